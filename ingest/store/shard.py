"""Qdrant Edge's own types, settings and errors: nothing else in the house knows them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

import qdrant_edge as engine

from ingest.errors import (
    IndexDamagedError,
    IndexMismatchError,
    IndexProblemError,
    IngestError,
    StorageFullError,
)
from ingest.store.payload import facet_terms, fingerprint_from_payload
from ingest.store.points import (
    DENSE,
    EXACT_UP_TO,
    FINGERPRINT_ID,
    KEYWORDS,
    LINKS,
    LINKS_TRIED,
    SPARSE,
    PointData,
    exact_kilobytes,
    fingerprint_point,
)

if TYPE_CHECKING:
    from pathlib import Path

    from ingest.store.index import Filters, Fingerprint, SparseVector


def create_shard(
    path: Path, fingerprint: Fingerprint, *, place: str, exact_up_to: int = EXACT_UP_TO
) -> engine.EdgeShard:
    """Make an empty shard that says what it is made with; durable when it returns."""
    exact = exact_kilobytes(fingerprint.dimensions, exact_up_to)
    with engine_errors(place):
        shard = engine.EdgeShard.create(str(path), _config(fingerprint.dimensions, exact))
        for field in KEYWORDS:
            keyword = engine.PayloadSchemaType.Keyword
            shard.update(engine.UpdateOperation.create_field_index(field, keyword))
        points = [engine_point(fingerprint_point(fingerprint))]
        shard.update(engine.UpdateOperation.upsert_points(points))
        shard.flush()
    return shard


def load_shard(path: Path, fingerprint: Fingerprint | None, *, place: str) -> engine.EdgeShard:
    """Open a shard and see that it fits; else close it and raise IndexMismatchError.

    Without a fingerprint it is opened whatever it was made with, to read its documents.
    """
    with engine_errors(place, opening=True):
        shard = engine.EdgeShard.load(str(path))
    if fingerprint is None:
        return shard
    try:
        _check_fingerprint(shard, fingerprint, place=place)
    except BaseException:
        shard.close()
        raise
    return shard


def fingerprint_of_shard(shard: engine.EdgeShard, *, place: str) -> Fingerprint:
    """Return what a shard was made with; raises IndexDamagedError where it does not say so."""
    with engine_errors(place, opening=True):
        records = shard.retrieve([FINGERPRINT_ID], with_payload=True, with_vector=False)
    if not records:
        raise IndexDamagedError(place, "it does not say what it was made with")
    return fingerprint_from_payload(records[0].payload or {}, place=place)


@contextmanager
def engine_errors(place: str, *, opening: bool = False) -> Iterator[None]:
    """Turn what the engine raises into our errors; `place` is the folder they name."""
    try:
        yield
    except IngestError:
        raise
    except BaseException as problem:  # a Rust panic is no Exception
        if not isinstance(problem, Exception) and type(problem).__name__ != "PanicException":
            raise
        detail = (str(problem).splitlines() or [type(problem).__name__])[0][:200]
        if "No space left" in str(problem):
            raise StorageFullError(place) from problem
        if opening:
            raise IndexDamagedError(place, detail) from problem
        raise IndexProblemError(
            f"The index in {place} refused what it was asked ({detail}). If that happens again, "
            "make it anew with leerkring ingest --reindex."
        ) from problem


def engine_point(point: PointData) -> engine.Point:
    """Return the engine's point."""
    vectors: dict[str, engine.NamedVector] = {}
    if point.dense is not None:
        vectors[DENSE] = point.dense
    if point.sparse is not None:
        vectors[SPARSE] = engine_sparse(point.sparse)
    return engine.Point(point.id, vectors, point.payload)


def engine_sparse(vector: SparseVector) -> engine.SparseVector:
    """Return the engine's sparse vector."""
    indices = [int(index) for index in vector.indices]
    return engine.SparseVector(indices, [float(value) for value in vector.values])


def is_any(field: str, values: Sequence[str]) -> engine.FieldCondition:
    """Return the condition that a field has one of the values; of one it is faster than of any."""
    if len(values) == 1:
        return engine.FieldCondition(field, match=engine.MatchValue(values[0]))
    return engine.FieldCondition(field, match=engine.MatchAny(list(values)))


def chunks_where(filters: Filters) -> engine.Filter | None:
    """Return what a search may find: what matches every facet.

    That it is a chunk need not be asked: nothing else has a vector, and asking takes a third of
    the time of a search.
    """
    facets = [is_any("facets", facet_terms(facet, values)) for facet, values in filters.items()]
    return engine.Filter(must=[*facets]) if facets else None


def left_behind(points: Sequence[PointData]) -> engine.Filter:
    """Return what an older version of the document of `points` left: the ids not in them."""
    document_id = str(points[0].payload["document_id"])
    written: set[engine.PointId] = {point.id for point in points}
    return engine.Filter(
        must=[is_any("document_id", [document_id])], must_not=[engine.HasIdCondition(written)]
    )


def _check_fingerprint(shard: engine.EdgeShard, expected: Fingerprint, *, place: str) -> None:
    found = fingerprint_of_shard(shard, place=place)
    if found != expected:
        raise IndexMismatchError(place, found=str(found), expected=str(expected))


def _config(dimensions: int, exact: int) -> engine.EdgeConfig:
    return engine.EdgeConfig(
        vectors={DENSE: engine.EdgeVectorParams(dimensions, engine.Distance.Cosine)},
        sparse_vectors={SPARSE: engine.EdgeSparseVectorParams(modifier=engine.Modifier.Idf)},
        payload_memory=engine.Memory.Cold,
        hnsw_config=engine.HnswIndexConfig(LINKS, LINKS_TRIED, full_scan_threshold=exact),
        optimizers=engine.EdgeOptimizersConfig(
            indexing_threshold=exact,
            # Until then replaced chunks take room and count in the IDF: sweep small indexes too.
            vacuum_min_vector_number=100,
        ),
    )
