"""Sentences of documents as candidates of an answer, their scores and vectors given by hand."""

from __future__ import annotations

from typing import Any

import numpy as np

from assistant.answer import Hit, Passage
from assistant.write.compare import Candidate, Comparison, PreparedSentence
from ingest.document import Span
from tests.support.chunks import build_chunk

_DIMENSIONS = 64
_ALIKE = 0.6  # the cosine of any two: they tell of the same thing, and not the same


def build_passage(text: str, *, number: int = 1, **fields: Any) -> Passage:
    """Return a passage of one chunk, one span a sentence; `fields` are those of `build_chunk`."""
    hit = Hit(chunk=build_chunk(text, **fields), score=1.0, cosine=0.9, bm25=0.0)
    return Passage(number=number, hit=hit)


def span_of(passage: Passage, quote: str) -> Span:
    """Return the span of a passage that reads so."""
    chunk = passage.hit.chunk
    return next(span for span in chunk.spans if chunk.quote(span) == quote)


def candidates_of(
    *sentences: tuple[str, float], document_id: str = "d", number: int = 1, **fields: Any
) -> list[Candidate]:
    """Return the sentences of a document that follow one another, each with its score.

    One without a score (0) can't be quoted: it stands there, and is no candidate.
    """
    text = " ".join(sentence for sentence, _ in sentences)
    passage = build_passage(text, number=number, document_id=document_id, **fields)
    return [
        Candidate(sentence=_prepared(passage, quote, 10 * number + position), score=score)
        for position, (quote, score) in enumerate(sentences)
        if score
    ]


def comparison_by_hand(*documents: list[Candidate]) -> Comparison:
    """Return the candidates of all documents compared: best first."""
    every = [candidate for document in documents for candidate in document]
    best_first = sorted(every, key=lambda candidate: -candidate.score)
    return Comparison(candidates=best_first, coverage=1.0)


def _prepared(passage: Passage, quote: str, own: int) -> PreparedSentence:
    vector = np.zeros(_DIMENSIONS, dtype=np.float32)
    vector[0], vector[own % (_DIMENSIONS - 1) + 1] = _ALIKE**0.5, (1 - _ALIKE) ** 0.5
    return PreparedSentence(
        passage=passage,
        span=span_of(passage, quote),
        quote=quote,
        vector=vector,
        cosine=0.5,
        terms=frozenset(),
    )
