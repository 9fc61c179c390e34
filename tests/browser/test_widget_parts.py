"""What can be done with an answer in the widget: rate, copy, file, follow its sources."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Browser, expect

from assistant.errors import JournalUnavailableError
from assistant.journal.port import Rating
from bots.web.app import create_app
from ingest.document import Span, StoredDocument
from tests.support.assistants import FakeAssistant
from tests.support.chat_page import FRENCH, HOSTILE, LONG, ask, opened
from tests.support.journals import ListJournal
from tests.support.replies import DOCUMENT, META, answer, citation, reply, sentence
from tests.support.servers import running
from tests.support.source_places import WEB_PLACES
from tests.support.web import web_settings

pytestmark = pytest.mark.integration

PRIVATE = {"permissions": ["clipboard-read", "clipboard-write"]}
NO_CLIPBOARD = "Object.defineProperty(navigator, 'clipboard', {value: undefined})"
COPIED_HTML = (
    "async () => (await (await navigator.clipboard.read())[0].getType('text/html')).text()"
)
NEXT = "Wat werkte niet bij Provincie Zuid-Holland?"
ANSWER = replace(reply(LONG), suggestions=(NEXT, HOSTILE))
PLACES = tuple(
    (replace(META, source=source), Span(start=0, end=9, page=page, timecode=timecode))
    for source, page, timecode, _ in (*WEB_PLACES, ("javascript:alert(1)//x.pdf", 12, None, ""))
)


@dataclass(frozen=True, kw_only=True)
class Served:
    """A server, and what it asks and tells."""

    address: str
    assistant: FakeAssistant
    journal: ListJournal


@pytest.fixture(scope="module")
def served() -> Iterator[Served]:
    changed = StoredDocument(meta=FRENCH, text="Il n’y a plus rien ici.")
    assistant = FakeAssistant(
        reply=ANSWER,
        replies={
            "frans": reply(answer([sentence(citations=[3])], LONG.citations)),
            "plaatsen": reply(
                answer(
                    [sentence(citations=range(1, len(PLACES) + 1))],
                    [
                        citation(number, meta=meta, span=span)
                        for number, (meta, span) in enumerate(PLACES, start=1)
                    ],
                )
            ),
        },
        documents={META.document_id: DOCUMENT, FRENCH.document_id: changed},
    )
    journal = ListJournal()
    with running(create_app(assistant, settings=web_settings(), journal=journal)) as address:
        yield Served(address=address, assistant=assistant, journal=journal)


def test_an_answer_is_rated_once_and_a_thumb_down_may_have_a_reason(
    browser: Browser, served: Served
) -> None:
    with opened(browser, served.address) as page:
        ask(page, "Hoe?")
        served.journal.error = JournalUnavailableError("here", "weg")
        page.get_by_role("button", name="Goed antwoord", exact=True).click()
        expect(page.locator(".notice")).to_contain_text("opnieuw")
        served.journal.error = None
        page.get_by_role("button", name="Geen goed antwoord").press("Enter")
        form = page.locator(".reason")
        expect(form.locator("p").first).to_be_focused()
        expect(form).to_contain_text("Schrijf hier geen persoonsgegevens")
        form.get_by_label("De bron past niet bij het antwoord").check()
        form.get_by_label("Toelichting").fill(" Het jaar is 2019. ")
        form.get_by_role("button", name="Versturen").press("Enter")
        expect(page.locator(".tools")).to_contain_text("Bedankt.")
        expect(page.get_by_text("Bedankt.")).to_be_focused()
        page.reload()
        expect(page.locator(".tools")).to_contain_text("Bedankt.")
        expect(page.locator(".thumbs, .reason")).to_have_count(0)
        ask(page, "Nog iets?")
        page.get_by_role("button", name="Goed antwoord", exact=True).click()
        expect(page.locator(".thumbs")).to_have_count(0)
    assert served.journal.rated == [
        ("a1", Rating.DOWN, ""),
        ("a1", Rating.DOWN, "source: Het jaar is 2019."),
        ("a1", Rating.UP, ""),
    ]


def test_an_answer_is_copied_with_its_quotes_sources_and_date(
    browser: Browser, served: Served
) -> None:
    with opened(browser, served.address, **PRIVATE) as page:
        ask(page, "Hoe?")
        button = page.get_by_role("button", name="Kopieer met bronnen")
        button.press("Enter")
        expect(page.locator(".notice")).to_have_text("Gekopieerd, met bronnen.")
        question = page.locator("#question")
        question.press("Control+v")
        copied = question.input_value()
        html = page.evaluate(COPIED_HTML)
        page.evaluate("navigator.clipboard.writeText('iets anders')")
        page.evaluate(NO_CLIPBOARD)
        button.press("Enter")
        expect(page.locator(".notice")).to_have_text("Gekopieerd, met bronnen.")
        question.fill("")
        question.press("Control+v")
        assert question.input_value() == copied
    for words in (
        f"{LONG.sentences[0].text} [1]",
        "[1] Provincie Zuid-Holland koopt hergebruikt kantoormeubilair · Provincie Zuid-Holland",
        " · 2018 · onder ‘Lessen’ · Nederlands: https://example.org/zuid-holland (onze samen",
        "“Prévoyez le dialogue dès le départ.”",
        "rapporten/lessen.pdf",
        "Onderbouwing: 3 documenten",
        f" {datetime.now(UTC).year}, corpusversie v1",
    ):
        assert words in copied.replace("\u00a0", " ").replace("\u202f", " ")
    assert "<blockquote" in html


def test_an_answer_and_a_conversation_are_saved_as_a_file(browser: Browser, served: Served) -> None:
    with opened(browser, served.address) as page:
        ask(page, "Hoe?")
        menu = page.locator(".export")
        menu.locator("summary").press("Enter")
        one = menu.get_by_role("group", name="Dit antwoord")
        with page.expect_download() as download:
            one.get_by_role("button", name="Markdown").click()
        assert download.value.suggested_filename.startswith("leerkring-20")
        assert download.value.suggested_filename.endswith("waar-koos-de-provincie-voor.md")
        expect(page.locator(".notice")).to_have_text("Het dossier is gedownload.")
        whole = menu.get_by_role("group", name="Het hele gesprek")
        with page.expect_request("**/api/dossier") as sent, page.expect_download():
            whole.get_by_role("button", name="Word").click()
        expect(page.locator(".notice")).to_have_text("Het dossier is gedownload.")
        assert sent.value.post_data_json == {
            "answer_ids": ["a1"],
            "format": "docx",
            "language": "nl",
        }
        page.context.set_offline(True)
        whole.get_by_role("button", name="PDF").click()
        expect(page.locator(".notice")).to_contain_text("Je bent offline.")
        whole.get_by_role("button", name="PDF").press("Escape")
        expect(menu.locator("summary")).to_be_focused()
        expect(whole).to_be_hidden()


def test_a_source_opens_at_its_place_and_our_document_at_the_quote(
    browser: Browser, served: Served
) -> None:
    with opened(browser, served.address) as page:
        ask(page, "plaatsen")
        links = page.locator(".source").get_by_role(
            "link", name="Open de bron", include_hidden=True
        )
        assert [link.get_attribute("href") for link in links.all()] == [
            address for *_, address in WEB_PLACES
        ]
        ask(page, "Hoe?")
        page.locator(".turn").last.locator(".cite").first.click()
        whole = page.get_by_role("link", name="Lees het hele document")
        start = DOCUMENT.text.index(LONG.citations[0].quote)
        end = start + len(LONG.citations[0].quote)
        address = f"{served.address}/documents/{META.document_id}"
        cited = f"{address}?start={start}&end={end}&lang=nl#cited"
        expect(whole).to_have_attribute("href", cited)
        page.locator(".turn").last.locator(".cite").nth(2).click()
        card = page.locator(".turn").last.locator(".source").nth(2)
        expect(card).to_contain_text("Dit document is veranderd na dit antwoord.")
        expect(whole).to_have_count(1)


def test_a_suggestion_is_asked_by_its_button_and_is_text(browser: Browser, served: Served) -> None:
    with opened(browser, served.address) as page:
        ask(page, "frans")
        expect(page.locator(".sentence")).to_have_attribute("lang", "fr")
        page.locator("#clear").click()
        ask(page, "Hoe?")
        expect(page.get_by_role("button", name=HOSTILE)).to_be_visible()
        page.get_by_role("button", name=NEXT).press("Enter")
        expect(page.locator(".question")).to_have_text(["Hoe?", NEXT])
        expect(page.get_by_role("button", name=NEXT)).to_have_count(1)  # of the last answer only
