"""What lies in a shard of the embedded engine, read as it is at the moment."""

from __future__ import annotations

from collections.abc import Collection, Iterator

import qdrant_edge as engine

from ingest.store.editions import Editions, KnownEditions
from ingest.store.index import DenseVector, Filters, SparseVector
from ingest.store.payload import Fields
from ingest.store.points import DENSE, EDITION, PATHS, SPARSE, document_point_id, is_exact
from ingest.store.shard import chunks_where, engine_errors, engine_sparse, is_any
from ingest.store.steady import Found, edition_of, id_of

SCROLL_PAGE = 32
"""Documents in memory at once while all are read; the longest are half a megabyte."""


_MANY = 10_000
"""Points in memory at once while all are swept, without their texts."""


class EdgePoints:
    """The `Points` of a shard that this process alone writes; it tells `known` of each change."""

    def __init__(self, shard: engine.EdgeShard, *, place: str) -> None:
        self.place = place
        self.known = KnownEditions(self._editions)
        self._shard = shard

    def near(self, query: DenseVector | SparseVector, *, limit: int, filters: Filters) -> Found:
        """Return the payloads of chunks with their scores, best first."""
        if isinstance(query, SparseVector):
            nearest = engine.Query.Nearest(engine_sparse(query), using=SPARSE)
        else:
            nearest = engine.Query.Nearest([float(number) for number in query], using=DENSE)
        request = engine.QueryRequest(
            limit=limit,
            query=nearest,
            filter=chunks_where(filters),
            with_payload=True,
            params=engine.SearchParams(hnsw_ef=PATHS, exact=is_exact(filters)),
        )
        with engine_errors(self.place):
            points = self._shard.query(request)
        return [(point.payload or {}, point.score) for point in points]

    def scroll(self, kind: str, filters: Filters) -> Iterator[list[Fields]]:
        """Yield the payloads of every `document` or `chunk` that the filters let through."""
        facets = chunks_where(filters)
        of_kind = is_any("type", [kind])
        where = engine.Filter(must=[of_kind, facets] if facets else [of_kind])
        offset: engine.PointId | None = None
        while True:
            request = engine.ScrollRequest(
                offset=offset, limit=SCROLL_PAGE, filter=where, with_payload=True
            )
            with engine_errors(self.place):
                records, offset = self._shard.scroll(request)
            yield [record.payload or {} for record in records]
            if offset is None:
                return

    def stored(self, document_id: str) -> Fields | None:
        """Return the payload of a document."""
        ids: list[engine.PointId] = [document_point_id(document_id)]
        with engine_errors(self.place):
            found = self._shard.retrieve(ids, with_payload=True, with_vector=False)
        return (found[0].payload or {}) if found else None

    def editions(self, document_ids: Collection[str]) -> Editions:
        """Return the edition of each document that counts now."""
        return self.known.of(document_ids)

    def mark(self) -> int:
        """Return the moment, for `changed_since`."""
        return self.known.mark()

    def changed_since(self, mark: int, document_ids: Collection[str]) -> Collection[str]:
        """Return which documents were written since."""
        return self.known.changed_since(mark, document_ids)

    def _editions(self, document_ids: Collection[str]) -> Editions:
        ids: list[engine.PointId] = [document_point_id(each) for each in document_ids]
        with engine_errors(self.place):
            found = self._shard.retrieve(
                ids, with_payload=["document_id", EDITION], with_vector=False
            )
        payloads: list[Fields] = [record.payload or {} for record in found]
        there = {id_of(payload): edition_of(payload) for payload in payloads}
        return {document_id: there.get(document_id) for document_id in document_ids}


def sweep(shard: engine.EdgeShard, *, place: str) -> int:
    """Delete the chunks whose document has another edition, or is not there; return how many."""
    points = EdgePoints(shard, place=place)
    left: list[engine.PointId] = []
    of_kind = engine.Filter(must=[is_any("type", ["chunk"])])
    offset: engine.PointId | None = None
    with engine_errors(place):
        while True:
            request = engine.ScrollRequest(
                offset=offset, limit=_MANY, filter=of_kind, with_payload=["document_id", EDITION]
            )
            records, offset = shard.scroll(request)
            found: list[tuple[engine.PointId, Fields]] = [(r.id, r.payload or {}) for r in records]
            editions = points.editions({id_of(payload) for _, payload in found})
            left += [key for key, p in found if editions[id_of(p)] != edition_of(p)]
            if offset is None:
                break
        if left:
            shard.update(engine.UpdateOperation.delete_points(left))
            shard.flush()
    return len(left)
