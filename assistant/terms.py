"""A question's terms with their weights, and what else the vocabulary calls the same things.

So the lexical half finds werkkledij, workwear and vêtements de travail for bedrijfskleding.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from ingest.document import base_language
from ingest.text.language import KNOWN
from ingest.text.lexical import analyse, weighted_terms
from ingest.text.vocabulary import Term, Vocabulary, load_vocabulary

SYNONYM_WEIGHT = 0.3
"""What another word for the same thing weighs, divided over its terms; an own word weighs one."""

GUESS_WEIGHT = 0.5
"""What a word weighs that was probably meant by a misspelt one, which stays beside it."""

LONGEST = 2
"""Terms of a phrase that is added. The terms of longer ones say too little by themselves."""

Phrase = tuple[str, ...]


def question_terms(text: str, language: str, meant: Iterable[str] = ()) -> dict[str, float]:
    """Return the terms to search for, of any of our languages, with weights above 0 up to 1.

    `meant` are words that stand for misspelt ones of the text (assistant/spelling.py).
    """
    guessed = weighted_terms(" ".join(meant), language)
    weights = {term: weight * GUESS_WEIGHT for term, weight in guessed.items()}
    return _shipped().expand(weights | weighted_terms(text, language), language)


class Expansions:
    """What every phrase for a subject of the vocabulary brings; worked out when first needed."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._subjects = tuple(vocabulary.subjects())
        self._phrases: dict[str, Mapping[str, list[tuple[Phrase, int]]]] = {}
        self._brings: dict[int, Mapping[str, float]] = {}

    def expand(self, terms: Mapping[str, float], language: str) -> dict[str, float]:
        """Return the terms and, where all terms of a phrase are there, those that it brings.

        No term weighs less than before.
        """
        weights = dict(terms)
        phrases = self._phrases_in(base_language(language))
        for first in terms:
            for phrase, number in phrases.get(first, ()):
                if all(term in terms for term in phrase):
                    for term, weight in self._brought_by(number).items():
                        weights[term] = max(weight, weights.get(term, 0.0))
        return weights

    def _phrases_in(self, language: str) -> Mapping[str, list[tuple[Phrase, int]]]:
        """Return by their first term the phrases of a language and the subjects they name."""
        if language not in self._phrases:
            found: dict[str, list[tuple[Phrase, int]]] = {}
            for number, subject in enumerate(self._subjects):
                for phrase in frozenset(_phrases(subject, language)):
                    found.setdefault(phrase[0], []).append((phrase, number))
            self._phrases[language] = found
        return self._phrases[language]

    def _brought_by(self, number: int) -> Mapping[str, float]:
        if number not in self._brings:
            subject = self._subjects[number]
            self._brings[number] = _weights(
                phrase for language in KNOWN for phrase in _phrases(subject, language)
            )
        return self._brings[number]


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
    return Expansions(load_vocabulary())
