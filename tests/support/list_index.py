"""An index in plain Python, for tests of what stands on the port."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from hashlib import sha256

import numpy as np

from ingest.document import Chunk, StoredDocument
from ingest.embed_chunks import embed_chunks
from ingest.split import split
from ingest.store.index import (
    Counts,
    DenseVector,
    EmbeddedChunk,
    Filters,
    Fingerprint,
    IndexedDocument,
    ScoredChunk,
    SparseVector,
    check_filters,
)
from ingest.text.embed import Embedder
from tests.support.chunks import build_fingerprint


class ListIndex:
    """Keeps documents in a dictionary and compares with all of them; BM25 with its usual idf."""

    def __init__(self, fingerprint: Fingerprint | None = None) -> None:
        self.fingerprint = fingerprint or build_fingerprint()
        self.entries: dict[str, IndexedDocument] = {}

    def put(self, batch: Sequence[IndexedDocument]) -> None:
        for entry in batch:
            self.entries[entry.document.meta.document_id] = entry

    def remove(self, document_ids: Collection[str]) -> None:
        for document_id in document_ids:
            self.entries.pop(document_id, None)

    def counts(self) -> Counts:
        return Counts(documents=len(self.entries), chunks=len(self._chunks({})))

    def nearest_dense(
        self, vector: DenseVector, *, top_k: int, filters: Filters | None = None
    ) -> list[ScoredChunk]:
        return self._best(filters, top_k, lambda entry: float(np.dot(entry.dense, vector)), -2.0)

    def nearest_sparse(
        self, vector: SparseVector, *, top_k: int, filters: Filters | None = None
    ) -> list[ScoredChunk]:
        everything = [set(entry.sparse.indices) for entry in self._chunks({})]

        def idf(index: int) -> float:
            found = sum(index in terms for terms in everything)
            return math.log(1 + (len(everything) - found + 0.5) / (found + 0.5))

        def score(entry: EmbeddedChunk) -> float:
            weights = dict(zip(entry.sparse.indices, entry.sparse.values, strict=True))
            asked = zip(vector.indices, vector.values, strict=True)
            return sum(weights[i] * value * idf(i) for i, value in asked if i in weights)

        return self._best(filters, top_k, score, 0.0)

    def document(self, document_id: str) -> StoredDocument | None:
        entry = self.entries.get(document_id)
        return entry.document if entry else None

    def documents(self) -> Iterator[StoredDocument]:
        return (entry.document for entry in self.entries.values())

    def chunks(self, filters: Filters) -> Iterator[Chunk]:
        return (entry.chunk for entry in self._chunks(check_filters(filters)))

    def version(self) -> str:
        return sha256(repr(sorted(self.entries)).encode()).hexdigest()[:12]

    def steady(self) -> ListIndex:
        return self

    def settle(self) -> None:
        pass

    def quiet(self) -> AbstractContextManager[None]:
        return nullcontext()

    def close(self) -> None:
        self.entries = {}

    def _best(
        self,
        filters: Filters | None,
        top_k: int,
        score: Callable[[EmbeddedChunk], float],
        above: float,
    ) -> list[ScoredChunk]:
        scored = [
            ScoredChunk(chunk=entry.chunk, score=score(entry), sentences=entry.sentences)
            for entry in self._chunks(check_filters(filters))
        ]
        best = sorted(scored, key=lambda found: (-found.score, found.chunk.chunk_id))
        return [found for found in best if found.score > above][:top_k]

    def _chunks(self, filters: Filters) -> list[EmbeddedChunk]:
        return [
            chunk
            for entry in self.entries.values()
            for chunk in entry.chunks
            if _matches(chunk.chunk, filters)
        ]


def build_index(embedder: Embedder, *documents: StoredDocument) -> ListIndex:
    """Return an index of the documents, split and embedded as ingestion does."""
    index = ListIndex(build_fingerprint(dimensions=embedder.dimensions, model=embedder.model))
    index.put([_indexed(embedder, document) for document in documents])
    return index


def _indexed(embedder: Embedder, document: StoredDocument) -> IndexedDocument:
    return IndexedDocument(document=document, chunks=embed_chunks(embedder, split(document)))


def _matches(chunk: Chunk, filters: Filters) -> bool:
    return all(set(chunk.meta.facet_values(facet)) & set(v) for facet, v in filters.items())
