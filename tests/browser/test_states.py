"""Every state of the widget, on phone and desktop, in light and dark, in three languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Browser

from assistant.phrases.catalogue import CATALOGUE
from tests.support.browser import violations
from tests.support.chat_page import COMPARED, opened
from tests.support.states import serving, states

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.integration

SIZES = ((320, 640), (390, 760), (1280, 860))
SCHEMES = ("light", "dark")
MISFITS = """() => {
    const root = document.querySelector("leerkring-chat").shadowRoot;
    const outside = "svg *, .unseen, .unseen *, .table *, .tool span, option";
    const said = (part) => `${part.tagName} ${part.className}: ${part.textContent.slice(0, 60)}`;
    const found = document.documentElement.scrollWidth > innerWidth ? ["the page"] : [];
    for (const part of root.querySelectorAll("*")) {
        const { left, right, width } = part.getBoundingClientRect();
        if (!width || !part.checkVisibility() || part.matches(outside)) continue;
        if (left < -1 || right > innerWidth + 1) found.push(said(part));
        const scrolls = part.matches(".table, .scroller, .frame, :has(.table)");
        const room = part.clientWidth && part.clientWidth + 1;
        if (room && !scrolls && part.scrollWidth > room) found.push(said(part));
    }
    const heads = [...root.querySelectorAll(".table tbody th, .table thead th:first-child")];
    const box = root.querySelector(".table")?.clientWidth;
    return [...found, ...heads.filter((head) => head.offsetWidth > box / 2).map(said)];
}"""
"""What is wider than its window or its box, and a column that stays before all the others."""

COLUMNS = COMPARED.table.columns if COMPARED.table else ()
NAMES = ("Nederlands", "Français", "English", "Deutsch", "Filters")
"""Words of the table, and what is written so in every language."""

EVERY_RULE = {
    "nl": ("01", "02", "03", "04", "07", "08", "09", "11", "12", "14", "17"),
    "fr": ("13", "18"),
    "de": ("05", "16"),
}
"""The states that axe looks at in a language; of the others the markup has been seen by then."""


@pytest.mark.parametrize("language", ["nl", "fr", "de"])
def test_every_state_fits_and_is_accessible_in_its_own_words(
    browser: Browser, language: str
) -> None:
    found = []
    with (
        serving(language) as served,
        opened(browser, served.address, locale=language, reduced_motion="reduce") as page,
    ):
        for name in states(page, served):
            found += [(name, words) for words in _foreign_words(page, language)]
            for width, height in SIZES:
                page.set_viewport_size({"width": width, "height": height})
                found += [(name, width, misfit) for misfit in page.evaluate(MISFITS)]
            if name[:2] in EVERY_RULE[language]:
                page.emulate_media(color_scheme="light")
                found += [(name, "light", each) for each in violations(page)]
                page.emulate_media(color_scheme="dark")
                found += [(name, "dark", each) for each in violations(page, "color-contrast")]
    assert not found, "\n".join(map(str, found))


def _foreign_words(page: Page, language: str) -> set[str]:
    """Return the phrases of another language that stand on the page, but for words of documents."""
    shown = {*page.locator("leerkring-chat .frame").inner_text().splitlines()}
    others = {words for each in CATALOGUE if each != language for words in CATALOGUE[each].values()}
    return (shown & others) - {*CATALOGUE[language].values(), *COLUMNS, *NAMES}
