"""The index in Qdrant Edge: in this process, on disk, nothing to install."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import qdrant_edge as engine

from ingest.store.edge_points import EdgePoints
from ingest.store.index import Counts, Fingerprint, IndexedDocument
from ingest.store.points import (
    MOST_DOCUMENTS,
    PointData,
    corpus_version,
    document_point_id,
    document_points,
)
from ingest.store.reads import Reads
from ingest.store.shard import engine_errors, engine_point, is_any, left_behind
from ingest.store.space import FreeSpace, check_room, free_bytes, has_room
from ingest.store.turns import Turns

Update = engine.UpdateOperation


class EdgeIndex(Reads):
    """The `Index` of one audience. `open_edge` and `rebuild_edge` (embedded.py) make it.

    `path` is the folder that messages name. `begun` is called before the first write, `ended` on
    closing where no write was broken off, `released` once after closing.
    """

    def __init__(
        self,
        shard: engine.EdgeShard,
        path: Path,
        *,
        fingerprint: Fingerprint,
        begun: Callable[[], None] = lambda: None,
        ended: Callable[[], None] = lambda: None,
        released: Callable[[], None] = lambda: None,
        free_space: FreeSpace = free_bytes,
    ) -> None:
        points = EdgePoints(shard, place=str(path))
        super().__init__(points, fingerprint=fingerprint)
        self._editions = points.known
        self._shard = shard
        self._path = path
        self._place = str(path)
        self._begun = begun
        self._ended = ended
        self._released = released
        self._free_space = free_space
        self._turns = Turns()
        """One writer at a time: putting a document is three operations that belong together."""
        self._writes = 0
        self._is_whole = True
        """No write was broken off: there is nothing in it that does not count."""
        self._version: tuple[str, int] | None = None
        """What `version` found last, and after how many writes."""

    def put(self, batch: Sequence[IndexedDocument]) -> None:
        """Add or replace documents one by one; durable when it returns.

        A document counts from the moment that its own point is written, after its chunks: whoever
        reads meanwhile, or opens the index after a crash, has the old one or the new one.
        StorageFullError comes before anything is written.
        """
        dimensions = self._fingerprint.dimensions
        documents = [document_points(indexed, dimensions=dimensions) for indexed in batch]
        with self._write(chunks=sum(map(len, documents))):
            for points in documents:
                with self._turns.alone():
                    self._put(points)

    def remove(self, document_ids: Collection[str]) -> None:
        """Take documents out, durably; none is found from the moment that its own point is gone."""
        gone = engine.Filter(must=[is_any("document_id", list(document_ids))])
        with self._write(chunks=0), self._turns.alone():
            own: list[engine.PointId] = [document_point_id(each) for each in document_ids]
            with self._editions.changing(document_ids):
                self._shard.update(Update.delete_points(own))
            self._shard.update(Update.delete_points_by_filter(gone))

    def counts(self) -> Counts:
        """Return how many documents and chunks there are, exactly."""
        return Counts(documents=self._count("document"), chunks=self._count("chunk"))

    def quiet(self) -> AbstractContextManager[None]:
        """Let nobody write until the end of the block; who writes waits."""
        return self._turns.alone()

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
        with self._turns.alone(), engine_errors(self._place):
            try:
                if self._writes:
                    self._sweep()
            finally:
                self._shard.close()
                if self._writes and self._is_whole:
                    self._ended()
                self._writes = 0
                self._released()

    def _put(self, points: Sequence[PointData]) -> None:
        document, *chunks = points
        upserted = [engine_point(point) for point in chunks]
        if upserted:
            self._shard.update(Update.upsert_points(upserted))
        with self._editions.changing([str(document.payload["document_id"])]):
            self._shard.update(Update.upsert_points([engine_point(document)]))
        self._shard.update(Update.delete_points_by_filter(left_behind(points)))

    @contextmanager
    def _write(self, *, chunks: int) -> Iterator[None]:
        check_room(self._path, chunks=chunks, free_space=self._free_space)
        with engine_errors(self._place):
            if not self._writes:
                self._begun()
            try:
                yield
            except BaseException:
                self._is_whole = False
                raise
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

    def _count(self, kind: str) -> int:
        of_kind = engine.Filter(must=[is_any("type", [kind])])
        with engine_errors(self._place):
            return self._shard.count(engine.CountRequest(exact=True, filter=of_kind))
