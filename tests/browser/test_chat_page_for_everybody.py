from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from assistant.phrases.catalogue import CATALOGUE, Phrase
from tests.support.browser import PHONE
from tests.support.chat_page import HOSTILE, THIRD, ask, opened
from tests.support.replies import FIRST, SECOND
from tests.support.servers import wait_until

pytestmark = pytest.mark.integration


@pytest.mark.parametrize("question", ["boos", "boos niets", HOSTILE])
def test_hostile_text_is_shown_as_text(browser: Browser, address: str, question: str) -> None:
    with opened(browser, address) as page:
        ask(page, question)
        expect(page.locator(".turn")).to_contain_text(HOSTILE)
        for source in page.locator(".source summary").all():
            source.click()
        assert page.locator("#conversation img, #conversation script").count() == 0
        assert page.locator('a[href^="javascript"]').count() == 0
        assert page.title() == "Leerkring"


@pytest.mark.parametrize(
    ("locale", "title"),
    [
        ("fr-BE", "Que voulez-vous savoir sur les achats circulaires ?"),
        ("de-DE", "Was möchten Sie über zirkuläre Beschaffung wissen?"),
        ("en-GB", "What would you like to know about circular procurement?"),
        ("es-ES", "Wat wil je weten over circulair inkopen?"),
    ],
)
def test_the_page_speaks_the_language_of_the_browser(
    browser: Browser, address: str, locale: str, title: str
) -> None:
    with opened(browser, address, locale=locale) as page:
        expect(page.locator("#intro")).to_have_text(title)


def test_the_picker_changes_every_word_and_is_remembered(browser: Browser, address: str) -> None:
    with opened(browser, address) as page:
        ask(page, "Hoe?")
        page.get_by_label("Taal").select_option("fr")
        expect(page.locator(".evidence")).to_contain_text("résultats rapportés")
        assert page.locator("html").get_attribute("lang") == "fr"
        page.reload()
        expect(page.locator("#send")).to_have_text("Demander")


def test_sentences_are_told_one_by_one_to_those_who_listen(browser: Browser, address: str) -> None:
    with opened(browser, address) as page:
        ask(page, "Hoe?")
        status = page.get_by_role("status")
        assert status.get_attribute("aria-live") == "polite"
        expect(status).to_have_text("Antwoord compleet, 4 bronnen.")
        told = page.locator("#told[aria-live=polite][aria-atomic=false]")
        expect(told.locator("p")).to_have_text([FIRST, SECOND, THIRD])
        ask(page, "niets")
        expect(told).to_be_empty()
        expect(status).to_have_text(CATALOGUE["nl"][Phrase.NO_ANSWER_NOT_SUPPORTED])


def test_a_new_question_is_scrolled_to_the_top_whatever_came_before(
    browser: Browser, address: str
) -> None:
    with opened(browser, address, size=PHONE, reduced_motion="reduce") as page:
        for question in ("Hoe?", "niets", "terug"):
            ask(page, question)
        last = page.locator(".turn:last-child")
        wait_until(lambda: (last.bounding_box() or {"y": 999})["y"] < 140)
        expect(last.locator(".answer")).to_be_in_viewport(ratio=1)
