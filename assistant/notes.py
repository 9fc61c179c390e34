"""What is said around an answer: that it is no legal advice, and that plans are no results.

Words of ours in the asker's language; they claim nothing but what the cited metadata holds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from assistant.answer import Citation
from assistant.law import asks_for_law
from assistant.phrases.catalogue import Phrase, phrase
from assistant.question import Question
from ingest.document import Metadata
from ingest.text.vocabulary import load_vocabulary


def notes_on(question: Question, citations: Sequence[Citation]) -> Iterator[str]:
    """Yield the notes that an answer with these citations needs, one line each."""
    laws = [citation.meta for citation in citations if citation.meta.kind == "legal"]
    if laws or asks_for_law(question.text):
        yield _no_advice(question.language, laws)
    if plans := [citation.number for citation in citations if is_plan(citation.meta)]:
        numbers = " ".join(f"[{number}]" for number in plans)
        yield phrase(question.language, Phrase.NOTE_PLANNED, numbers=numbers)


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
