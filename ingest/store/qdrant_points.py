"""What lies in a collection of a Qdrant server, read as it is at the moment."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from qdrant_client import QdrantClient, models

from ingest.store.editions import Editions
from ingest.store.index import DenseVector, Filters, SparseVector
from ingest.store.payload import Fields
from ingest.store.points import DENSE, EDITION, PATHS, SPARSE, document_point_id, is_exact
from ingest.store.server import chunks_where, client_sparse, is_any, server_errors
from ingest.store.steady import Found, edition_of, id_of

SCROLL_PAGE = 32


class QdrantPoints:
    """The `Points` of a collection; others write it too, so that nothing is remembered of it."""

    def __init__(self, client: QdrantClient, collection: str, *, address: str) -> None:
        self.place = f"{address} ({collection})"
        self._client = client
        self._collection = collection
        self._address = address

    def near(self, query: DenseVector | SparseVector, *, limit: int, filters: Filters) -> Found:
        """Return the payloads of chunks with their scores, best first."""
        if isinstance(query, SparseVector):
            vector: list[float] | models.SparseVector = client_sparse(query)
            using = SPARSE
        else:
            vector, using = [float(number) for number in query], DENSE
        with server_errors(self._address):
            response = self._client.query_points(
                self._collection,
                query=vector,
                using=using,
                query_filter=chunks_where(filters),
                search_params=models.SearchParams(hnsw_ef=PATHS, exact=is_exact(filters)),
                limit=limit,
            )
        return [(point.payload or {}, point.score) for point in response.points]

    def scroll(self, kind: str, filters: Filters) -> Iterator[list[Fields]]:
        """Yield the payloads of every `document` or `chunk` that the filters let through."""
        facets = chunks_where(filters)
        of_kind = is_any("type", [kind])
        where = models.Filter(must=[of_kind, facets] if facets else [of_kind])
        offset: models.ExtendedPointId | None = None
        while True:
            with server_errors(self._address):
                records, offset = self._client.scroll(
                    self._collection, scroll_filter=where, limit=SCROLL_PAGE, offset=offset
                )
            yield [record.payload or {} for record in records]
            if offset is None:
                return

    def stored(self, document_id: str) -> Fields | None:
        """Return the payload of a document."""
        ids = [document_point_id(document_id)]
        with server_errors(self._address):
            found = self._client.retrieve(self._collection, ids, with_payload=True)
        return (found[0].payload or {}) if found else None

    def editions(self, document_ids: Collection[str]) -> Editions:
        """Return the edition of each document that counts now."""
        ids = [document_point_id(each) for each in document_ids]
        with server_errors(self._address):
            found = self._client.retrieve(
                self._collection, ids, with_payload=["document_id", EDITION]
            )
        payloads: list[Fields] = [record.payload or {} for record in found]
        there = {id_of(payload): edition_of(payload) for payload in payloads}
        return {document_id: there.get(document_id) for document_id in document_ids}

    def mark(self) -> int:
        """Return the moment, for `changed_since`."""
        return 0

    def changed_since(self, mark: int, document_ids: Collection[str]) -> Collection[str]:  # noqa: ARG002  the port's names
        """Return nothing: others write too, so that editions are compared."""
        return ()
