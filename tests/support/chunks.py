"""Builders: a document, its chunks and their vectors, with defaults for what a test leaves out."""

from __future__ import annotations

import re
import zlib
from collections import Counter
from typing import Any

import numpy as np

from ingest.document import Chunk, Mark, Metadata, Span, StoredDocument
from ingest.store.index import EmbeddedChunk, Fingerprint, IndexedDocument, SparseVector

DIMENSIONS = 8
TEXT = (
    "De provincie kocht in 2018 hergebruikt kantoormeubilair voor drie locaties. "
    "De leverancier nam oude bureaus terug en maakte er nieuwe van. "
    "Volgens de inkoper was 62% van het materiaal hergebruikt."
)


def build_metadata(document_id: str = "zuid-holland-kantoormeubilair", **fields: Any) -> Metadata:
    """Return metadata of a pilot; title and source follow the id unless they are given."""
    defaults: dict[str, Any] = {
        "title": document_id.replace("-", " ").capitalize(),
        "source": f"https://example.org/{document_id}",
        "kind": "pilot",
        "organisation": "Provincie Zuid-Holland",
        "country": "NL",
        "sector": "provincie",
        "category": ("kantoormeubilair",),
        "year": "2018",
        "evidence": "reported",
    }
    return Metadata(document_id=document_id, **(defaults | fields))


def build_document(
    text: str = TEXT, *, marks: tuple[Mark, ...] = (), meta: Metadata | None = None, **fields: Any
) -> StoredDocument:
    """Return a stored document; `fields` are those of its metadata."""
    return StoredDocument(meta=meta or build_metadata(**fields), text=text, marks=marks)


def build_chunk(
    text: str = TEXT,
    *,
    start: int = 0,
    spans: tuple[Span, ...] | None = None,
    where: dict[str, Any] | None = None,
    meta: Metadata | None = None,
    **fields: Any,
) -> Chunk:
    """Return a chunk that begins at `start`, one span a sentence; `fields` are its metadata's.

    `where` says where its spans stand: section, page, page_end, timecode.
    """
    if spans is None:
        spans = tuple(
            Span(start=start + found.start(), end=start + found.end(), **(where or {}))
            for found in re.finditer(r"[^\s](?:.*?[.!?](?=\s|$)|.*$)", text, re.MULTILINE)
        )
    return Chunk(
        meta=meta or build_metadata(**fields),
        text=text,
        start=start,
        end=start + len(text),
        spans=spans,
    )


def build_embedded(
    chunk: Chunk | None = None,
    *,
    dense: Any = None,
    sparse: SparseVector | None = None,
    sentences: Any = None,
    dimensions: int = DIMENSIONS,
    **fields: Any,
) -> EmbeddedChunk:
    """Return a chunk with vectors made from its text; `fields` are those of `build_chunk`."""
    chunk = chunk or build_chunk(**fields)
    return EmbeddedChunk(
        chunk=chunk,
        dense=build_dense(chunk.text, dimensions) if dense is None else dense,
        sparse=build_sparse(chunk.text) if sparse is None else sparse,
        sentences=sentences,
    )


def build_indexed(
    document_id: str = "zuid-holland-kantoormeubilair",
    *,
    texts: tuple[str, ...] = (TEXT,),
    dimensions: int = DIMENSIONS,
    **fields: Any,
) -> IndexedDocument:
    """Return a document of one chunk a text, with a blank line between; `fields`: its metadata."""
    meta = build_metadata(document_id, **fields)
    chunks: list[EmbeddedChunk] = []
    start = 0
    for text in texts:
        chunks.append(build_embedded(dimensions=dimensions, text=text, start=start, meta=meta))
        start += len(text) + 2
    return IndexedDocument(document=build_document("\n\n".join(texts), meta=meta), chunks=chunks)


def build_fingerprint(**fields: Any) -> Fingerprint:
    """Return a fingerprint that fits the vectors of these builders."""
    return Fingerprint(**({"model": "test", "dimensions": DIMENSIONS, "analysis": "1"} | fields))


def build_dense(text: str, dimensions: int = DIMENSIONS) -> list[float]:
    """Return a unit vector that depends on the text only."""
    vector = np.random.default_rng(zlib.crc32(text.encode())).standard_normal(dimensions)
    return list((vector / np.linalg.norm(vector)).tolist())


def build_sparse(text: str) -> SparseVector:
    """Return the words of a text, lower case, hashed and counted."""
    counts = Counter(zlib.crc32(word.encode()) for word in re.findall(r"\w+", text.lower()))
    return SparseVector(indices=list(counts), values=[float(count) for count in counts.values()])
