"""The chat page in a browser, served around a fake assistant that has an answer of every kind."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from playwright.sync_api import Browser, Page, expect

from assistant.answer import Cell, Evidence, Layout, Reason, Table
from assistant.errors import QuestionTooLongError
from bots.web.app import create_app
from ingest.document import Metadata, Span
from tests.support.assistants import FakeAssistant
from tests.support.browser import borrowed
from tests.support.replies import (
    DOCUMENT,
    FIRST,
    META,
    SECOND,
    answer,
    citation,
    clarification,
    no_answer,
    reply,
    sentence,
    tabled,
)
from tests.support.web import web_settings

if TYPE_CHECKING:
    from fastapi import FastAPI

HOSTILE = "<img src=x onerror=\"document.title='owned'\">"
REPORT = Metadata(
    document_id="rapport",
    title="Lessen van vier pilots met refurbished werkplekapparatuur",
    source="rapporten/lessen.pdf",
    organisation="Rijkswaterstaat",
    country="NL",
    year="2019",
    quote_origin="source",
)
FRENCH = replace(
    META,
    document_id="bruxelles",
    title="Achat de mobilier réemployé par la Région",
    source="https://example.org/bruxelles",
    language="fr",
    organisation="Bruxelles Environnement",
    country="BE",
    year="2021",
    quote_origin="source",
)
THIRD = "Leg in het contract vast dat het meubilair na afloop terug mag."
LONG = answer(
    [sentence(), sentence(SECOND, (2, 3)), sentence(THIRD, (4,))],
    [
        citation(),
        citation(2, SECOND),
        citation(3, "Prévoyez le dialogue dès le départ.", meta=FRENCH, span=Span(start=0, end=9)),
        citation(4, THIRD, meta=REPORT, span=Span(start=0, end=9, page=12, page_end=13)),
    ],
    evidence=Evidence(
        documents=3,
        organisations=3,
        countries=("NL", "BE"),
        years=("2018", "2019", "2021"),
        strength="reported",
    ),
)
COMPARED = replace(
    LONG,
    layout=Layout.TABLE,
    table=Table(
        columns=("Organisatie en pilot", "Product", "Resultaat", "Wat werkte", "Wat niet werkte"),
        rows=(
            (
                Cell(text="Provincie Zuid-Holland (2018)"),
                Cell(text=FIRST, citations=(1,)),
                Cell(text=f"{SECOND} {THIRD}", citations=(2, 4)),
                Cell(text="niet vermeld"),
                Cell(text="niet vermeld"),
            ),
            (
                Cell(text="Bruxelles Environnement (2021)"),
                Cell(text="Prévoyez le dialogue dès le départ.", citations=(3,)),
                *(Cell(text="niet vermeld"),) * 3,
            ),
        ),
    ),
)
HOSTILE_META = replace(
    META, title=HOSTILE, organisation=HOSTILE, year=HOSTILE, source="javascript:alert(1)"
)


def answering() -> FakeAssistant:
    return FakeAssistant(
        reply=reply(LONG),
        replies={
            "niets": reply(no_answer(Reason.NOT_SUPPORTED, [META, REPORT])),
            "terug": reply(clarification()),
            "naast elkaar": reply(COMPARED),
            "boos tabel": reply(tabled(HOSTILE)),
            "boos": reply(
                answer(
                    [sentence(HOSTILE)],
                    [citation(1, HOSTILE, meta=HOSTILE_META, span=Span(start=0, end=9))],
                )
            ),
            "boos niets": reply(no_answer(nearest=[HOSTILE_META])),
        },
        documents={META.document_id: DOCUMENT},
        errors={
            "stuk": RuntimeError(),
            "halverwege": RuntimeError(),
            "lang": QuestionTooLongError(9_000, 2_000),
        },
    )


def app_of(fake: FakeAssistant) -> FastAPI:
    return create_app(fake, settings=web_settings())


@contextmanager
def opened(browser: Browser, address: str, **options: object) -> Iterator[Page]:
    """Yield the chat page; nothing may have gone wrong in it, and nothing came from elsewhere."""
    with borrowed(browser, address, **options) as page:  # type: ignore[arg-type]  # a test's own
        errors: list[str] = []
        requests: list[str] = []
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("request", lambda request: requests.append(request.url))
        page.on(
            "console",
            lambda said: errors.append(said.text) if "Content Security" in said.text else None,
        )
        page.goto("/")
        expect(page.locator("#question")).to_be_focused()
        yield page
        assert errors == []
        assert [url for url in requests if not url.startswith((address, "blob:"))] == []


def ask(page: Page, question: str) -> None:
    page.locator("#question").fill(question)
    page.locator("#question").press("Enter")
    expect(page.locator("#send")).to_be_visible()
