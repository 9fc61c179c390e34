"""What is written of a document, in the words that both engines share: points, ids, names."""

from __future__ import annotations

import hashlib
import json
import math
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from ingest.errors import IndexProblemError
from ingest.store.index import (
    EmbeddedChunk,
    Filters,
    Fingerprint,
    IndexedDocument,
    SparseVector,
)
from ingest.store.payload import (
    Payload,
    chunk_to_payload,
    document_to_payload,
    fingerprint_to_payload,
)
from ingest.store.sentences import sentences_to_payload

DENSE, SPARSE = "dense", "sparse"
"""Names of the two vectors of a chunk; documents and the fingerprint have none."""

KEYWORDS = ("type", "document_id", "version", "facets")
"""Payload fields that get a keyword index."""

EDITION = "edition"
"""Payload field of a document and its chunks: equal where they were written together. What was
written before there was one lacks it throughout."""

EXACT_UP_TO = 50_000
"""Chunks that are searched exactly: all of them, or those that a filter leaves. Of more a graph
(HNSW) is made, which finds nearly all of the nearest; docs/decisions/0007 has the figures."""

LINKS, LINKS_TRIED, PATHS = 32, 200, 512
"""The graph: links a chunk, candidates for them when it is made, candidates when it is searched."""

MOST_DOCUMENTS = 1_000_000
"""Limit of the question which versions of documents there are."""

_NAMESPACE = uuid.UUID("6a8a2a5e-6a0b-5c34-9d3c-6f1b0d1d9b5e")


@dataclass(frozen=True, slots=True, kw_only=True)
class PointData:
    """One point before an engine's own type is made of it."""

    id: str
    payload: Payload
    dense: list[float] | None = None
    sparse: SparseVector | None = None


def document_points(indexed: IndexedDocument, *, dimensions: int) -> list[PointData]:
    """Return the document's own point, with its `version`, and one a chunk.

    All of them carry the `edition`, and the ids of the chunks follow from it too: no edition
    overwrites a chunk of another, so that the document's own point alone says which one counts.

    A vector of another length, or with a NaN or infinity in it, raises IndexProblemError: one of
    them would spoil every search after it.
    """
    document = document_to_payload(indexed.document)
    document["version"] = _version(document, indexed.chunks)
    chunks = [chunk_to_payload(embedded.chunk) for embedded in indexed.chunks]
    edition = document[EDITION] = _edition(document, chunks)
    points = [PointData(id=document_point_id(indexed.document.meta.document_id), payload=document)]
    for embedded, payload in zip(indexed.chunks, chunks, strict=True):
        payload[EDITION] = edition
        points.append(_chunk_point(embedded, payload, dimensions=dimensions))
    return points


def is_exact(filters: Filters | None) -> bool:
    """Tell whether a search is exact whatever the size: one that asks for more than kinds.

    The links of a graph lead through what a filter leaves out: at 200,000 chunks a country's
    nearest were found to .84, for the worst question to .18.
    """
    return bool(filters and set(filters) - {"kind"})


def fingerprint_point(fingerprint: Fingerprint) -> PointData:
    """Return the one point by which an index says what it was made with."""
    return PointData(id=FINGERPRINT_ID, payload=fingerprint_to_payload(fingerprint))


def document_point_id(document_id: str) -> str:
    """Return the id of a document's point."""
    return str(uuid.uuid5(_NAMESPACE, f"document\0{document_id}"))


def exact_kilobytes(dimensions: int, chunks: int = EXACT_UP_TO) -> int:
    """Return a number of chunks as engines count it: in kilobytes of vectors."""
    return chunks * dimensions * 4 // 1024


def corpus_version(versions: Iterable[str]) -> str:
    """Return 12 hex digits for a set of document versions: equal sets, equal digits."""
    return hashlib.sha256("\n".join(sorted(versions)).encode()).hexdigest()[:12]


def _version(document: Payload, chunks: Sequence[EmbeddedChunk]) -> str:
    key = json.dumps([document, [embedded.chunk.chunk_id for embedded in chunks]], sort_keys=True)
    return hashlib.sha256(key.encode()).hexdigest()[:16]


def _edition(document: Payload, chunks: Sequence[Payload]) -> str:
    """Return 16 hex digits for all that a reader may see of a document and its chunks."""
    key = json.dumps([document, chunks], sort_keys=True)
    return hashlib.sha256(key.encode()).hexdigest()[:16]


def _chunk_point(embedded: EmbeddedChunk, payload: Payload, *, dimensions: int) -> PointData:
    dense = [float(number) for number in embedded.dense]
    if len(dense) != dimensions or not math.isfinite(sum(dense)):
        meta = embedded.chunk.meta
        raise IndexProblemError(
            f"A chunk of {meta.document_id} has a vector that can't be stored: expected "
            f"{dimensions} finite numbers, got {len(dense)}. Check the embedding model."
        )
    _check_sentences(embedded, dimensions=dimensions)
    return PointData(
        id=str(uuid.uuid5(_NAMESPACE, f"chunk\0{embedded.chunk.chunk_id}\0{payload[EDITION]}")),
        payload={**payload, "sentences": sentences_to_payload(embedded.sentences)},
        dense=dense,
        sparse=embedded.sparse if len(embedded.sparse.indices) else None,
    )


def _check_sentences(embedded: EmbeddedChunk, *, dimensions: int) -> None:
    sentences, expected = embedded.sentences, (len(embedded.chunk.spans), dimensions)
    if sentences is not None and (sentences.shape != expected or not np.isfinite(sentences).all()):
        raise IndexProblemError(
            f"A chunk of {embedded.chunk.meta.document_id} has vectors of sentences that can't be "
            f"stored: expected {expected[0]} of {dimensions} finite numbers, got an array of shape "
            f"{sentences.shape}. Check the embedding model."
        )


FINGERPRINT_ID = str(uuid.uuid5(_NAMESPACE, "fingerprint"))
