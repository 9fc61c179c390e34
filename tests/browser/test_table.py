from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from tests.support.browser import PHONE
from tests.support.chat_page import HOSTILE, ask, opened
from tests.support.replies import FIRST

pytestmark = pytest.mark.integration


def test_pilots_stand_in_a_table_whose_cells_lead_to_their_sources(
    browser: Browser, address: str
) -> None:
    with opened(browser, address) as page:
        ask(page, "naast elkaar")
        table = page.get_by_role("table", name="Naast elkaar")
        expect(table.get_by_role("columnheader")).to_have_count(5)
        expect(table.get_by_role("rowheader")).to_have_text(
            ["Provincie Zuid-Holland (2018)", "Bruxelles Environnement (2021)"]
        )
        expect(page.locator(".sentence")).to_have_count(0)
        cell = table.get_by_role("cell").first
        expect(cell).to_contain_text(FIRST)
        assert table.get_by_role("cell").nth(4).get_attribute("lang") == "fr"
        number = cell.get_by_role("button", name="Bron 1: Provincie Zuid-Holland koopt")
        number.press("Enter")
        expect(page.locator(".source").first.locator("mark")).to_have_text(FIRST)


def test_on_a_phone_the_table_scrolls_in_its_own_box(browser: Browser, address: str) -> None:
    width, height = PHONE
    with opened(browser, address, size=(width, height)) as page:
        ask(page, "naast elkaar")
        box = page.get_by_role("region", name="Naast elkaar")
        assert box.evaluate("box => box.scrollWidth > box.clientWidth")
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        box.focus()
        expect(box).to_be_focused()


def test_what_a_document_says_is_text_in_a_table_too(browser: Browser, address: str) -> None:
    with opened(browser, address) as page:
        ask(page, "boos tabel")
        expect(page.get_by_role("cell").first).to_contain_text(HOSTILE)
        assert page.locator("#conversation img").count() == 0
