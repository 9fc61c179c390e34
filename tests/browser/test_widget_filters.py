"""The chips that questions are limited by."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from tests.support.assistants import FakeAssistant
from tests.support.browser import PHONE
from tests.support.chat_page import app_of, ask, opened
from tests.support.replies import clarification, reply
from tests.support.servers import running

pytestmark = pytest.mark.integration

COVERS = {
    "category": {"ict": 43, "beton": 19},
    "phase": {"gunnen": 124},
    "country": {"NL": 224, "BE": 80},
    "language": {"nl": 259, "fr": 57},
}


def test_chips_limit_questions_until_they_are_taken_away(browser: Browser) -> None:
    assistant = FakeAssistant(covers=COVERS, replies={"terug": reply(clarification())})
    with running(app_of(assistant)) as address, opened(browser, address, size=PHONE) as page:
        menu = page.locator("#filters")
        menu.locator("summary").press("Enter")
        expect(menu.get_by_role("group")).to_have_count(4)
        page.get_by_role("checkbox", name="Nederland 224").press("Space")
        page.get_by_role("checkbox", name="België 80").press("Space")
        page.get_by_role("checkbox", name="gunnen").press("Space")
        page.get_by_role("checkbox", name="gunnen").press("Escape")
        expect(menu.locator("summary")).to_be_focused()
        expect(page.get_by_role("checkbox")).to_have_count(0)
        ask(page, "Wie?")
        expect(page.locator(".searched")).to_have_text("Filters: Nederland · België · gunnen")
        page.get_by_role("button", name="Haal filter weg: België").press("Enter")
        expect(page.get_by_role("button", name="Haal filter weg: gunnen")).to_be_focused()
        ask(page, "terug")
        page.get_by_role("button", name="Provincie Utrecht").click()
        expect(page.locator(".turn")).to_have_count(3)
        page.reload()
        chosen = page.locator(".chosen button")
        expect(chosen).to_have_text(["Nederland", "gunnen"])
        expect(page.locator(".searched").first).to_have_text("Filters: Nederland · België · gunnen")
        chosen.first.click()
        chosen.first.press("Enter")
        expect(menu.locator("summary")).to_be_focused()
        ask(page, "En nu?")
    assert [asked.filters for asked in assistant.asked] == [
        {"country": ["NL", "BE"], "phase": ["gunnen"]},
        {"country": ["NL"], "phase": ["gunnen"]},
        {"country": ["NL"], "phase": ["gunnen"], "sector": ["provincie"]},
        {},
    ]


def test_a_page_may_choose_beforehand_and_clearing_goes_back_to_that(browser: Browser) -> None:
    assistant = FakeAssistant(covers=COVERS)
    with running(app_of(assistant)) as address, opened(browser, address) as page:
        page.locator("leerkring-chat").evaluate("it => it.setAttribute('filters', 'category=ict')")
        page.locator("#language").select_option("fr")
        chosen = page.locator(".chosen button")
        expect(chosen).to_have_text(["matériel informatique"])  # it is made anew in French
        chosen.click()
        expect(chosen).to_have_count(0)
        ask(page, "Qui ?")
        page.locator("#clear").click()
        expect(chosen).to_have_text(["matériel informatique"])
        ask(page, "Qui ?")
    assert [asked.filters for asked in assistant.asked] == [{}, {"category": ["ict"]}]
