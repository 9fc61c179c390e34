from __future__ import annotations

import re
from dataclasses import replace

import pytest
from playwright.sync_api import Browser, expect

from assistant.phrases.catalogue import CATALOGUE, Phrase
from tests.support.assistants import FakeAssistant
from tests.support.chat_page import app_of, ask, opened
from tests.support.replies import FIRST, META, SECOND, reply
from tests.support.servers import running

pytestmark = pytest.mark.integration


def test_a_question_is_answered_with_sources_and_evidence(browser: Browser, address: str) -> None:
    with opened(browser, address) as page:
        ask(page, "Hoe koop je meubilair?")
        turn = page.locator(".turn")
        expect(turn.locator(".question")).to_have_text("Hoe koop je meubilair?")
        expect(turn.locator(".text")).to_contain_text(FIRST)
        expect(turn.locator(".cite")).to_have_text(["1", "2", "3", "4"])
        expect(turn.locator(".source")).to_have_count(4)
        expect(turn.locator(".source .facts").first).to_have_text(
            "Provincie Zuid-Holland · 2018 · onder ‘Lessen’ · Nederlands"
        )
        expect(turn.locator(".evidence")).to_have_text(
            "Onderbouwing: 3 documenten, 3 organisaties · NL, BE · 2018, 2019, 2021 · "
            "resultaten gemeld, niet gemeten"
        )


def test_a_number_opens_its_source_and_escape_goes_back(browser: Browser, address: str) -> None:
    with opened(browser, address) as page:
        ask(page, "Hoe?")
        number = page.get_by_role("button", name="Bron 1: Provincie Zuid-Holland koopt")
        number.press("Enter")
        source = page.locator(".source").first
        expect(source.locator("summary")).to_be_focused()
        expect(source.locator("mark")).to_have_text(FIRST)
        link = source.get_by_role("link", name="Open de bron")
        assert link.get_attribute("href") == META.source
        assert link.get_attribute("rel") == "noopener noreferrer"
        expect(source.locator(".note")).to_have_text("(onze samenvatting van deze bron)")
        source.locator("summary").press("Escape")
        expect(number).to_be_focused()


def test_a_quote_is_shown_where_it_stands_in_its_document(browser: Browser, address: str) -> None:
    with opened(browser, address) as page:
        ask(page, "Hoe?")
        page.locator(".cite").nth(1).click()
        quote = page.locator(".source").nth(1).locator("blockquote")
        expect(quote).to_contain_text(f"😀 Twee leveranciers boden aan. {SECOND}")
        expect(quote.locator("mark")).to_have_text(SECOND)
        expect(quote).not_to_contain_text("#")


def test_a_file_is_named_and_not_linked(browser: Browser, address: str) -> None:
    with opened(browser, address) as page:
        ask(page, "Hoe?")
        page.locator(".cite").nth(3).click()
        source = page.locator(".source").nth(3)
        expect(source.locator(".address")).to_have_text("rapporten/lessen.pdf")
        expect(source.get_by_role("link")).to_have_count(0)
        expect(source.locator(".note")).to_have_count(0)
        expect(source.locator(".facts")).to_contain_text("pagina 12–13")


def test_no_answer_says_so_and_names_the_nearest_documents(browser: Browser, address: str) -> None:
    with opened(browser, address) as page:
        ask(page, "niets")
        expect(page.locator(".text")).to_have_text(CATALOGUE["nl"][Phrase.NO_ANSWER_NOT_SUPPORTED])
        expect(page.locator(".nearest li")).to_have_count(2)
        expect(page.locator(".nearest a")).to_have_attribute("href", META.source)


def test_a_question_asked_back_is_answered_with_a_button(browser: Browser, address: str) -> None:
    with opened(browser, address) as page:
        ask(page, "terug")
        page.get_by_role("button", name="Provincie Utrecht").click()
        expect(page.locator(".turn")).to_have_count(2)
        expect(page.locator(".turn .question").last).to_have_text("Provincie Utrecht")


def test_a_follow_up_goes_on_with_the_conversation_and_says_how_it_was_understood(
    browser: Browser,
) -> None:
    understood = replace(reply(), searched_for="Wie koopt <b>stoelen</b>?", conversation_id="c-9")
    assistant = FakeAssistant(replies={"En stoelen?": understood})
    with running(app_of(assistant)) as address, opened(browser, address) as page:
        ask(page, "Wie koopt kasten?")
        expect(page.locator(".searched")).to_have_count(0)
        ask(page, "En stoelen?")
        expect(page.locator(".searched")).to_contain_text("Gezocht naar: ")
        expect(page.locator(".searched q")).to_have_text("Wie koopt <b>stoelen</b>?")
    assert [asked.conversation_id for asked in assistant.asked] == [None, "c1"]


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("stuk", "Er ging bij ons iets mis. Probeer het nog eens."),
        ("lang", "De vraag is te lang: gebruik hoogstens 2000 tekens."),
    ],
)
def test_an_error_is_told_in_plain_words(
    browser: Browser, address: str, question: str, words: str
) -> None:
    with opened(browser, address) as page:
        ask(page, question)
        expect(page.locator(".turn .problem")).to_have_text(words)
        expect(page.get_by_role("button", name="Probeer opnieuw")).to_be_visible()


def test_an_answer_that_breaks_off_keeps_what_was_checked_and_says_so(
    browser: Browser, address: str
) -> None:
    half = f'event: delta\ndata: {{"text": "{FIRST} [1]"}}\n\nevent: delta\ndata: {{"te'
    with opened(browser, address) as page:
        page.route("**/api/ask/stream", lambda route: route.fulfill(body=half))
        ask(page, "Hoe?")
        expect(page.locator(".turn .problem")).to_contain_text("De verbinding viel weg")
        expect(page.locator(".sentence")).to_have_text(re.compile(FIRST))


def test_an_empty_question_is_not_sent(browser: Browser, address: str) -> None:
    with opened(browser, address) as page:
        page.locator("#question").press("Enter")
        expect(page.get_by_role("alert")).to_contain_text("Typ eerst een vraag")
        expect(page.locator(".turn")).to_have_count(0)
