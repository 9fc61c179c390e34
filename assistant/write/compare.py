"""Passages in, their sentences out, compared with the question: nearest first."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.answer import Passage
from assistant.prepare import Prepared, SentenceCache
from assistant.question import Question
from assistant.write.cues import cue
from ingest.document import Span, Value
from ingest.text.embed import Vectors
from ingest.text.lexical import analyse

CANDIDATES = 24
"""Sentences compared with the question: one not seen before takes some 40 ms to embed."""

_WORDS = 0.05  # what a sentence with all of the question's terms gains over one with none
_CUE = 0.04  # what it gains when it has what the question asks for: a number, a reason
_PASSAGE = 0.5  # how much of its passage's distance to the best passage a sentence bears
_FEWEST_WORDS = 4  # shorter pieces are labels, not sentences


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A sentence that may be quoted. `score` orders candidates of one question only."""

    passage: Passage
    prepared: Prepared
    cosine: float
    score: float

    @property
    def quote(self) -> str:
        """The words as they are stored."""
        return self.passage.hit.chunk.quote(self.prepared.span)

    @property
    def document_id(self) -> str:
        """The document they stand in."""
        return self.passage.hit.chunk.meta.document_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison(Value):
    """The candidates, best first; `coverage` is the share of the question's terms in them."""

    candidates: Sequence[Candidate]
    coverage: float


def compare(
    question: Question, vector: Vectors, passages: Sequence[Passage], cache: SentenceCache
) -> Comparison:
    """Compare the sentences of the passages with the question by vector, words and cues."""
    terms = frozenset(analyse(question.text, question.language))
    sentences = [
        (passage, prepared)
        for passage, spans in _shortlist(terms, passages)
        for prepared in cache.prepared(passage.hit.chunk, spans)
    ]
    weights = _weights(terms, [prepared for _, prepared in sentences])
    candidates = []
    for passage, prepared in sentences:
        quote = passage.hit.chunk.quote(prepared.span)
        cosine = float(prepared.vector @ vector)
        score = (
            cosine
            + _WORDS * _share(weights, prepared.terms)
            + _CUE * cue(question.text, quote)
            - _PASSAGE * max(0.0, passages[0].hit.cosine - passage.hit.cosine)
        )
        candidates.append(Candidate(passage=passage, prepared=prepared, cosine=cosine, score=score))
    found = frozenset().union(*(prepared.terms for _, prepared in sentences))
    best_first = sorted(candidates, key=lambda candidate: -candidate.score)
    return Comparison(candidates=best_first, coverage=_share(weights, found))


def _shortlist(
    terms: frozenset[str], passages: Sequence[Passage]
) -> Iterator[tuple[Passage, list[Span]]]:
    """Yield each passage with the sentences to compare.

    Those of the best passage come first, then those that share a word, then the others in order.
    """
    everything = [
        (passage, span)
        for passage in passages
        for span in passage.hit.chunk.spans
        if len(passage.hit.chunk.quote(span).split()) >= _FEWEST_WORDS
    ]
    first = [entry for entry in everything if entry[0] is passages[0]]
    others = [entry for entry in everything if entry[0] is not passages[0]]
    worded = sorted(others, key=lambda entry: not _shares_a_word(terms, *entry))
    kept = (first + worded)[:CANDIDATES]
    for passage in passages:
        spans = [span for owner, span in kept if owner is passage]
        if spans:
            yield passage, spans


def _shares_a_word(terms: frozenset[str], passage: Passage, span: Span) -> bool:
    chunk = passage.hit.chunk
    return not terms.isdisjoint(analyse(chunk.quote(span), chunk.meta.language))


def _weights(terms: frozenset[str], sentences: Sequence[Prepared]) -> dict[str, float]:
    """Return how much each term of the question tells: the rarer among the sentences, the more."""
    counts = {term: sum(term in prepared.terms for prepared in sentences) for term in terms}
    return {term: math.log(1 + (1 + len(sentences)) / (1 + n)) for term, n in counts.items()}


def _share(weights: dict[str, float], found: frozenset[str]) -> float:
    """Return the share of the weights whose term was found, 0 to 1."""
    total = sum(weights.values())
    return sum(weights[term] for term in weights.keys() & found) / total if total else 0.0
