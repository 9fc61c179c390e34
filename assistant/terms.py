"""A question's terms with their weights, and what else the vocabulary calls the same things.

So the lexical half finds werkkledij, workwear and vêtements de travail for bedrijfskleding.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from ingest.document import base_language
from ingest.text.language import KNOWN
from ingest.text.lexical import analyse, weighted_terms
from ingest.text.vocabulary import Term, Vocabulary, load_vocabulary

SYNONYM_WEIGHT = 0.3
"""What another word for the same thing weighs, divided over its terms; the asker's own weigh one."""

LONGEST = 2
"""Terms of a phrase that is added. The terms of longer ones say too little by themselves."""

Phrase = tuple[str, ...]
Expansions = Mapping[str, Mapping[str, list[tuple[Phrase, Mapping[str, float]]]]]
"""Language -> first term of a phrase -> such phrases, each with the weighted terms it brings."""


def question_terms(text: str, language: str) -> dict[str, float]:
    """Return the terms to search for, of any of our languages, with weights above 0 up to 1."""
    return expanded(weighted_terms(text, language), language, _shipped())


def expanded(
    terms: Mapping[str, float], language: str, expansions: Expansions
) -> dict[str, float]:
    """Return the terms and, where all terms of a phrase are there, those that it brings.

    No term weighs less than before.
    """
    weights = dict(terms)
    phrases = expansions.get(base_language(language), {})
    for first in terms:
        for phrase, brings in phrases.get(first, ()):
            if all(term in terms for term in phrase):
                for term, weight in brings.items():
                    weights[term] = max(weight, weights.get(term, 0.0))
    return weights


def expansions_of(vocabulary: Vocabulary) -> Expansions:
    """Return what every phrase of the vocabulary's subjects brings."""
    table: dict[str, dict[str, list[tuple[Phrase, Mapping[str, float]]]]] = {}
    for subject in vocabulary.subjects():
        said = {language: frozenset(_phrases(subject, language)) for language in KNOWN}
        brings = _weights(phrase for phrases in said.values() for phrase in phrases)
        for language, phrases in said.items():
            for phrase in phrases:
                table.setdefault(language, {}).setdefault(phrase[0], []).append((phrase, brings))
    return table


def _phrases(subject: Term, language: str) -> Iterator[Phrase]:
    """Yield the terms of each way to say it; a synonym may be of any language."""
    own = (name for tag, name in subject.labels.items() if base_language(tag) == language)
    for words in (*own, *subject.synonyms):
        if phrase := tuple(analyse(words, language)):
            yield phrase


def _weights(phrases: Iterator[Phrase]) -> Mapping[str, float]:
    weights: dict[str, float] = {}
    for phrase in phrases:
        if len(phrase) <= LONGEST:
            for term in phrase:
                weights[term] = max(SYNONYM_WEIGHT / len(phrase), weights.get(term, 0.0))
    return weights


@lru_cache(maxsize=1)
def _shipped() -> Expansions:
    return expansions_of(load_vocabulary())
