"""A question in, the best chunks out: dense and lexical scores, mixed."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

import numpy as np

from assistant.answer import Hit
from assistant.question import Question
from assistant.readable import CITABLE
from ingest.store.index import DenseVector, Index, ScoredChunk, SparseVector

PREFETCH = 50
"""Chunks asked of each half before they are mixed."""

DENSE_WEIGHT = 0.8
"""Share of the dense score; the lexical one has the rest."""

SENTENCE_WEIGHT = 0.5
"""Share of the best sentence in the dense score; the whole chunk has the rest."""


def retrieve(
    question: Question,
    *,
    dense: DenseVector,
    sparse: SparseVector,
    indexes: Sequence[Index],
    prefetch: int = PREFETCH,
) -> list[Hit]:
    """Return the hits, best first; scores are 0 to 1 and compare within one question only."""
    asked = {**CITABLE, **question.filters}  # overviews only for whoever asks for them
    near = chain.from_iterable(
        index.nearest_dense(dense, top_k=prefetch, filters=asked) for index in indexes
    )
    worded = chain.from_iterable(
        index.nearest_sparse(sparse, top_k=prefetch, filters=asked) for index in indexes
    )
    return fuse(dense, list(near), list(worded))


def fuse(
    question: DenseVector, near: Sequence[ScoredChunk], worded: Sequence[ScoredChunk]
) -> list[Hit]:
    """Mix both lists: cosines scaled between their ends, BM25 scaled by the highest.

    The cosine of a chunk is mixed with that of its best sentence. A chunk that only the lexical
    half found has the cosine of the farthest of the dense half.
    """
    cosines = {entry.chunk.chunk_id: entry.score for entry in near}
    weights = {entry.chunk.chunk_id: entry.score for entry in worded}
    farthest = min(cosines.values(), default=0.0)
    found = {entry.chunk.chunk_id: entry for entry in chain(near, worded)}
    vector = np.asarray(question, dtype=np.float32)
    best = {chunk_id: _best_sentence(entry, vector) for chunk_id, entry in found.items()}
    dense = _between_ends(
        {chunk_id: _mixed(cosines.get(chunk_id, farthest), best[chunk_id]) for chunk_id in found}
    )
    most = max(weights.values(), default=0.0)
    hits = [
        Hit(
            chunk=entry.chunk,
            score=DENSE_WEIGHT * dense[chunk_id]
            + (1 - DENSE_WEIGHT) * (weights.get(chunk_id, 0.0) / most if most else 0.0),
            cosine=cosines.get(chunk_id, farthest),
            bm25=weights.get(chunk_id, 0.0),
            best_sentence=best[chunk_id] or 0.0,
            sentences=entry.sentences,
        )
        for chunk_id, entry in found.items()
    ]
    return sorted(hits, key=lambda hit: (-hit.score, hit.chunk.chunk_id))


def _best_sentence(entry: ScoredChunk, question: np.ndarray) -> float | None:
    return None if entry.sentences is None else float((entry.sentences @ question).max())


def _mixed(cosine: float, sentence: float | None) -> float:
    if sentence is None:
        return cosine
    return (1 - SENTENCE_WEIGHT) * cosine + SENTENCE_WEIGHT * sentence


def _between_ends(scores: dict[str, float]) -> dict[str, float]:
    """Return the scores scaled to 0 for the lowest and 1 for the highest; all 1 where equal."""
    low, high = min(scores.values(), default=0.0), max(scores.values(), default=0.0)
    return {key: (s - low) / (high - low) if high > low else 1.0 for key, s in scores.items()}
