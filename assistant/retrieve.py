"""A question in, the best chunks out: dense and lexical scores, mixed."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

import numpy as np

from assistant.answer import Hit
from assistant.facets import NO_FACETS, Facets, bonus, preferred
from assistant.lists import asks_for_list
from assistant.question import Question
from assistant.readable import CITABLE
from ingest.store.index import DenseVector, Filters, IndexReader, ScoredChunk, SparseVector

PREFETCH = 50
"""Chunks asked of each half before they are mixed."""

PREFETCH_OF_A_LIST = 150
"""Chunks asked of those that have the country and the product that a list is asked of."""

_HOME_OF_A_LIST = ("country", "category", "outcome")

LEXICAL_WEIGHT = 0.85
"""What the highest BM25 score is worth, in spreads of the cosine; others in proportion."""

SENTENCE_WEIGHT = 0.5
"""Share of the best sentence in the dense score; the whole chunk has the rest."""

_RANGE_IN_SPREADS = 3  # from the nearest chunk to the farthest that is fetched, more or less


def retrieve(
    question: Question,
    *,
    dense: DenseVector,
    sparse: SparseVector,
    indexes: Sequence[IndexReader],
    for_sentences: DenseVector | None = None,
    prefetch: int = PREFETCH,
    spread: float | None = None,
) -> list[Hit]:
    """Return the hits, best first; scores compare within one question only.

    `for_sentences` is the question's vector among those of sentences, where that is another one.
    `spread` is the standard deviation of the model's cosines between questions and passages;
    None where it is not known.
    """
    asked = {**CITABLE, **question.filters}  # overviews only for whoever asks for them
    wanted = preferred(question)

    def nearest(filters: Filters, top_k: int = prefetch) -> list[ScoredChunk]:
        found = (index.nearest_dense(dense, top_k=top_k, filters=filters) for index in indexes)
        return list(chain.from_iterable(found))

    is_list = asks_for_list(question)
    at_home: list[ScoredChunk] = []
    if home := _home(wanted, _HOME_OF_A_LIST if is_list else ("country",), asked):
        at_home = nearest({**asked, **home}, PREFETCH_OF_A_LIST if is_list else prefetch)
    worded = [
        entry
        for index in indexes
        for entry in index.nearest_sparse(sparse, top_k=prefetch, filters=asked)
    ]
    among_sentences = dense if for_sentences is None else for_sentences
    near = nearest(asked)
    return fuse(among_sentences, near, worded, at_home=at_home, wanted=wanted, spread=spread)


def _home(wanted: Facets, facets: Sequence[str], asked: Filters) -> Filters:
    """Return filters for what the question prefers of some facets that no filter is set for."""
    return {f: tuple(sorted(wanted[f])) for f in facets if f in wanted and f not in asked}


def fuse(
    question: DenseVector,
    near: Sequence[ScoredChunk],
    worded: Sequence[ScoredChunk],
    *,
    at_home: Sequence[ScoredChunk] = (),
    wanted: Facets = NO_FACETS,
    spread: float | None = None,
) -> list[Hit]:
    """Mix both lists: the cosine, and on top of it what words and preferred facets are worth.

    The cosine of a chunk is mixed with that of its best sentence; `question` is the vector among
    those of sentences. A chunk that only the lexical half found has the cosine of the farthest of
    the dense half. `at_home` are the nearest of the country, and in a list of the product, that is
    asked for.
    """
    scores = [entry.score for entry in near]
    nearest, farthest = max(scores, default=0.0), min(scores, default=0.0)
    unit = spread or (nearest - farthest) / _RANGE_IN_SPREADS or 1.0
    by_vector, by_words = _by_id((*near, *at_home)), _by_id(worded)
    most = max((entry.score for entry in worded), default=0.0) or 1.0
    vector = np.asarray(question, dtype=np.float32)
    hits = {}
    for chunk_id, entry in (by_words | by_vector).items():
        cosine = entry.score if chunk_id in by_vector else farthest
        bm25 = by_words[chunk_id].score if chunk_id in by_words else 0.0
        best = _best_sentence(entry, vector)
        worth = LEXICAL_WEIGHT * bm25 / most + bonus(entry.chunk.meta, wanted)
        hits[chunk_id] = Hit(
            chunk=entry.chunk,
            score=_mixed(cosine, best) + unit * worth,
            cosine=cosine,
            bm25=bm25,
            best_sentence=best or 0.0,
            sentences=entry.sentences,
        )
    return [hit for _, hit in sorted(hits.items(), key=lambda found: (-found[1].score, found[0]))]


def _by_id(entries: Sequence[ScoredChunk]) -> dict[str, ScoredChunk]:
    return {entry.chunk.chunk_id: entry for entry in entries}


def _best_sentence(entry: ScoredChunk, question: np.ndarray) -> float | None:
    return None if entry.sentences is None else float((entry.sentences @ question).max())


def _mixed(cosine: float, sentence: float | None) -> float:
    if sentence is None:
        return cosine
    return (1 - SENTENCE_WEIGHT) * cosine + SENTENCE_WEIGHT * sentence
