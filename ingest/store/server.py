"""The Qdrant client's own types and errors, and ours."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from http import HTTPStatus
from json import JSONDecodeError
from typing import TYPE_CHECKING

from qdrant_client import models
from qdrant_client.common.client_exceptions import QdrantException
from qdrant_client.http.exceptions import ResponseHandlingException, UnexpectedResponse

from ingest.errors import IndexProblemError, StorageFullError
from ingest.store.payload import facet_terms
from ingest.store.points import DENSE, SPARSE, PointData

if TYPE_CHECKING:
    from ingest.store.index import Filters, SparseVector


@contextmanager
def server_errors(address: str) -> Iterator[None]:
    """Turn the client's errors into ours; `address` holds no key and no password."""
    try:
        yield
    except UnexpectedResponse as problem:
        raise _refused(address, problem) from problem
    except JSONDecodeError as problem:
        raise IndexProblemError(
            f"What answers at {address} is no Qdrant server. See that LEERKRING_QDRANT_URL is the "
            "address of one."
        ) from problem
    except (ResponseHandlingException, QdrantException) as problem:
        detail = str(problem) or type(problem).__name__
        raise IndexProblemError(
            f"The Qdrant server at {address} can't be reached ({detail}). See that it runs and "
            "that LEERKRING_QDRANT_URL is its address."
        ) from problem


def struct(point: PointData) -> models.PointStruct:
    """Return the client's point."""
    vectors: dict[str, models.Vector] = {}
    if point.dense is not None:
        vectors[DENSE] = point.dense
    if point.sparse is not None:
        vectors[SPARSE] = client_sparse(point.sparse)
    return models.PointStruct(id=point.id, vector=vectors, payload=point.payload)


def client_sparse(vector: SparseVector) -> models.SparseVector:
    """Return the client's sparse vector."""
    indices = [int(index) for index in vector.indices]
    return models.SparseVector(indices=indices, values=[float(value) for value in vector.values])


def is_any(field: str, values: Sequence[str]) -> models.FieldCondition:
    """Return the condition that a field has one of the values."""
    return models.FieldCondition(key=field, match=models.MatchAny(any=list(values)))


def chunks_where(filters: Filters) -> models.Filter | None:
    """Return what a search may find: what matches every facet.

    That it is a chunk need not be asked: nothing else has a vector, and asking takes a third of
    the time of a search.
    """
    facets = [is_any("facets", facet_terms(facet, values)) for facet, values in filters.items()]
    return models.Filter(must=[*facets]) if facets else None


def left_behind(points: Sequence[PointData]) -> models.Filter:
    """Return what an older version of the document of `points` left: the ids not in them."""
    document_id = str(points[0].payload["document_id"])
    written = models.HasIdCondition(has_id=[point.id for point in points])
    return models.Filter(must=[is_any("document_id", [document_id])], must_not=[written])


def _refused(address: str, problem: UnexpectedResponse) -> IndexProblemError:
    detail = problem.content.decode(errors="replace")[:200]
    if "No space left" in detail:
        return StorageFullError(address)
    match problem.status_code:
        case HTTPStatus.UNAUTHORIZED | HTTPStatus.FORBIDDEN:
            return IndexProblemError(
                f"The Qdrant server at {address} did not accept the key. Set "
                "LEERKRING_QDRANT_API_KEY to one that may read and write."
            )
        case HTTPStatus.NOT_FOUND:
            return IndexProblemError(
                f"The Qdrant server at {address} no longer has the collection: it was made anew "
                "meanwhile. Start again."
            )
        case status:
            return IndexProblemError(
                f"The Qdrant server at {address} refused what it was asked (status {status}: "
                f"{detail}). Its own log says more."
            )
