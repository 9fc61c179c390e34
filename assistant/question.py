"""What was asked: cleaned text, its language, and what to filter by."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

from assistant.errors import EmptyQuestionError, QuestionTooLongError
from ingest.document import Value
from ingest.store.index import Filters, check_filters
from ingest.text.invisible import without_invisible
from ingest.text.language import detect_language, known_language
from ingest.text.vocabulary import load_vocabulary

DEFAULT_LANGUAGE = "nl"
_ENOUGH_WORDS = 3
_FIRST_WORDS = {  # those that begin a question in one of the languages only
    "nl": {
        *("wat", "welk", "welke", "hoe", "hoeveel", "waarom", "waardoor", "wanneer", "waar", "kan"),
        *("kun", "mag", "moet", "noem", "geef", "vergelijk", "heeft", "zijn", "bestaat", "bestaan"),
    },
    "fr": {
        *("quel", "quelle", "quels", "quelles", "comment", "combien", "pourquoi", "quand", "qui"),
        *("que", "est-ce", "peut-on", "comparez", "donnez", "citez", "où"),
    },
    "en": {
        *("what", "which", "how", "who", "why", "when", "where", "does", "did", "do", "can"),
        *("could", "should", "has", "have", "are", "compare", "name", "give"),
    },
    "de": {
        *("welche", "welcher", "welches", "welchen", "warum", "weshalb", "wann", "wer", "wo"),
        *("womit", "woran", "darf", "kann", "nenne", "nennen", "vergleiche", "gibt", "wieviel"),
    },
}


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
        language=known_language(language) or language_of(cleaned),
        filters=_by_key(check_filters(filters)),
    )


def _by_key(filters: Filters) -> Filters:
    """Return the filters with the vocabulary's keys: `laptops` and `ICT` ask for `ict`."""
    if not filters:
        return {}
    vocabulary = load_vocabulary()
    return {
        facet: tuple(key for value in values for key in vocabulary.keys(facet, value) or (value,))
        for facet, values in filters.items()
    }


def language_of(text: str) -> str:
    """Return the language of a question: names mislead a detector, the first word seldom does.

    One or two words are too few to tell, and most are Dutch.
    """
    words = text.split()
    first = words[0].strip("¿¡\"'“‘«(,").casefold()
    by_first_word = (language for language, firsts in _FIRST_WORDS.items() if first in firsts)
    otherwise = detect_language(text) if len(words) >= _ENOUGH_WORDS else DEFAULT_LANGUAGE
    return next(by_first_word, otherwise)


def clean(text: str) -> str:
    """Return the text without controls, invisible characters, lone surrogates, needless space."""
    visible = without_invisible(text)
    kept = "".join(" " if unicodedata.category(c) in {"Cc", "Cs"} else c for c in visible)
    return re.sub(r"\s+", " ", kept).strip()
