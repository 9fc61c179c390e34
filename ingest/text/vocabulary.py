"""The field's vocabulary, typed: facets with labels and synonyms, variants, ambiguous terms."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from ingest.document import LANGUAGES
from ingest.errors import SourceError
from ingest.shipped import shipped_corpus
from ingest.text.words import fold

YAML_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""In C, where that is there, it takes a tenth of the time."""

FACETS = {
    "category": "product_categories",
    "phase": "phases",
    "contract_form": "contract_forms",
    "r_strategy": "r_strategies",
    "country": "countries",
    "sector": "sectors",
    "kind": "kinds",
    "outcome": "outcomes",
}
"""Facets of a document whose values are keys of the vocabulary, and their lists in the file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A key with its label in each language and other words for it; Flemish falls back on Dutch."""

    key: str
    labels: Mapping[str, str]
    synonyms: tuple[str, ...] = ()
    parent: str | None = None

    def label(self, language: str) -> str:
        """Return the label; the Dutch one in a language that has none."""
        return self.labels.get(language) or self.labels["nl"]

    def words(self) -> Iterator[str]:
        """Yield every way of saying it: key, labels and synonyms."""
        yield self.key
        yield from dict.fromkeys(self.labels.values())
        yield from self.synonyms


@dataclass(frozen=True, slots=True, kw_only=True)
class Ambiguity:
    """A term that means several things, with the things it may mean."""

    term: str
    senses: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """What the field's words mean; `facets` is by the name that a document's metadata uses."""

    facets: Mapping[str, Mapping[str, Term]]
    instruments: Mapping[str, Term]
    variants: tuple[Term, ...]
    ambiguities: tuple[Ambiguity, ...]
    places: tuple[frozenset[str], ...]
    """Folded names of one place each."""
    things: tuple[frozenset[str], ...]
    """Folded words for one thing each, where a category has several."""

    def label(self, facet: str, key: str, language: str) -> str:
        """Return how a key of a facet is called; an unknown key is its own label."""
        term = self.facets.get(facet, {}).get(key)
        return term.label(language) if term else key

    def keys(self, facet: str, word: str) -> tuple[str, ...]:
        """Return the keys of the terms of a facet that the word names, in any language."""
        wanted = fold(word.strip())
        terms = self.facets.get(facet, {}).values()
        return tuple(term.key for term in terms if wanted in map(fold, term.words()))

    def subjects(self) -> Iterator[Term]:
        """Yield what a question may be about: everything but the words for kinds and places."""
        for facet in ("category", "phase", "contract_form", "r_strategy"):
            yield from self.facets[facet].values()
        yield from self.instruments.values()
        yield from self.variants

    def subject_words(self) -> Iterator[str]:
        """Yield every way of saying what a question may be about."""
        return (word for term in self.subjects() for word in term.words())

    def place_names(self, name: str) -> frozenset[str]:
        """Return what else the place of that folded name is called, itself included."""
        return next((names for names in self.places if name in names), frozenset((name,)))


@lru_cache(maxsize=4)
def load_vocabulary(path: Path | None = None) -> Vocabulary:
    """Return the vocabulary in a file, by default that of the shipped corpus.

    Raises SourceError where the file is missing or not as it should be.
    """
    path = path or shipped_corpus() / "vocabulary.yaml"
    try:
        raw = yaml.load(path.read_text("utf-8"), Loader=YAML_LOADER)  # noqa: S506  a safe one
        return Vocabulary(
            facets={name: _by_key(raw[listed]) for name, listed in FACETS.items()},
            instruments=_by_key(raw["instruments"]),
            variants=tuple(_term(entry) for entry in raw["register_variants"]),
            ambiguities=tuple(
                Ambiguity(term=entry["term"], senses=tuple(entry["senses"]))
                for entry in raw["ambiguous_terms"]
            ),
            places=tuple(frozenset(map(fold, names)) for names in raw["place_names"]),
            things=tuple(frozenset(map(fold, words)) for words in raw["things"]),
        )
    except (OSError, yaml.YAMLError, KeyError, TypeError, AttributeError) as error:
        reason = f"is no vocabulary as it should be ({error!r}); compare it with the shipped one."
        raise SourceError(path, reason) from error


def _by_key(entries: list[dict[str, Any]]) -> dict[str, Term]:
    return {entry["key"]: _term(entry) for entry in entries}


def _term(entry: Mapping[str, Any]) -> Term:
    """Return a term; a register variant has no key of its own and goes by its Dutch word."""
    labels = {tag: entry[name] for tag in LANGUAGES if (name := _field(tag)) in entry}
    return Term(
        key=entry.get("key", entry["nl"]),
        labels=labels,
        synonyms=tuple(entry.get("syn", ())),
        parent=entry.get("parent"),
    )


def _field(language: str) -> str:
    return language.lower().replace("-", "_")
