"""Signing in and out in a browser: a strict policy, cookies of two sites, forms that send on."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from bots.web.app import create_app
from bots.web.settings import Access
from bots.web.sign_in.provider import OidcProvider
from bots.web.sign_in.service import SignIn
from bots.web.sign_in.sessions import Sessions
from tests.support.browser import violations, window
from tests.support.chat_page import answering, ask
from tests.support.keys import FakeKeys
from tests.support.oidc.provider import RunningProvider
from tests.support.oidc.visitor import sign_in_settings
from tests.support.replies import FIRST
from tests.support.servers import running
from tests.support.web import web_settings

pytestmark = pytest.mark.integration


def test_one_signs_in_asks_with_the_session_and_signs_out(
    browser: Browser, provider: RunningProvider
) -> None:
    keys, rules = FakeKeys(), sign_in_settings(provider.issuer)
    assistant = answering()
    app = create_app(
        assistant,
        settings=web_settings(access=Access.KEYS),
        keys=keys,
        sign_in=SignIn(provider=OidcProvider(rules), sessions=Sessions(keys=keys, rules=rules)),
    )
    with running(app) as address, window(browser, address) as context:
        provider.set(people={"anna": ["deelnemers"]}, returns=[address])
        page = context.new_page()
        refused: list[str] = []
        page.on("console", lambda said: refused.append(said.text))

        page.goto("/?lang=nl")
        expect(page.get_by_role("heading", level=1)).to_have_text("Aanmelding")
        assert page.url == f"{address}/sign-in?next=%2F%3Flang%3Dnl"
        assert violations(page) == []
        page.get_by_role("link", name="Aanmelden").click()
        page.locator("[name=login]").fill("anna")
        page.locator("[name=password]").fill("any")
        page.locator("[type=submit]").click()

        page.wait_for_url(f"{address}/?lang=nl")
        ask(page, "Hoe koop je meubilair?")
        expect(page.locator(".turn .text")).to_contain_text(FIRST)
        assert assistant.asked[0].audience == {"public", "participants"}

        page.goto("/sign-in?lang=nl")
        expect(page.get_by_role("status")).to_have_text("U bent aangemeld.")
        assert violations(page) == []
        page.get_by_role("button", name="Afmelden").click()
        page.locator("[name=logout]").click()  # the provider asks whether one is sure
        page.wait_for_url(f"{address}/sign-out")
        expect(page.get_by_role("status")).to_have_text("U bent afgemeld bij Leerkring.")
        page.goto("/")
        expect(page.get_by_role("link", name="Aanmelden")).to_be_visible()
        assert [said for said in refused if "Content Security Policy" in said] == []
