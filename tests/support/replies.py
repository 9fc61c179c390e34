"""Builders of replies: every outcome, with citations whose quotes stand in `document_text`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.answer import (
    Answer,
    Cell,
    Citation,
    Clarification,
    Delta,
    Event,
    Evidence,
    Hit,
    Layout,
    NoAnswer,
    Option,
    Outcome,
    Reason,
    Reply,
    Sentence,
    Status,
    Table,
)
from ingest.document import Chunk, Metadata, Span, StoredDocument

TEXT = (
    "# Kantoormeubilair\n\n## Lessen\n\n"
    "De provincie koos in 2018 voor hergebruikt kantoormeubilair. 😀 Twee leveranciers boden aan. "
    "Begin de marktdialoog vroeg, want de markt voor hergebruik is klein.\n"
)
FIRST = "De provincie koos in 2018 voor hergebruikt kantoormeubilair."
SECOND = "Begin de marktdialoog vroeg, want de markt voor hergebruik is klein."

META = Metadata(
    document_id="zuid-holland-kantoormeubilair",
    title="Provincie Zuid-Holland koopt hergebruikt kantoormeubilair",
    source="https://example.org/zuid-holland",
    kind="pilot",
    organisation="Provincie Zuid-Holland",
    country="NL",
    year="2018",
    evidence="reported",
    quote_origin="restatement",
)
DOCUMENT = StoredDocument(meta=META, text=TEXT)


def span_of(quote: str, text: str = TEXT, **place: object) -> Span:
    start = text.index(quote)
    return replace(Span(start=start, end=start + len(quote)), **place)  # type: ignore[arg-type]  # a test's own keywords


def citation(
    number: int = 1, quote: str = FIRST, *, meta: Metadata = META, span: Span | None = None
) -> Citation:
    place = span or span_of(quote, section=("Lessen",))
    return Citation(number=number, meta=meta, span=place, quote=quote)


def sentence(text: str = FIRST, citations: Sequence[int] = (1,)) -> Sentence:
    return Sentence(text=text, citations=tuple(citations), support=1.0, verbatim=True)


def evidence(**changes: object) -> Evidence:
    found = Evidence(
        documents=1, organisations=1, countries=("NL",), years=("2018",), strength="reported"
    )
    return replace(found, **changes)  # type: ignore[arg-type]  # a test's own keywords


def answer(
    sentences: Sequence[Sentence] = (), citations: Sequence[Citation] = (), **changes: object
) -> Answer:
    found = Answer(
        sentences=tuple(sentences) or (sentence(), sentence(SECOND, (2,))),
        citations=tuple(citations) or (citation(), citation(2, SECOND)),
        evidence=evidence(),
        writer="extractive",
    )
    return replace(found, **changes)  # type: ignore[arg-type]  # a test's own keywords


def no_answer(reason: Reason = Reason.NOT_SUPPORTED, nearest: Sequence[Metadata] = ()) -> NoAnswer:
    return NoAnswer(reason=reason, nearest=tuple(nearest))


def clarification() -> Clarification:
    return Clarification(
        question="Welk Utrecht bedoel je?",
        options=(Option(label="Provincie Utrecht", filters={"sector": ("provincie",)}),),
    )


def reply(outcome: Outcome | None = None, *, language: str = "nl") -> Reply:
    return Reply(
        answer_id="a1",
        conversation_id="c1",
        question="Waar koos de provincie voor?",
        searched_for=None,
        language=language,
        outcome=outcome or answer(),
        filters={},
        corpus_version="v1",
        timings_ms={"search": 12.5},
    )


def hit(meta: Metadata = META, text: str = FIRST) -> Hit:
    spans = (Span(start=0, end=len(text), section=("Lessen", "Gunnen"), page=4),)
    chunk = Chunk(meta=meta, text=text, start=0, end=len(text), spans=spans)
    return Hit(chunk=chunk, score=0.8, cosine=0.9, bm25=3.2)


def events_of(given: Reply) -> Iterator[Event]:
    """Yield what a real assistant yields for a reply."""
    yield Status(step="searching")
    if isinstance(given.outcome, Answer):
        yield Status(step="writing")
        sent: set[int] = set()
        for written in () if given.outcome.table else given.outcome.sentences:
            fresh = [
                found
                for found in given.outcome.citations
                if found.number in written.citations and found.number not in sent
            ]
            sent.update(found.number for found in fresh)
            yield Delta(sentence=written, citations=tuple(fresh), layout=given.outcome.layout)
    yield given


def tabled(cell: str = FIRST) -> Answer:
    """Return an answer with a table of one row, whose second column has nothing."""
    rows = ((Cell(text="Provincie Zuid-Holland"), Cell(text=cell, citations=(1,)), Cell(text="–")),)
    table = Table(columns=("Organisatie en pilot", "Resultaat", "Wat werkte"), rows=rows)
    shown = [sentence(cell)], [citation(1, cell, span=Span(start=0, end=len(cell)))]
    return answer(*shown, layout=Layout.TABLE, table=table)
