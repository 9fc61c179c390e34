"""One catalogue of phrases for every face: nl, fr, en and de."""

from __future__ import annotations

from collections.abc import Mapping

from assistant.answer import NoAnswer
from assistant.phrases import de, en, fr, nl
from assistant.phrases.names import Phrase
from ingest.document import base_language

__all__ = [
    "CATALOGUE",
    "PHRASE_LANGUAGES",
    "Phrase",
    "language_word",
    "no_answer_text",
    "phrase",
    "phrase_language",
    "strength_phrase",
]

CATALOGUE: Mapping[str, Mapping[Phrase, str]] = {
    "nl": nl.TEXTS,
    "fr": fr.TEXTS,
    "en": en.TEXTS,
    "de": de.TEXTS,
}
PHRASE_LANGUAGES = tuple(CATALOGUE)
_NAMES = frozenset(Phrase)


def phrase(language: str, key: Phrase, **values: object) -> str:
    """Return a phrase with its values filled in; in Dutch where the language has no catalogue.

    Raises KeyError when a value that the phrase takes is missing.
    """
    return CATALOGUE[phrase_language(language)][key].format_map(values)


def phrase_language(tag: str) -> str:
    """Return the language of the catalogue that serves a tag: `nl-BE` -> `nl`, `es` -> `nl`."""
    language = base_language(tag)
    return language if language in CATALOGUE else "nl"


def no_answer_text(outcome: NoAnswer, language: str) -> str:
    """Return the sentence that says why there is no answer."""
    return outcome.text or phrase(language, Phrase(f"no_answer_{outcome.reason.value}"))


def strength_phrase(strength: str) -> Phrase:
    """Return the words for the strength of the evidence; an unknown word is unknown strength."""
    key = f"strength_{strength}"
    return Phrase(key) if key in _NAMES else Phrase.STRENGTH_UNKNOWN


def language_word(language: str, tag: str) -> str:
    """Return the name of the language `tag` in `language`, or the tag where it has no name."""
    key = f"language_{base_language(tag)}"
    return phrase(language, Phrase(key)) if key in _NAMES else tag
