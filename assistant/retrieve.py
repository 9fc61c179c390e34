"""A question in, the best chunks out: dense and lexical scores, mixed.

The lexical half looks only at documents in the question's own language: across languages shared
words are mostly accidents, and plain fusion then costs more than it gives (docs/benchmarks.md).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain

from assistant.answer import Hit
from assistant.question import Question
from assistant.readable import CITABLE
from ingest.document import Chunk, base_language
from ingest.store.index import DenseVector, Filters, Index, ScoredChunk, SparseVector

PREFETCH = 50
"""Chunks asked of each half before they are mixed."""

DENSE_WEIGHT = 0.8
"""Share of the dense score; the lexical one has the rest."""


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
    own_language = _within_language(question.language, asked)
    worded = chain.from_iterable(
        index.nearest_sparse(sparse, top_k=prefetch, filters=own_language)
        for index in indexes
        if own_language is not None
    )
    return fuse(list(near), list(worded))


def fuse(dense: Sequence[ScoredChunk], sparse: Sequence[ScoredChunk]) -> list[Hit]:
    """Mix both lists: cosines scaled between their ends, BM25 scaled by the highest.

    A chunk that only the lexical half found counts as the farthest of the dense half.
    """
    cosines = {entry.chunk.chunk_id: entry.score for entry in dense}
    weights = {entry.chunk.chunk_id: entry.score for entry in sparse}
    lowest, highest = min(cosines.values(), default=0.0), max(cosines.values(), default=0.0)
    top_weight = max(weights.values(), default=0.0)
    chunks: Mapping[str, Chunk] = {e.chunk.chunk_id: e.chunk for e in chain(dense, sparse)}
    hits = []
    for chunk_id, chunk in chunks.items():
        cosine, bm25 = cosines.get(chunk_id, lowest), weights.get(chunk_id, 0.0)
        near = (cosine - lowest) / (highest - lowest) if highest > lowest else 1.0
        worded = bm25 / top_weight if top_weight else 0.0
        score = DENSE_WEIGHT * near + (1 - DENSE_WEIGHT) * worded
        hits.append(Hit(chunk=chunk, score=score, cosine=cosine, bm25=bm25))
    return sorted(hits, key=lambda hit: (-hit.score, hit.chunk.chunk_id))


def _within_language(language: str, filters: Filters) -> Filters | None:
    """Return the filters with the question's language added; None where they leave none."""
    wanted = filters.get("language")
    if wanted is None:
        return {**filters, "language": (language,)}
    kept = [tag for tag in wanted if base_language(tag) == language]
    return {**filters, "language": kept} if kept else None
