"""The pages in a browser: without JavaScript, in light and dark, on a phone and a desktop."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.support.browser import DESKTOP, PHONE, violations, window
from tests.support.chat_page import app_of
from tests.support.pages import DID_NOT, quote, with_pages
from tests.support.servers import running

PLACE = quote(DID_NOT)
CITED = f"/documents/bureaus?start={PLACE.start}&end={PLACE.end}"
PAGES = ("/pilots", "/coverage", CITED, "/documents/boos", "/documents/verzonnen")


@pytest.fixture(scope="module")
def pages() -> Iterator[str]:
    with running(app_of(with_pages())) as served:
        yield served


@pytest.mark.parametrize(
    ("scheme", "size", "looked_at"),
    [("light", DESKTOP, ("/pilots", CITED)), ("dark", PHONE, ("/coverage", CITED))],
)
def test_axe_finds_nothing_and_no_page_is_wider_than_its_window(
    browser: Browser, pages: str, scheme: str, size: tuple[int, int], looked_at: tuple[str, ...]
) -> None:
    context = window(browser, pages, size=size, color_scheme=scheme)
    page = context.new_page()
    refused: list[str] = []
    page.on("console", lambda m: refused.append(m.text) if "Content Security" in m.text else None)
    for path in PAGES:
        page.goto(path)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
        assert path not in looked_at or violations(page) == [], path
    assert refused == []
    context.close()


def test_a_reader_without_javascript_finds_a_pilot_and_lands_on_the_passage(
    browser: Browser, pages: str
) -> None:
    context = window(browser, pages, size=PHONE, java_script_enabled=False)
    page = context.new_page()
    page.goto("/pilots?lang=en")
    page.keyboard.press("Tab")
    assert page.locator(":focus").inner_text() == "Skip to the content"
    page.get_by_label("Contract form").select_option("koop-terugkoop")
    page.get_by_role("button", name="Show").click()
    assert page.url.endswith("&lang=en")
    page.get_by_role("link", name=DID_NOT).click()
    passage = page.locator("mark")
    assert passage.inner_text() == DID_NOT
    box = passage.bounding_box()
    assert box is not None
    assert 0 < box["y"] < PHONE[1]
    page.goto(CITED)  # without a place in the address it is gone to all the same
    box = page.locator("mark").bounding_box()
    assert box is not None
    assert 0 < box["y"] < PHONE[1]
    page.get_by_role("link", name="Naar de geciteerde passage").click()
    assert page.locator("#cited:target").count() == 1
    context.close()


def test_the_chat_page_leads_to_the_others_in_the_words_of_its_reader(
    browser: Browser, pages: str
) -> None:
    context = window(browser, pages, size=PHONE, locale="fr-FR")
    page = context.new_page()
    page.goto("/")
    page.get_by_role("navigation", name="Parties de Leerkring").wait_for()
    page.get_by_role("link", name="Pilotes").click()
    assert page.locator("h1").inner_text() == "Pilotes : ce qui a marché et ce qui n’a pas marché"
    context.close()
