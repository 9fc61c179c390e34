"""The index in Qdrant Edge: in this process, on disk, nothing to install."""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import qdrant_edge as engine

from ingest.document import Chunk, StoredDocument
from ingest.store.hits import TIE_MARGIN, best
from ingest.store.index import (
    Counts,
    DenseVector,
    Filters,
    Fingerprint,
    IndexedDocument,
    ScoredChunk,
    SparseVector,
    check_filters,
)
from ingest.store.payload import Fields, chunk_from_payload, document_from_payload
from ingest.store.points import (
    DENSE,
    MOST_DOCUMENTS,
    PATHS,
    SPARSE,
    corpus_version,
    document_point_id,
    document_points,
    is_exact,
)
from ingest.store.shard import (
    chunks_where,
    engine_errors,
    engine_point,
    engine_sparse,
    is_any,
    left_behind,
)
from ingest.store.space import FreeSpace, check_room, free_bytes, has_room

Update = engine.UpdateOperation

SCROLL_PAGE = 32
"""Documents in memory at once while all are read; the longest are half a megabyte."""


class EdgeIndex:
    """The `Index` of one audience. `open_edge` and `rebuild_edge` (embedded.py) make it.

    `path` is the folder that messages name; `released` is called once after closing.
    """

    def __init__(
        self,
        shard: engine.EdgeShard,
        path: Path,
        *,
        fingerprint: Fingerprint,
        released: Callable[[], None] = lambda: None,
        free_space: FreeSpace = free_bytes,
    ) -> None:
        self._shard = shard
        self._path = path
        self._place = str(path)
        self._fingerprint = fingerprint
        self._released = released
        self._free_space = free_space
        # One writer at a time: putting a document is two operations that belong together.
        self._writing = threading.Lock()
        self._writes = 0
        self._version: tuple[str, int] | None = None
        """What `version` found last, and after how many writes."""

    @property
    def fingerprint(self) -> Fingerprint:
        """What the vectors in it were made with."""
        return self._fingerprint

    def put(self, batch: Sequence[IndexedDocument]) -> None:
        """Add or replace documents one by one; durable when it returns.

        A reader meanwhile may still see a chunk that the new version lacks. StorageFullError
        comes before anything is written.
        """
        dimensions = self._fingerprint.dimensions
        documents = [document_points(indexed, dimensions=dimensions) for indexed in batch]
        with self._write(chunks=sum(map(len, documents))):
            for points in documents:
                upserted = [engine_point(point) for point in points]
                self._shard.update(Update.upsert_points(upserted))
                self._shard.update(Update.delete_points_by_filter(left_behind(points)))

    def remove(self, document_ids: Collection[str]) -> None:
        """Take documents out, durably."""
        gone = engine.Filter(must=[is_any("document_id", list(document_ids))])
        with self._write(chunks=0):
            self._shard.update(Update.delete_points_by_filter(gone))

    def counts(self) -> Counts:
        """Return how many documents and chunks there are, exactly."""
        return Counts(documents=self._count("document"), chunks=self._count("chunk"))

    def nearest_dense(
        self, vector: DenseVector, *, top_k: int, filters: Filters | None = None
    ) -> list[ScoredChunk]:
        """Return the chunks nearest by cosine, best first; exact where there is no graph."""
        query = engine.Query.Nearest([float(number) for number in vector], using=DENSE)
        found = self._search(query, top_k=top_k, filters=filters)
        return best(found, top_k=top_k, place=self._place)

    def nearest_sparse(
        self, vector: SparseVector, *, top_k: int, filters: Filters | None = None
    ) -> list[ScoredChunk]:
        """Return the chunks with the highest BM25 score above zero, best first."""
        query = engine.Query.Nearest(engine_sparse(vector), using=SPARSE)
        found = self._search(query, top_k=top_k, filters=filters)
        scored = ((payload, score) for payload, score in found if score > 0)
        return best(scored, top_k=top_k, place=self._place)

    def document(self, document_id: str) -> StoredDocument | None:
        """Return a document as it was stored, or None."""
        with engine_errors(self._place):
            found = self._shard.retrieve(
                [document_point_id(document_id)], with_payload=True, with_vector=False
            )
        return document_from_payload(found[0].payload or {}, place=self._place) if found else None

    def documents(self) -> Iterator[StoredDocument]:
        """Yield every document, a few in memory at a time, in an order of no meaning."""
        of_type = engine.Filter(must=[is_any("type", ["document"])])
        for payload in self._scroll(of_type):
            yield document_from_payload(payload, place=self._place)

    def chunks(self, filters: Filters) -> Iterator[Chunk]:
        """Yield every chunk of the documents that the filters let through, as `documents` does."""
        of_type = [is_any("type", ["chunk"])]
        where = chunks_where(check_filters(filters))
        both = engine.Filter(must=[*of_type, *((where,) if where else ())])
        for payload in self._scroll(both):
            yield chunk_from_payload(payload, place=self._place)

    def version(self) -> str:
        """Return 12 hex digits of the documents it holds: equal documents, equal digits."""
        version, writes = self._version, self._writes
        if version is None or version[1] != writes:
            request = engine.FacetRequest("version", limit=MOST_DOCUMENTS, exact=True)
            with engine_errors(self._place):
                hits = self._shard.facet(request).hits
            version = corpus_version(str(hit.value) for hit in hits if hit.count), writes
            self._version = version
        return version[0]

    def close(self) -> None:
        """Sweep out what was replaced and let the next process in; twice is no error.

        Where more than EXACT_UP_TO chunks have no graph yet it is made now: minutes.
        """
        with self._writing, engine_errors(self._place):
            try:
                if self._writes:
                    self._sweep()
            finally:
                self._writes = 0
                self._shard.close()
                self._released()

    @contextmanager
    def _write(self, *, chunks: int) -> Iterator[None]:
        check_room(self._path, chunks=chunks, free_space=self._free_space)
        with self._writing, engine_errors(self._place):
            try:
                yield
            finally:
                self._writes += 1
                self._shard.flush()

    def _sweep(self) -> None:
        # Takes no time unless a fifth of the points were replaced, which copies the rest, or a
        # graph is to be made. All threads of the process stand still meanwhile (1 s for a copy of
        # 20,000 chunks, 2 ms a chunk for a graph): done here, where nobody waits for an answer.
        chunks = self._count("chunk")
        if has_room(self._path, chunks=chunks, free_space=self._free_space):
            self._shard.optimize()

    def _search(
        self, query: engine.Query, *, top_k: int, filters: Filters | None
    ) -> Iterator[tuple[Fields, float]]:
        request = engine.QueryRequest(
            limit=top_k + TIE_MARGIN,
            query=query,
            filter=chunks_where(check_filters(filters)),
            with_payload=True,
            params=engine.SearchParams(hnsw_ef=PATHS, exact=is_exact(filters)),
        )
        with engine_errors(self._place):
            points = self._shard.query(request)
        for point in points:
            yield point.payload or {}, point.score

    def _scroll(self, where: engine.Filter) -> Iterator[Fields]:
        """Yield the payload of every point that the filter lets through."""
        offset: engine.PointId | None = None
        while True:
            request = engine.ScrollRequest(
                offset=offset, limit=SCROLL_PAGE, filter=where, with_payload=True
            )
            with engine_errors(self._place):
                records, offset = self._shard.scroll(request)
            for record in records:
                yield record.payload or {}
            if offset is None:
                return

    def _count(self, kind: str) -> int:
        of_kind = engine.Filter(must=[is_any("type", [kind])])
        with engine_errors(self._place):
            return self._shard.count(engine.CountRequest(exact=True, filter=of_kind))
