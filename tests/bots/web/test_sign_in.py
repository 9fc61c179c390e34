"""Signing in at a real provider: there, back, what it opens, and out again."""

from __future__ import annotations

import logging
import time
from urllib.parse import parse_qs, urlsplit

import pytest
from itsdangerous import URLSafeSerializer

from bots.web.settings import Access
from tests.support.assistants import FakeAssistant
from tests.support.oidc.provider import CLIENT_SECRET, RunningProvider
from tests.support.oidc.visiting import visitor
from tests.support.oidc.visitor import ATTEMPT, FROM_OUR_PAGE, HERE, SESSION, path_of

pytestmark = pytest.mark.integration

EVERYWHERE = "https://leerkring.example.nl"


def test_whoever_opens_a_page_is_asked_to_sign_in_and_comes_back_to_it(
    provider: RunningProvider,
) -> None:
    provider.set(people={"anna": ["deelnemers"]})
    assistant = FakeAssistant()
    anna = visitor(provider.issuer, assistant)
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


def test_one_sets_out_with_pkce_a_state_and_a_nonce(provider: RunningProvider) -> None:
    going = visitor(provider.issuer).open("/sign-in/go")
    asked = parse_qs(urlsplit(going.headers["location"]).query)
    assert asked["code_challenge_method"] == ["S256"]
    assert asked["scope"] == ["openid"]
    assert {"code_challenge", "state", "nonce"} <= asked.keys()
    assert CLIENT_SECRET not in going.headers["location"]


def test_neither_cookies_nor_logs_tell_who_it_is(
    provider: RunningProvider, caplog: pytest.LogCaptureFixture
) -> None:
    name = "anna.de.vries@gemeente.example"
    provider.set(people={name: ["deelnemers"]})
    anna = visitor(provider.issuer, base=EVERYWHERE)
    provider.set(people={name: ["deelnemers"]}, returns=[EVERYWHERE])
    with caplog.at_level(logging.DEBUG, logger="bots"):
        back = anna.sign_in(name)
    session, attempt = back.headers.get_list("set-cookie")
    assert session.startswith(f"__Host-{SESSION}=")
    assert f"__Host-{ATTEMPT}=" in attempt
    assert "Max-Age=0" in attempt
    assert {part.strip() for part in session.split(";")[1:]} == {
        *("HttpOnly", "Max-Age=28800", "Path=/", "SameSite=lax", "Secure"),
    }
    content = session.partition("=")[2].partition(";")[0].rpartition(".")[0]
    held = str(URLSafeSerializer("any").load_payload(content.encode()))
    assert "'audiences': ['participants']" in held
    for told in (name, "anna", "deelnemers"):
        assert told not in held
        assert told not in caplog.text


def test_groups_that_open_nothing_here_leave_what_everybody_may(
    provider: RunningProvider,
) -> None:
    provider.set(people={"bob": ["boekhouding"]})
    assistant = FakeAssistant()
    bob = visitor(provider.issuer, assistant)
    bob.sign_in("bob")
    assert bob.ask().status_code == 200
    assert assistant.asked[0].audience == {"public"}
    forgotten = bob.client.post(
        "/api/forget", json={"conversation_id": "c1"}, headers=FROM_OUR_PAGE
    )
    assert (forgotten.status_code, forgotten.json()["type"]) == (403, "insufficient_scope")


def test_groups_may_be_told_apart_from_the_token(provider: RunningProvider) -> None:
    provider.set(people={"anna": ["deelnemers"]}, apart=True)
    assistant = FakeAssistant()
    anna = visitor(provider.issuer, assistant)
    anna.sign_in("anna")
    anna.ask()
    assert assistant.asked[0].audience == {"public", "participants"}


def test_a_group_that_was_left_opens_nothing_after_the_next_sign_in(
    provider: RunningProvider,
) -> None:
    provider.set(people={"anna": ["deelnemers"]})
    assistant = FakeAssistant()
    anna = visitor(provider.issuer, assistant)
    anna.sign_in("anna")
    anna.ask()
    provider.set(people={"anna": []})
    anna.sign_in("anna")
    anna.ask()
    assert [asked.audience for asked in assistant.asked] == [
        {"public", "participants"},
        {"public"},
    ]


def test_signing_in_again_is_another_session_and_ends_the_one_before(
    provider: RunningProvider,
) -> None:
    anna = visitor(provider.issuer)
    anna.sign_in("anna")
    first = anna.session
    anna.sign_in("anna")
    assert anna.session != first
    assert anna.ask().status_code == 200
    anna.hold(SESSION, str(first))
    assert anna.ask().status_code == 401


def test_a_session_ends_by_itself(provider: RunningProvider) -> None:
    clock = [time.time()]
    anna = visitor(provider.issuer, now=lambda: clock[0], oidc_hours=1)
    anna.sign_in("anna")
    kept = str(anna.session)
    clock[0] += 3599
    assert anna.ask().status_code == 200
    clock[0] += 2
    anna.hold(SESSION, kept)  # a browser would have dropped it by itself
    refused = anna.ask()
    assert (refused.status_code, refused.json()["type"]) == (401, "unauthorised")
    assert "sign in again" in refused.json()["detail"]
    assert anna.session is None  # it stands in nobody's way, who may ask without
    anna.hold(SESSION, kept)
    page = anna.open("/sign-in?lang=en")
    assert "You are no longer signed in" in page.text
    assert anna.session is None


def test_one_signs_out_here_and_at_the_provider(provider: RunningProvider) -> None:
    anna = visitor(provider.issuer)
    anna.sign_in("anna")
    copied = str(anna.session)
    page = anna.open("/sign-in?lang=en")
    assert "You are signed in." in page.text
    assert f"form-action 'self' {provider.issuer};" in page.headers["content-security-policy"]
    out = anna.client.post("/sign-out", headers={**FROM_OUR_PAGE, "content-type": FORM})
    assert out.status_code == 303
    place = urlsplit(out.headers["location"])
    assert f"{place.scheme}://{place.netloc}" == provider.issuer
    assert parse_qs(place.query)["post_logout_redirect_uri"] == [f"{HERE}/sign-out"]
    assert anna.session is None
    assert "signed out of Leerkring" in anna.open("/sign-out?lang=en").text
    anna.hold(SESSION, copied)
    assert anna.ask().status_code == 401


def test_a_provider_that_is_down_is_said_in_words_and_back_when_it_is_up(
    provider: RunningProvider,
) -> None:
    nobody = visitor("http://localhost:9", access=Access.PUBLIC)  # where nothing listens
    assert nobody.ask({}).status_code == 200
    assert nobody.open("/sign-in").status_code == 200
    going = nobody.open("/sign-in/go?next=/pilots")
    assert going.headers["location"] == "/sign-in?failed=unreachable&next=%2Fpilots"
    told = nobody.open("/sign-in?failed=unreachable&next=%2Fpilots&lang=en")
    assert told.status_code == 503
    assert "can&#39;t be reached at the moment" in told.text
    assert provider.issuer not in told.text


def test_keys_that_the_provider_changed_are_fetched_anew(provider: RunningProvider) -> None:
    anna = visitor(provider.issuer)
    anna.sign_in("anna")
    provider.set(rotate=True)
    assert path_of(anna.sign_in("anna").headers["location"]) == "/"
    assert anna.ask().status_code == 200


def test_without_a_provider_there_is_nowhere_to_sign_in() -> None:
    from tests.support.web import client_of  # noqa: PLC0415  beside its only use

    for path in ("/sign-in", "/sign-in/go", "/sign-in/callback"):
        assert client_of().get(path).status_code == 404
    assert client_of().get("/sign-out").status_code == 405  # only the owner's sessions end there


FORM = "application/x-www-form-urlencoded"
