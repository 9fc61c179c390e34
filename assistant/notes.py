"""What is said around an answer: how many, who, no legal advice, plans that are no results.

Words of ours in the asker's language; they claim nothing but what the cited metadata holds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from assistant.answer import Citation
from assistant.facets import asks_for_all
from assistant.law import asks_for_law
from assistant.lists import asks_for_list, asks_for_organisation
from assistant.phrases.catalogue import Phrase, phrase
from assistant.question import Question
from ingest.document import Metadata
from ingest.text.vocabulary import load_vocabulary

_ROLES = {"pilot": Phrase.ROLE_BUYER, "programme": Phrase.ROLE_PROGRAMME}


def notes_on(question: Question, citations: Sequence[Citation]) -> Iterator[str]:
    """Yield the notes that an answer with these citations needs, one line each."""
    if asks_for_all(question):
        count = len({citation.meta.document_id for citation in citations})
        yield phrase(question.language, Phrase.NOTE_ALL, count=count)
    is_asked = asks_for_organisation(question) and not asks_for_list(question)
    if is_asked and (who := _who(question, citations)):
        yield phrase(question.language, Phrase.NOTE_WHO, who=who)
    laws = [citation.meta for citation in citations if citation.meta.kind == "legal"]
    if laws or asks_for_law(question.text):
        yield _no_advice(question.language, laws)
    if plans := [citation.number for citation in citations if is_plan(citation.meta)]:
        yield phrase(question.language, Phrase.NOTE_PLANNED, numbers=_marked(plans))


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


def _no_advice(language: str, laws: Iterable[Metadata]) -> str:
    label = load_vocabulary().label
    countries = sorted({meta.country for meta in laws if meta.country})
    if not countries:
        return phrase(language, Phrase.NOTE_LEGAL)
    of = ", ".join(label("country", country, language) for country in countries)
    return phrase(language, Phrase.NOTE_LEGAL_OF, countries=of)
