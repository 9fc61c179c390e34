"""Halves of retrieval by themselves: what the whole must beat on the same sets."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence

from assistant.answer import Hit
from assistant.question import understand
from assistant.readable import CITABLE, Asked, Readable, embed_question
from evaluation.run_file import RunHit
from evaluation.system import SEARCHED, StoredText, SystemReply, run_hit, versions
from ingest.store.index import Index, ScoredChunk
from ingest.text.embed import Embedder

BASELINES = ("bm25", "dense")

_LIMIT = 10_000


class Baseline:
    """Finds chunks with one half only, and never answers: only its retrieval is measured."""

    def __init__(self, name: str, *, index: Index, embedder: Embedder) -> None:
        self.name = name
        self._index = index
        self._embedder = embedder

    def ask(self, question: str) -> SystemReply:
        """Return the hits of the half."""
        started = time.perf_counter()
        asked = ask_alone(question, index=self._index, embedder=self._embedder)
        scored = nearest(self.name, asked, index=self._index, top_k=SEARCHED)
        return SystemReply(
            status="no_answer",
            reason="not_supported",
            language=asked.question.language,
            corpus_version=self._index.version(),
            hits=_hits(scored),
            timings_ms={"search": round((time.perf_counter() - started) * 1000, 1)},
        )

    def document(self, document_id: str) -> StoredText | None:
        """Return the stored document."""
        stored = self._index.document(document_id)
        return StoredText(text=stored.text, language=stored.meta.language) if stored else None

    def made_with(self) -> Mapping[str, str]:
        """Return versions and what the index was made with."""
        return {"index": str(self._index.fingerprint), **versions()}


def ask_alone(text: str, *, index: Index, embedder: Embedder) -> Asked:
    """Return a question with its vectors as the product makes them, over one index."""
    return embed_question(understand(text, limit=_LIMIT), Readable([index]), embedder)


def nearest(half: str, asked: Asked, *, index: Index, top_k: int) -> list[ScoredChunk]:
    """Return what one of BASELINES finds by itself among what may be cited, best first."""
    if half == "bm25":
        return index.nearest_sparse(asked.sparse, top_k=top_k, filters=CITABLE)
    return index.nearest_dense(asked.dense, top_k=top_k, filters=CITABLE)


def _hits(scored: Sequence[ScoredChunk]) -> tuple[RunHit, ...]:
    return tuple(
        run_hit(Hit(chunk=entry.chunk, score=entry.score, cosine=0.0, bm25=0.0)) for entry in scored
    )
