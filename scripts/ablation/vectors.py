"""The vectors of an index as the model gave them: centring undone, so that nothing is embedded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from typing import Any

import numpy as np
import qdrant_edge as engine

from ingest.document import Chunk, base_language
from ingest.store.edge import EdgeIndex
from ingest.store.edge_points import SCROLL_PAGE
from ingest.store.index import DenseVector, Filters, Index, ScoredChunk, SparseVector
from ingest.store.points import DENSE
from ingest.text.centring import OTHER, centres_of
from ingest.text.embed import Embedder, Vectors


def uncentred(vectors: Vectors, languages: Sequence[str], model: str) -> Vectors:
    """Return the unit vectors that `ingest.text.centring` made these of; rows of zeros stay so.

    A centred vector u is (v - c) / |v - c|, so v = c + t u with the one t > 0 that gives |v| = 1.
    """
    centres = centres_of(model)
    if centres is None or not len(vectors):
        return vectors
    passages = centres.passages
    c = np.stack([passages.get(base_language(tag), passages[OTHER]) for tag in languages])
    along = (c * vectors).sum(axis=1, keepdims=True)
    t = -along + np.sqrt(along**2 + 1 - (c**2).sum(axis=1, keepdims=True))
    whole: Vectors = np.where(vectors.any(axis=1, keepdims=True), c + t * vectors, 0.0)
    return whole.astype(np.float32)


class Overlay:
    """Another index, but for the methods that a subclass has of its own."""

    def __init__(self, index: Index) -> None:
        self._index = index

    def steady(self) -> Any:
        """Return itself: nobody writes to it."""
        return self

    def settle(self) -> None:
        """Do nothing, as above."""

    def __getattr__(self, name: str) -> Any:
        """Return what the index beneath has of that name."""
        return getattr(self._index, name)


class UncentredIndex(Overlay):
    """An embedded index with the vectors of its chunks and sentences as the model gave them."""

    def __init__(self, index: EdgeIndex, model: str, *, for_sentences: str) -> None:
        super().__init__(index)
        self._all = index.counts().chunks
        stored = _dense_vectors(index)
        self._anywhere = np.eye(1, index.fingerprint.dimensions, dtype=np.float32)[0]
        found = index.nearest_dense(self._anywhere, top_k=self._all)
        vectors = np.array([stored[_place(entry.chunk)] for entry in found], dtype=np.float32)
        raw = uncentred(vectors, [entry.chunk.meta.language for entry in found], model)
        self.vectors = {e.chunk.chunk_id: row for e, row in zip(found, raw, strict=True)}
        """By the id of a chunk."""
        self._entries = {
            e.chunk.chunk_id: _with_uncentred_sentences(e, for_sentences) for e in found
        }
        self._within: dict[str, list[ScoredChunk]] = {}

    def chunks(self, filters: Filters) -> list[Chunk]:
        """Return every chunk that passes the filters."""
        return [entry.chunk for entry in self._passing(filters)]

    def nearest_dense(
        self, vector: DenseVector, *, top_k: int, filters: Filters | None = None
    ) -> list[ScoredChunk]:
        """Return the chunks nearest by cosine, best first, exact."""
        question = np.asarray(vector, dtype=np.float32)
        found = (
            replace(entry, score=float(self.vectors[entry.chunk.chunk_id] @ question))
            for entry in self._passing(filters)
        )
        return sorted(found, key=lambda hit: (-round(hit.score, 6), hit.chunk.chunk_id))[:top_k]

    def nearest_sparse(
        self, vector: SparseVector, *, top_k: int, filters: Filters | None = None
    ) -> list[ScoredChunk]:
        """Return what has the words, as the index beneath finds it."""
        found = self._index.nearest_sparse(vector, top_k=top_k, filters=filters)
        return [replace(self._entries[hit.chunk.chunk_id], score=hit.score) for hit in found]

    def _passing(self, filters: Filters | None) -> list[ScoredChunk]:
        key = repr(sorted((filters or {}).items()))
        if key not in self._within:
            found = self._index.nearest_dense(self._anywhere, top_k=self._all, filters=filters)
            self._within[key] = [self._entries[entry.chunk.chunk_id] for entry in found]
        return self._within[key]


class PlainEmbedder:
    """Another embedder under a name that no centres go with."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder
        self.model = f"plain {embedder.model}"
        self.dimensions = embedder.dimensions

    @cached_property
    def for_sentences(self) -> Embedder:
        """Another one around the model's own for sentences."""
        own = self._embedder.for_sentences
        return self if own is self._embedder else type(self)(own)

    def embed_question(self, text: str) -> Vectors:
        """Return the vector as the model gives it."""
        return self._embedder.embed_question(text)

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """Return the vectors as the model gives them."""
        return self._embedder.embed_passages(texts)


class RememberingEmbedder(PlainEmbedder):
    """Another embedder that embeds each question once, however many systems ask it."""

    def __init__(self, embedder: Embedder) -> None:
        super().__init__(embedder)
        self.model = embedder.model
        self._seen: dict[str, Vectors] = {}

    def embed_question(self, text: str) -> Vectors:
        """Return what was remembered, or embed."""
        if text not in self._seen:
            self._seen[text] = super().embed_question(text)
        return self._seen[text]


def _with_uncentred_sentences(entry: ScoredChunk, model: str) -> ScoredChunk:
    if entry.sentences is None:
        return entry
    languages = [entry.chunk.meta.language] * len(entry.sentences)
    return replace(entry, sentences=uncentred(entry.sentences, languages, model))


def _place(chunk: Chunk) -> tuple[str, int]:
    return chunk.meta.document_id, chunk.start


def _dense_vectors(index: EdgeIndex) -> dict[tuple[str, int], list[float]]:
    """Return the vectors of all chunks by document and start; the port gives them to nobody."""
    shard = index._shard  # noqa: SLF001  only a measurement wants vectors; the product never does
    found: dict[tuple[str, int], list[float]] = {}
    offset: engine.PointId | None = None
    while True:
        request = engine.ScrollRequest(
            offset=offset, limit=SCROLL_PAGE, with_payload=True, with_vector=True
        )
        records, offset = shard.scroll(request)
        for record in records:
            vector = record.vector.get(DENSE) if isinstance(record.vector, dict) else None
            if record.payload and isinstance(vector, list):
                key = str(record.payload["document_id"]), int(record.payload["start"])
                found[key] = [float(np.float32(number)) for number in np.ravel(vector)]
        if offset is None:
            return found
