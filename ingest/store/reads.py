"""The reading half of both engines' indexes: each call sees one version of each document."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack
from typing import Protocol, TypeVar

from ingest.document import Chunk, StoredDocument
from ingest.errors import ChangedMeanwhileError
from ingest.store.index import (
    DenseVector,
    Filters,
    Fingerprint,
    IndexReader,
    ScoredChunk,
    SparseVector,
    SteadyIndex,
)
from ingest.store.payload import document_from_payload
from ingest.store.steady import Points, SteadyReader

T = TypeVar("T")

RESTARTS = 3
"""How often reading begins anew because of documents that change meanwhile."""


class Steadied(Protocol):
    """What can be read steadily: an `Index`."""

    def steady(self) -> SteadyIndex:
        """Return a reader whose calls together see one version of each document."""

    def quiet(self) -> AbstractContextManager[None]:
        """Keep this process from writing until the end of the block."""


class Reads:
    """Reads the points of an index, call by call; `steady` makes several calls see the same."""

    def __init__(self, points: Points, *, fingerprint: Fingerprint) -> None:
        self._points = points
        self._fingerprint = fingerprint

    @property
    def fingerprint(self) -> Fingerprint:
        """What the vectors in it were made with."""
        return self._fingerprint

    def version(self) -> str:
        """Return the version of what is in it."""
        raise NotImplementedError

    def quiet(self) -> AbstractContextManager[None]:
        """Keep this process from writing, where it can."""
        raise NotImplementedError

    def steady(self) -> SteadyReader:
        """Return a reader for one question."""
        return SteadyReader(self._points, fingerprint=self._fingerprint, version=self.version)

    def nearest_dense(
        self, vector: DenseVector, *, top_k: int, filters: Filters | None = None
    ) -> list[ScoredChunk]:
        """Return the chunks nearest by cosine, best first; exact where there is no graph."""
        return steadily(
            [self], lambda reader: reader[0].nearest_dense(vector, top_k=top_k, filters=filters)
        )

    def nearest_sparse(
        self, vector: SparseVector, *, top_k: int, filters: Filters | None = None
    ) -> list[ScoredChunk]:
        """Return the chunks with the highest BM25 score above zero, best first."""
        return steadily(
            [self], lambda reader: reader[0].nearest_sparse(vector, top_k=top_k, filters=filters)
        )

    def document(self, document_id: str) -> StoredDocument | None:
        """Return a document as it was stored, or None."""
        payload = self._points.stored(document_id)
        if payload is None:
            return None
        return document_from_payload(payload, place=self._points.place)

    def documents(self) -> Iterator[StoredDocument]:
        """Yield every document, a few in memory at a time, in an order of no meaning."""
        return self._settled().documents()

    def chunks(self, filters: Filters) -> Iterator[Chunk]:
        """Yield every chunk of the documents that the filters let through, as `documents` does.

        Chunks of a document that changes meanwhile are left out from then on.
        """
        return self._settled().chunks(filters)

    def _settled(self) -> SteadyReader:
        reader = self.steady()
        reader.settle()
        return reader


def steadily(indexes: Sequence[Steadied], read: Callable[[Sequence[IndexReader]], T]) -> T:
    """Return what `read` makes of the readers of indexes, in which each document has one version.

    Where one changes meanwhile it begins anew, in the end while nobody writes. Where others write
    too, on a server, it then goes without the documents that change. What is read from the readers
    after that still has the versions that were seen.
    """
    for _ in range(RESTARTS):
        readers = [index.steady() for index in indexes]
        try:
            found = read(readers)
        except ChangedMeanwhileError:
            continue
        _settle(readers)
        return found
    with ExitStack() as quiet:
        for index in indexes:
            quiet.enter_context(index.quiet())
        readers = [index.steady() for index in indexes]
        _settle(readers)
        return read(readers)


def _settle(readers: Sequence[SteadyIndex]) -> None:
    for reader in readers:
        reader.settle()
