"""Signing in at a real provider: there, back, what it opens, and out again."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest

from bots.web.app import create_app
from bots.web.settings import Access
from bots.web.sign_in.service import make_sign_in
from tests.support.assistants import FakeAssistant
from tests.support.keys import FakeKeys
from tests.support.oidc.provider import CLIENT_SECRET, RunningProvider
from tests.support.oidc.visitor import Visitor, sign_in_settings
from tests.support.web import web_settings

pytestmark = pytest.mark.integration


def visitor(
    provider: RunningProvider,
    assistant: FakeAssistant | None = None,
    *,
    access: Access = Access.KEYS,
    keys: FakeKeys | None = None,
    base: str = "http://localhost:8000",
    **changes: object,
) -> Visitor:
    web = web_settings(access=access, allowed_hosts=urlsplit(base).hostname)
    rules = sign_in_settings(provider.issuer, public_url=base, **changes)
    keys = keys or FakeKeys()
    app = create_app(
        assistant or FakeAssistant(),
        settings=web,
        keys=keys,
        sign_in=make_sign_in(rules, web=web, keys=keys),
    )
    return Visitor(app, base=base)


def test_whoever_opens_a_page_is_asked_to_sign_in_and_comes_back_to_it(
    provider: RunningProvider,
) -> None:
    provider.set(people={"anna": ["deelnemers"]})
    assistant = FakeAssistant()
    anna = visitor(provider, assistant)
    asked = anna.open("/?lang=en")
    assert (asked.status_code, asked.headers["location"]) == (303, "/sign-in?next=%2F%3Flang%3Den")
    page = anna.open(asked.headers["location"])
    assert "/sign-in/go?next=%2F%3Flang%3Den" in page.text
    assert anna.ask().status_code == 401

    back = anna.sign_in("anna", leads_to="/?lang=en")
    assert (back.status_code, back.headers["location"]) == (303, "/?lang=en")
    assert anna.open("/").status_code == 200
    assert anna.ask().status_code == 200
    assert assistant.asked[0].audience == {"public", "participants"}


def test_sign_in_asks_with_pkce_a_state_and_a_nonce(provider: RunningProvider) -> None:
    going = visitor(provider).open("/sign-in/go")
    asked = parse_qs(urlsplit(going.headers["location"]).query)
    assert asked["code_challenge_method"] == ["S256"]
    assert asked["scope"] == ["openid"]
    assert {"code_challenge", "state", "nonce"} <= asked.keys()
    assert CLIENT_SECRET not in going.headers["location"]
