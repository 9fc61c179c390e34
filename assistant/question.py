"""What was asked: cleaned text, its language, and what to filter by."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

from assistant.errors import EmptyQuestionError, QuestionTooLongError
from ingest.document import Value
from ingest.store.index import Filters, check_filters
from ingest.text.language import detect_language, known_language

DEFAULT_LANGUAGE = "nl"
_ENOUGH_WORDS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Question(Value):
    """A question that can be searched for; `language` is nl, fr, en or de."""

    text: str
    language: str
    filters: Filters = field(default_factory=dict)


def understand(
    text: str, *, limit: int, language: str | None = None, filters: Filters | None = None
) -> Question:
    """Return the question, its language as given or else as detected.

    Raises EmptyQuestionError, QuestionTooLongError (over `limit` characters) and UnknownFacetError.
    """
    cleaned = clean(text)
    if not any(character.isalnum() for character in cleaned):
        raise EmptyQuestionError
    if len(cleaned) > limit:
        raise QuestionTooLongError(len(cleaned), limit)
    return Question(
        text=cleaned,
        language=known_language(language) or _detected(cleaned),
        filters=check_filters(filters),
    )


def _detected(text: str) -> str:
    """Return the language; one or two words are too few to tell, and most are Dutch."""
    return detect_language(text) if len(text.split()) >= _ENOUGH_WORDS else DEFAULT_LANGUAGE


def clean(text: str) -> str:
    """Return the text without control characters, lone surrogates and needless space."""
    kept = "".join(" " if unicodedata.category(c) in {"Cc", "Cs"} else c for c in text)
    return re.sub(r"\s+", " ", kept).strip()
