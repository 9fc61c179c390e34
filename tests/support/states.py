"""Every state that the widget can be in, one after the other, in any language."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

from playwright.sync_api import Page, expect

from assistant.answer import Answer, Cell, Reason, Table
from bots.web.app import create_app
from ingest.document import Span
from tests.support.assistants import FakeAssistant
from tests.support.bad_network import BadNetwork, Trouble
from tests.support.chat_page import COMPARED, LONG, REPORT, ask
from tests.support.journals import ListJournal
from tests.support.replies import DOCUMENT, META, citation, clarification, no_answer, reply
from tests.support.servers import running
from tests.support.web import web_settings

COVERS = {
    "category": {"ict": 43, "beton": 19, "kantoormeubilair": 31, "bedrijfskleding": 12},
    "phase": {"gunnen": 124, "marktdialoog": 80, "contracteren": 77},
    "country": {"NL": 224, "BE": 80, "FR": 61},
    "language": {"nl": 259, "fr": 57, "de": 12},
}
GERMAN = "Die Rücknahmeverpflichtungsvereinbarung der Arbeitsschutzbekleidungslieferanten fehlte."
GERMAN_META = replace(
    META,
    document_id="kreislauf",
    title="Kreislaufwirtschaftsgesetzgebungsverfahren und Büromöbelbeschaffung in Ludwigshafen",
    source="https://example.org/kreislaufwirtschaft/bueromoebel.pdf",
    language="de",
    organisation="Bundesbeschaffungsverwaltungsgesellschaft",
    country="DE",
    year="2022",
    quote_origin="source",
)
NEXT = (
    "Wat werkte niet bij Provincie Zuid-Holland?",
    "Welke organisaties kochten nog meer hergebruikt kantoormeubilair?",
)
HOW, NOTHING, BACK, BESIDE, BROKEN = "Hoe koop je meubilair?", "Niets?", "Utrecht?", "Beide?", "Au"
LIMITED = Trouble(
    status=429,
    headers={"content-type": "application/problem+json", "retry-after": "30"},
    body=b'{"type": "too_many_requests"}',
)


@dataclass(frozen=True, kw_only=True)
class Served:
    """A server of which the network can go bad."""

    address: str
    network: BadNetwork


@contextmanager
def serving(language: str) -> Iterator[Served]:
    """Serve the chat page around an assistant that has every answer, in its words around them."""

    assistant = FakeAssistant(
        reply=replace(reply(LONG, language=language), suggestions=NEXT),
        replies={
            NOTHING: reply(no_answer(Reason.NOT_SUPPORTED, [META, REPORT]), language=language),
            BACK: reply(clarification(), language=language),
            BESIDE: reply(_beside(), language=language),
        },
        documents={META.document_id: DOCUMENT},
        errors={BROKEN: RuntimeError()},
        covers=COVERS,
    )
    network = BadNetwork(create_app(assistant, settings=web_settings(), journal=ListJournal()))
    with running(network) as address:
        yield Served(address=address, network=network)
        network.go_on()


def states(page: Page, served: Served) -> Iterator[str]:
    """Bring the open chat page from one state into the next, and yield the name of each."""
    yield "01-welcome"
    menu = page.locator("#filters")
    menu.locator("summary").click()
    expect(page.get_by_role("checkbox").first).to_be_visible()
    yield "02-filters"
    for name in ("ict", "bedrijfskleding", "gunnen", "BE"):
        page.locator(f".choices input[value={name}]").check()
    menu.locator("summary").click()
    yield "03-filters-chosen"
    for _ in range(4):
        page.locator(".chosen button").first.click()
    page.locator("#question").press("Enter")
    expect(page.locator("#complaint")).to_be_visible()
    yield "04-empty-question"
    yield from _of_an_answer(page, served)
    yield from _of_others(page)
    yield from _of_trouble(page, served)


def _of_an_answer(page: Page, served: Served) -> Iterator[str]:
    served.network.next = Trouble(sentences=0)
    begin(page, HOW)
    expect(page.locator(".progress")).to_be_visible()
    yield "05-searching"
    served.network.go_on()
    expect(page.locator(".evidence")).to_be_visible()
    yield "06-answer"
    page.locator(".cite").nth(1).click()
    expect(page.locator(".source[open] .way a").nth(1)).to_be_visible()
    yield "07-citation"
    page.locator(".export summary").click()
    yield "08-export"
    page.locator(".export summary").click()
    page.locator(".thumbs .down").click()
    expect(page.locator(".reason")).to_be_visible()
    yield "09-reason"
    page.locator(".reason button").click()
    expect(page.locator(".reason")).to_have_count(0)
    page.context.set_offline(offline=True)
    page.locator(".export summary").click()
    page.locator(".export button").first.click()
    expect(page.locator(".notice")).not_to_be_empty()
    yield "10-thanks-and-offline"
    page.context.set_offline(offline=False)
    clear(page)


def _of_others(page: Page) -> Iterator[str]:
    for question, name in (
        (BESIDE, "11-table"),
        (NOTHING, "12-no-answer"),
        (BACK, "13-clarification"),
        (BROKEN, "14-problem"),
    ):
        ask(page, question)
        yield name
        clear(page)


def _of_trouble(page: Page, served: Served) -> Iterator[str]:
    served.network.next = LIMITED
    ask(page, HOW)
    yield "15-too-many-requests"
    clear(page)
    served.network.next = Trouble(sentences=2, cut=True)
    ask(page, HOW)
    yield "16-broken-off"
    clear(page)
    for name, leave in (("17-writing", None), ("18-stopped", "stop"), ("19-reloaded", "reload")):
        served.network.next = Trouble(sentences=1)
        begin(page, HOW)
        expect(page.locator(".sentence")).to_have_count(1)
        if leave == "stop":
            page.locator("#stop").click()
        if leave == "reload":
            page.reload()
        if leave:
            expect(page.locator(".stopped")).to_be_visible()
        yield name
        served.network.go_on()
        clear(page)


def begin(page: Page, question: str) -> None:
    """Ask a question, and wait for nothing."""
    page.locator("#question").fill(question)
    page.locator("#question").press("Enter")


def clear(page: Page) -> None:
    """Forget the conversation by the button."""
    page.locator("#clear").click()
    expect(page.locator(".turn")).to_have_count(0)


def _beside() -> Answer:
    """Return the table of the chat page with a row of long German words."""
    table = COMPARED.table
    assert table is not None
    cells = (Cell(text="niet vermeld"), Cell(text=GERMAN, citations=(5,)))
    row = (Cell(text=f"{GERMAN_META.organisation} (2022)"), *cells, *cells)
    cited = citation(5, GERMAN, meta=GERMAN_META, span=Span(start=0, end=9, page=4))
    return replace(
        COMPARED,
        citations=(*COMPARED.citations, cited),
        table=Table(columns=table.columns, rows=(*table.rows, row)),
    )
