"""What is said around an answer: how many, who, no legal advice, plans that are no results.

Words of ours in the asker's language; they claim nothing but what the cited metadata holds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime

from assistant.answer import Citation
from assistant.facets import asks_for_all, asks_for_failures
from assistant.law import asks_for_law
from assistant.lists import asks_for_list, asks_for_organisation
from assistant.phrases.catalogue import Phrase, phrase
from assistant.question import Question
from assistant.successors import Successor
from ingest.document import Metadata, years_in
from ingest.text.vocabulary import load_vocabulary

_ROLES = {"pilot": Phrase.ROLE_BUYER, "programme": Phrase.ROLE_PROGRAMME}

_SHELF_LIFE = 5
"""Years after which it is told as of when the content of guidance, policy or law is."""

_AGES = frozenset({"guidance", "criteria", "policy", "legal"})


def notes_on(
    question: Question,
    citations: Sequence[Citation],
    *,
    successor: Successor = lambda _: None,
    today: date | None = None,
) -> Iterator[str]:
    """Yield the notes that an answer with these citations needs, one line each.

    `successor` gives the document that takes a cited one's place.
    """
    if asks_for_all(question):
        count = len({citation.meta.document_id for citation in citations})
        yield phrase(question.language, Phrase.NOTE_ALL, count=count)
    if asks_for_failures(question) and any(c.meta.outcome == "mixed" for c in citations):
        yield phrase(question.language, Phrase.NOTE_FAILURES)
    is_asked = asks_for_organisation(question) and not asks_for_list(question)
    if is_asked and (who := _who(question, citations)):
        yield phrase(question.language, Phrase.NOTE_WHO, who=who)
    is_of_law = any(citation.meta.kind == "legal" for citation in citations)
    if is_of_law or asks_for_law(question.text):
        yield _no_advice(question.language, [citation.meta for citation in citations])
    if plans := [citation.number for citation in citations if is_plan(citation.meta)]:
        yield phrase(question.language, Phrase.NOTE_PLANNED, numbers=_marked(plans))
    yield from notes_on_documents(question.language, citations, successor=successor, today=today)


def notes_on_documents(
    language: str,
    citations: Sequence[Citation],
    *,
    successor: Successor,
    today: date | None = None,
) -> Iterator[str]:
    """Yield what is to be known of cited documents: replaced, old, corrected by an editor."""
    year = (today or datetime.now(UTC).date()).year
    for meta, numbers in _by_document(citations):
        yield from _replaced(language, meta, numbers, successor(meta))
        yield from _as_of(language, meta, numbers, year)
        if meta.corrected_on:
            reason = (meta.correction or "").rstrip(".")
            on = {"date": meta.corrected_on, "numbers": numbers, "reason": reason}
            yield phrase(language, Phrase.NOTE_CORRECTED, **on)


def _by_document(citations: Sequence[Citation]) -> Iterator[tuple[Metadata, str]]:
    """Yield each cited document with the numbers of its citations: `[1][3]`."""
    cited: dict[str, list[Citation]] = {}
    for citation in citations:
        cited.setdefault(citation.meta.document_id, []).append(citation)
    for of_one in cited.values():
        yield of_one[0].meta, _marked(citation.number for citation in of_one)


def _replaced(language: str, meta: Metadata, numbers: str, newer: Metadata | None) -> Iterator[str]:
    if newer is None:
        if meta.superseded_by:
            yield phrase(language, Phrase.NOTE_SUPERSEDED_GONE, numbers=numbers)
        return
    address = f" ({newer.source})" if newer.source.startswith(("https://", "http://")) else ""
    said = Phrase.NOTE_SUPERSEDED if meta.superseded_by else Phrase.NOTE_VERSION
    yield phrase(language, said, numbers=numbers, successor=f"{newer.title}{address}")


def _as_of(language: str, meta: Metadata, numbers: str, year: int) -> Iterator[str]:
    told = years_in(meta.valid_as_of or "")
    if told and meta.kind in _AGES and year - int(told[-1]) > _SHELF_LIFE:
        yield phrase(language, Phrase.NOTE_AS_OF, date=meta.valid_as_of, numbers=numbers)


def _who(question: Question, citations: Sequence[Citation]) -> str:
    """Return the organisations of the cited documents with their role and year; never a person."""
    cited: dict[tuple[str, str, str | None], list[int]] = {}
    for citation in citations:
        meta = citation.meta
        if meta.organisation:
            key = (meta.organisation, meta.kind, meta.year)
            cited.setdefault(key, []).append(citation.number)
    return "; ".join(
        f"{organisation} ({', '.join(filter(None, (_role(question.language, kind), year)))}) "
        f"{_marked(numbers)}"
        for (organisation, kind, year), numbers in cited.items()
    )


def _role(language: str, kind: str) -> str:
    return phrase(language, _ROLES.get(kind, Phrase.ROLE_SOURCE))


def _marked(numbers: Iterable[int]) -> str:
    return "".join(f"[{number}]" for number in numbers)


def is_plan(meta: Metadata) -> bool:
    """Tell whether a document tells of what was to be done, and not of what came of it."""
    return "planned" in {meta.evidence, meta.outcome}


def _no_advice(language: str, cited: Sequence[Metadata]) -> str:
    """Return whose law the sources are about, or that none is: not where a kind is unknown."""
    laws = [meta for meta in cited if meta.kind == "legal"]
    if not laws and all(meta.kind != "unknown" for meta in cited):
        return phrase(language, Phrase.NOTE_LEGAL_NONE)
    label = load_vocabulary().label
    countries = sorted({meta.place for meta in laws if meta.place})
    if not countries:
        return phrase(language, Phrase.NOTE_LEGAL)
    of = ", ".join(label("country", country, language) for country in countries)
    return phrase(language, Phrase.NOTE_LEGAL_OF, countries=of)
