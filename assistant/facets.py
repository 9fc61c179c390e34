"""The facets that a question asks for in its own words: preferences, not filters.

"Welke Zweedse gemeenten …" prefers documents of Sweden and of municipalities; others still come
through where they say more. Filters that a user sets are hard, and are not looked at here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from assistant.answer import Hit
from assistant.law import asks_for_law
from assistant.lessons import parts_asked_for
from assistant.lists import asks_for_list, beyond_the_list
from assistant.names import told
from assistant.question import Question
from assistant.word_list import word_list
from ingest.document import Metadata, country_of
from ingest.text.language import KNOWN
from ingest.text.lexical import analyse
from ingest.text.vocabulary import load_vocabulary
from ingest.text.words import fold

Facets = Mapping[str, frozenset[str]]
"""Facet -> the values that are preferred."""

EUROPE = "EU"
"""No country: what is of any country may answer for it."""

NO_FACETS: Facets = {}

WORTH = {
    "country": 1.7,
    "category": 0.4,
    "year": 0.4,
    "outcome": 0.4,
    "kind": 0.3,
    "sector": 0.15,
    "phase": 0.15,
    "contract_form": 0.15,
    "r_strategy": 0.1,
}
"""What a document gains that has a preferred value, in spreads of the cosine (decision 0009).

A lesson carries over to another product by its phase and contract form: they break ties.
"""

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_ALSO = {"failed": "mixed"}  # what went wrong is also told where only part of it did


def preferred(question: Question) -> Facets:
    """Return the facets that the question names, in any of the vocabulary's words for them."""
    return _preferred(question.text, question.language)


ONE_OF = frozenset({"category", "country"})
"""Facets by which a list may be asked for."""

_OF_ALL = ONE_OF | {"kind", "outcome"}
_FAILED = frozenset({"failed", "mixed"})


def asks_for_all(question: Question) -> bool:
    """Tell whether a list is asked for by product or country alone: "welke pilots over ICT?".

    Whatever has these facets belongs in it then, however near its words are to the question.
    """
    is_list = asks_for_list(question) and not parts_asked_for(question)
    if not is_list or not (ONE_OF & preferred(question).keys() or asks_for_failures(question)):
        return False
    said = frozenset(analyse(beyond_the_list(question), question.language))
    phrases = _phrases(question.language)
    named = (phrase for phrase, facet, _ in phrases if facet in _OF_ALL and phrase <= said)
    holds_of_all = _terms_of("holds_of_all", question.language)
    return not said.difference(*named, says_nothing(question.language), holds_of_all)


def asks_for_failures(question: Question) -> bool:
    """Tell whether a list of what failed is asked for, in whole or in part: "welke mislukten?"."""
    return asks_for_list(question) and preferred(question).get("outcome") == _FAILED


def absent(wanted: Facets, hits: Sequence[Hit]) -> frozenset[str]:
    """Return the countries asked for, if none of the hits is of one of them or tells of it.

    What is found for a question about Poland is not of Poland when nothing in the index is. All of
    it is of Europe.
    """
    countries = wanted.get("country", frozenset())
    is_told = EUROPE in countries or any(is_of(hit, countries) for hit in hits)
    return frozenset() if is_told else countries


def is_of(hit: Hit, countries: frozenset[str]) -> bool:
    """Tell whether a hit is of one of the countries or regions, or tells of it by name."""
    if _has("country", countries, hit.chunk.meta):
        return True
    text = told(hit)
    return any(name in text for country in countries for name in _labels(country))


@lru_cache(maxsize=64)
def _labels(country: str) -> frozenset[str]:
    return frozenset(map(fold, load_vocabulary().facets["country"][country].labels.values()))


def bonus(meta: Metadata, wanted: Facets) -> float:
    """Return what a document gains by the preferred values it has, in spreads."""
    return sum(WORTH[facet] for facet, values in wanted.items() if _has(facet, values, meta))


def _has(facet: str, values: frozenset[str], meta: Metadata) -> bool:
    """Tell whether a document has one of the values; its place may be of no known region."""
    if facet == "country":
        return meta.place is not None and lies_in(meta.place, values)
    return bool(values & {*meta.facet_values(facet)})


def lies_in(place: str, asked: frozenset[str]) -> bool:
    """Tell whether a country or region is asked for: itself, its country, or a region of it.

    What holds in all of Belgium, such as its law, holds in Wallonia.
    """
    return bool({place, country_of(place)} & asked) or place in map(country_of, asked)


@lru_cache(maxsize=256)  # retrieval, selection and the reason for no answer ask in turn
def _preferred(text: str, language: str) -> Facets:
    said = frozenset(analyse(text, language))
    found: dict[str, set[str]] = {}
    for phrase, facet, key in _phrases(language):
        if phrase <= said:
            found.setdefault(facet, set()).update({key, _ALSO.get(key, key)})
    if years := set(_YEAR.findall(text)):
        found["year"] = years
    if asks_for_law(text):
        found.setdefault("kind", set()).add("legal")
    return {facet: frozenset(values) for facet, values in found.items()}


def says_nothing(language: str) -> frozenset[str]:
    """Return the terms of words that tell nothing of what a question is about."""
    return _terms_of("says_nothing", language)


@lru_cache(maxsize=2 * len(KNOWN))  # for each of two lists
def _terms_of(words: str, language: str) -> frozenset[str]:
    return frozenset(analyse(" ".join(word_list(words)), language))


@lru_cache(maxsize=len(KNOWN))
def _phrases(language: str) -> tuple[tuple[frozenset[str], str, str], ...]:
    """Return the terms of every word for a facet's value, as questions in that language have them.

    Words of all languages, because a Dutch question says "pay-per-use" too; not the keys, because
    "it" and "es" are words.
    """
    vocabulary = load_vocabulary()
    phrases = (
        (frozenset(analyse(word, language)), facet, term.key)
        for facet in sorted(WORTH.keys() & vocabulary.facets.keys())
        for term in vocabulary.facets[facet].values()
        for word in (*term.labels.values(), *term.synonyms)
    )
    return tuple(dict.fromkeys(phrase for phrase in phrases if phrase[0]))
