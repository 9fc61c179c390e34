"""How the values of a facet are called."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.phrases.catalogue import language_word
from ingest.text.vocabulary import load_vocabulary


def facet_label(facet: str, value: str, language: str) -> str:
    """Return what a value is called in a language; one that has no name is its own."""
    if facet == "language":
        return language_word(language, value)
    return load_vocabulary().label(facet, value, language)


def facet_labels(facet: str, values: Iterable[str], language: str) -> str:
    """Return what values are called, with commas between them."""
    return ", ".join(facet_label(facet, value, language) for value in values)
