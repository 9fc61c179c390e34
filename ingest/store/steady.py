"""Reads that see one version of each document, whatever is written meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from typing import Protocol

from ingest.document import Chunk, StoredDocument
from ingest.errors import ChangedMeanwhileError
from ingest.store.editions import Editions
from ingest.store.hits import TIE_MARGIN, best
from ingest.store.index import (
    DenseVector,
    Filters,
    Fingerprint,
    ScoredChunk,
    SparseVector,
    check_filters,
)
from ingest.store.payload import Fields, chunk_from_payload, document_from_payload
from ingest.store.points import EDITION

Found = list[tuple[Fields, float]]

TRIES = 5
"""How often a search asks for more, where much of what it finds does not count."""


class Points(Protocol):
    """What an engine holds, as it is at the moment: also chunks that do not count (yet)."""

    place: str
    """Names the index in messages."""

    def near(self, query: DenseVector | SparseVector, *, limit: int, filters: Filters) -> Found:
        """Return the payloads of chunks with their scores, best first."""

    def scroll(self, kind: str, filters: Filters) -> Iterator[list[Fields]]:
        """Yield the payloads of every `document` or `chunk`, a few at a time."""

    def stored(self, document_id: str) -> Fields | None:
        """Return the payload of a document."""

    def editions(self, document_ids: Collection[str]) -> Editions:
        """Return the edition of each document that counts now."""

    def mark(self) -> int:
        """Return the moment, for `changed_since`."""

    def changed_since(self, mark: int, document_ids: Collection[str]) -> Collection[str]:
        """Return which documents this process wrote since, be they equal again or not."""


class SteadyReader:
    """Reads the points of an index; keeps to the edition of a document that it saw first.

    A chunk counts where its document has its edition: those of an edition that is being written,
    and those that one left behind, have another. After every read it is looked whether a document
    seen so far has changed since: all reads together then are as if done at once.
    """

    def __init__(
        self,
        points: Points,
        *,
        fingerprint: Fingerprint,
        version: Callable[[], str],
    ) -> None:
        self._points = points
        self._is_settled = False
        self._mark = points.mark()
        self._seen: dict[str, str | None] = {}
        self._documents: dict[str, StoredDocument] = {}
        self.fingerprint = fingerprint
        self.version = version

    def settle(self) -> None:
        """From now on leave out a document that has changed, instead of raising."""
        self._is_settled = True

    def nearest_dense(
        self, vector: DenseVector, *, top_k: int, filters: Filters | None = None
    ) -> list[ScoredChunk]:
        """Return the chunks nearest by cosine, best first."""
        found = self._near(vector, top_k=top_k, filters=filters)
        return best(found, top_k=top_k, place=self._points.place)

    def nearest_sparse(
        self, vector: SparseVector, *, top_k: int, filters: Filters | None = None
    ) -> list[ScoredChunk]:
        """Return the chunks with the highest BM25 score above zero, best first."""
        if not len(vector.indices):
            return []
        found = self._near(vector, top_k=top_k, filters=filters)
        scored = ((payload, score) for payload, score in found if score > 0)
        return best(scored, top_k=top_k, place=self._points.place)

    def document(self, document_id: str) -> StoredDocument | None:
        """Return a document as it was when this reader first saw something of it."""
        if document_id in self._documents:
            return self._documents[document_id]
        payload = self._points.stored(document_id)
        self._look({document_id})
        edition = None if payload is None else edition_of(payload)
        if edition != self._seen[document_id]:
            self._changed(document_id)
            return None
        if payload is None:
            return None
        document = document_from_payload(payload, place=self._points.place)
        self._documents[document_id] = document
        return document

    def documents(self) -> Iterator[StoredDocument]:
        """Yield every document, a few in memory at a time, in an order of no meaning."""
        for page in self._points.scroll("document", {}):
            self._look(set(map(id_of, page)))
            for payload in filter(self._counts, page):
                yield document_from_payload(payload, place=self._points.place)

    def chunks(self, filters: Filters) -> Iterator[Chunk]:
        """Yield every chunk of the documents that the filters let through, as `documents` does.

        That a document changed may be told at the end, when some of it was yielded.
        """
        for page in self._points.scroll("chunk", check_filters(filters)):
            self._look(set(map(id_of, page)))
            for payload in filter(self._counts, page):
                yield chunk_from_payload(payload, place=self._points.place)

    def _near(
        self, query: DenseVector | SparseVector, *, top_k: int, filters: Filters | None
    ) -> Found:
        """Return what counts; asks again where something does not.

        What took its place may have come after the search, or beyond its limit.
        """
        limit, other = top_k + TIE_MARGIN, set[tuple[str, str]]()
        for _ in range(TRIES):
            found = self._points.near(query, limit=limit, filters=check_filters(filters))
            self._look({id_of(payload) for payload, _ in found})
            good = [(payload, score) for payload, score in found if self._counts(payload)]
            if len(good) == len(found):
                break
            before = other
            other = {(id_of(p), edition_of(p)) for p, _ in found if not self._counts(p)}
            if other <= before and (len(good) >= top_k or len(found) < limit):
                break
            limit = top_k + TIE_MARGIN + 2 * (len(found) - len(good))
        return good

    def _look(self, document_ids: Collection[str]) -> None:
        """Note the editions of documents that are new to it; see that the others have theirs."""
        ids = self._seen.keys() | document_ids
        for document_id in self._points.changed_since(self._mark, ids):
            self._changed(document_id)
        for document_id, edition in self._points.editions(ids).items():
            if self._seen.setdefault(document_id, edition) != edition:
                self._changed(document_id)

    def _counts(self, payload: Fields) -> bool:
        return self._seen.get(id_of(payload)) == edition_of(payload)

    def _changed(self, document_id: str) -> None:
        if not self._is_settled:
            raise ChangedMeanwhileError(document_id)


def edition_of(payload: Fields) -> str:
    """Return the edition that a point is of; "" for one that was written before there were any."""
    return str(payload.get(EDITION) or "")


def id_of(payload: Fields) -> str:
    """Return the id of the document that a point belongs to."""
    return str(payload.get("document_id"))
