"""The port to the index: what every backend does, and the types it speaks."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol, Union

from ingest.document import FACETS, Chunk, StoredDocument, Value
from ingest.errors import UnknownFacetError

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

Filters = Mapping[str, Sequence[str]]
"""Facet -> accepted values: any value of a facet, and every facet."""

DenseVector = Union[Sequence[float], "npt.NDArray[np.float32]"]

LAYOUT_VERSION = 3
"""Raise it whenever points are written differently: older indexes are then refused."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SparseVector(Value):
    """Term weights: `indices` are distinct hashes below 2**32, `values` their weights."""

    indices: Sequence[int]
    values: Sequence[float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fingerprint:
    """What must be equal for vectors to be comparable."""

    model: str
    dimensions: int
    analysis: str
    layout: int = LAYOUT_VERSION

    def __str__(self) -> str:
        """Return the fingerprint in words for an error message."""
        return (
            f"model {self.model} ({self.dimensions} dimensions), term analysis {self.analysis}, "
            f"layout {self.layout}"
        )


ANY_FINGERPRINT = Fingerprint(model="any", dimensions=0, analysis="any", layout=0)
"""Stands for that of an index whose vectors nobody will use: only its documents are read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EmbeddedChunk(Value):
    """A chunk with its two vectors, and the unit vectors of its sentences, one a span.

    A span too short to be quoted has zeros; None where sentences are never quoted.
    """

    chunk: Chunk
    dense: DenseVector
    sparse: SparseVector
    sentences: npt.NDArray[np.float32] | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexedDocument(Value):
    """A document with all of its chunks: the unit that is written and replaced."""

    document: StoredDocument
    chunks: Sequence[EmbeddedChunk]


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoredChunk(Value):
    """A chunk that a search found: cosine for dense, BM25 for sparse; `sentences` as stored."""

    chunk: Chunk
    score: float
    sentences: npt.NDArray[np.float32] | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How much an index holds."""

    documents: int
    chunks: int


class IndexWriter(Protocol):
    """What ingestion needs of an index; a running server offers it over HTTP too."""

    @property
    def fingerprint(self) -> Fingerprint:
        """What the vectors in it were made with."""

    def put(self, batch: Sequence[IndexedDocument]) -> None:
        """Add the documents, or replace those with the same id, chunks included."""

    def remove(self, document_ids: Collection[str]) -> None:
        """Take documents and their chunks out; unknown ids are no error."""

    def counts(self) -> Counts:
        """Return how much it holds now."""


class IndexReader(Protocol):
    """The chunks of one audience, to search and to read."""

    @property
    def fingerprint(self) -> Fingerprint:
        """What the vectors in it were made with."""

    def nearest_dense(
        self, vector: DenseVector, *, top_k: int, filters: Filters | None = None
    ) -> list[ScoredChunk]:
        """Return the chunks nearest by cosine, best first; exact up to `points.EXACT_UP_TO`."""

    def nearest_sparse(
        self, vector: SparseVector, *, top_k: int, filters: Filters | None = None
    ) -> list[ScoredChunk]:
        """Return the chunks with the highest BM25 score above zero, best first."""

    def document(self, document_id: str) -> StoredDocument | None:
        """Return the stored document, or None where there is none of that id."""

    def documents(self) -> Iterator[StoredDocument]:
        """Yield every stored document, in no order."""

    def chunks(self, filters: Filters) -> Iterator[Chunk]:
        """Yield every chunk of the documents that the filters let through, in no order."""

    def version(self) -> str:
        """Return 12 hex digits that change whenever a document is added, changed or removed."""


class SteadyIndex(IndexReader, Protocol):
    """A reader for one question and one thread, whose calls see one version of each document.

    A call raises ChangedMeanwhileError where that is no longer to be had.
    """

    def settle(self) -> None:
        """From now on leave out a document that has changed, instead of raising."""


class Index(IndexWriter, IndexReader, Protocol):
    """The chunks of one audience. Safe for readers and writers in threads of one process.

    What one call returns holds no document half old and half new.
    """

    def steady(self) -> SteadyIndex:
        """Return a reader whose calls together see one version of each document."""

    def quiet(self) -> AbstractContextManager[None]:
        """Keep this process from writing until the end of the block, for what must be read whole.

        Where other processes write too it does nothing.
        """

    def close(self) -> None:
        """Write everything out and let go of the index."""


def check_filters(filters: Filters | None) -> Filters:
    """Return the filters that say something; raise UnknownFacetError for a facet that is none."""
    for facet in filters or ():
        if facet not in FACETS:
            raise UnknownFacetError(facet, FACETS)
    return {facet: tuple(values) for facet, values in (filters or {}).items() if values}
