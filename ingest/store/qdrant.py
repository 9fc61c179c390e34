"""The index on a Qdrant server or cluster, for more than one machine."""

from __future__ import annotations

import time
from collections.abc import Collection, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress

from qdrant_client import QdrantClient, models

from ingest.document import StoredDocument
from ingest.errors import IndexMissingError, IndexProblemError
from ingest.store.collection import (
    PREFIX,
    aliases,
    check_fingerprint,
    collection_name,
    ensure_collection,
    point_alias,
)
from ingest.store.index import ANY_FINGERPRINT, Counts, Fingerprint, IndexedDocument
from ingest.store.points import (
    MOST_DOCUMENTS,
    corpus_version,
    document_point_id,
    document_points,
)
from ingest.store.qdrant_points import QdrantPoints
from ingest.store.reads import Reads
from ingest.store.server import is_any, left_behind, server_errors, struct

UPSERT_SLICE = 500
"""Points a request: 500 chunks are about 6 MB of JSON, and a server takes 32 MB."""

VERSION_HOLDS_S = 30.0
"""How old the answer of `version` may be: others write to a server too, and each answer asks."""


def open_qdrant(
    client: QdrantClient, audience: str, *, fingerprint: Fingerprint, create: bool, address: str
) -> QdrantIndex:
    """Open the collection behind the alias of an audience; errors as in `open_edge`, but no lock.

    `address` is what messages call the server: it holds no key and no password.
    """
    alias = f"{PREFIX}{audience}"
    place = f"{address} ({alias})"
    with server_errors(address):
        collection = aliases(client).get(alias)
        if collection is None and create:
            collection = collection_name(alias, fingerprint)
            ensure_collection(client, collection, fingerprint)
            point_alias(client, alias, collection)
        if collection is None:
            raise IndexMissingError(place)
        check_fingerprint(client, collection, fingerprint, place=place)
    return QdrantIndex(client, collection, fingerprint=fingerprint, address=address)


def read_qdrant(client: QdrantClient, audience: str, *, address: str) -> list[StoredDocument]:
    """Return the documents of an audience, whatever their vectors were made with."""
    with server_errors(address):
        collection = aliases(client).get(f"{PREFIX}{audience}")
    if collection is None:
        return []
    index = QdrantIndex(client, collection, fingerprint=ANY_FINGERPRINT, address=address)
    return list(index.documents())


@contextmanager
def rebuild_qdrant(
    client: QdrantClient, audience: str, *, fingerprint: Fingerprint, address: str
) -> Iterator[QdrantIndex]:
    """Yield a new collection; when the block ends without an error the alias goes over to it.

    The old one serves until then and is deleted after. Nothing keeps two machines from doing this
    at once: run one at a time.
    """
    alias = f"{PREFIX}{audience}"
    with server_errors(address):
        old = aliases(client).get(alias)
        collection = collection_name(alias, fingerprint, besides=old)
        client.delete_collection(collection)  # of a run that was broken off
        ensure_collection(client, collection, fingerprint)
    try:
        yield QdrantIndex(client, collection, fingerprint=fingerprint, address=address)
    except BaseException:
        with suppress(IndexProblemError), server_errors(address):
            client.delete_collection(collection)
        raise
    with server_errors(address):
        point_alias(client, alias, collection)
        if old is not None:
            client.delete_collection(old)


def qdrant_audiences(client: QdrantClient, *, address: str) -> tuple[str, ...]:
    """Return the audiences that have an index on the server, in order."""
    with server_errors(address):
        return tuple(alias.removeprefix(PREFIX) for alias in aliases(client))


class QdrantIndex(Reads):
    """The `Index` of one audience; `open_qdrant` and `rebuild_qdrant` make it.

    It stays with its collection: after a re-index elsewhere its alias may lead to vectors of
    another model.
    """

    def __init__(
        self, client: QdrantClient, collection: str, *, fingerprint: Fingerprint, address: str
    ) -> None:
        super().__init__(QdrantPoints(client, collection, address=address), fingerprint=fingerprint)
        self._client = client
        self._collection = collection
        self._address = address
        self._version = 0.0, ""

    def put(self, batch: Sequence[IndexedDocument]) -> None:
        """Add or replace documents one by one; stored when it returns.

        A document counts from the moment that its own point is written, after its chunks.
        """
        dimensions = self._fingerprint.dimensions
        documents = [document_points(indexed, dimensions=dimensions) for indexed in batch]
        for points in documents:
            document, *chunks = (struct(point) for point in points)
            with server_errors(self._address):
                for start in range(0, len(chunks), UPSERT_SLICE):
                    self._client.upsert(self._collection, chunks[start : start + UPSERT_SLICE])
                self._client.upsert(self._collection, [document])
                self._delete(left_behind(points))

    def remove(self, document_ids: Collection[str]) -> None:
        """Take documents out; done when it returns. Their own points go first."""
        if not document_ids:
            return
        own: list[models.ExtendedPointId] = [document_point_id(each) for each in document_ids]
        with server_errors(self._address):
            self._client.delete(self._collection, models.PointIdsList(points=own))
            self._delete(models.Filter(must=[is_any("document_id", list(document_ids))]))

    def counts(self) -> Counts:
        """Return how many documents and chunks there are, exactly."""
        return Counts(documents=self._count("document"), chunks=self._count("chunk"))

    def version(self) -> str:
        """Return 12 hex digits of the documents it held at most half a minute ago."""
        asked, version = self._version
        if not version or time.monotonic() - asked > VERSION_HOLDS_S:
            with server_errors(self._address):
                hits = self._client.facet(
                    self._collection, "version", limit=MOST_DOCUMENTS, exact=True
                ).hits
            version = corpus_version(str(hit.value) for hit in hits if hit.count)
            self._version = time.monotonic(), version
        return version

    def quiet(self) -> AbstractContextManager[None]:
        """Do nothing: who else writes to a server can't be held up."""
        return nullcontext()

    def close(self) -> None:
        """Let go of the connections of the client that was given."""
        self._client.close()

    def _count(self, kind: str) -> int:
        of_kind = models.Filter(must=[is_any("type", [kind])])
        with server_errors(self._address):
            return self._client.count(self._collection, count_filter=of_kind, exact=True).count

    def _delete(self, where: models.Filter) -> None:
        self._version = 0.0, ""
        self._client.delete(self._collection, models.FilterSelector(filter=where))
