"""Documents with their vectors as JSON: what `leerkring ingest` hands to a running server."""

from __future__ import annotations

import base64
from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from bots.errors import HandoverError
from ingest.errors import IndexProblemError
from ingest.store.index import EmbeddedChunk, IndexedDocument, SparseVector
from ingest.store.payload import (
    chunk_from_payload,
    chunk_to_payload,
    document_from_payload,
    document_to_payload,
)
from ingest.store.sentences import sentences_from_payload, sentences_to_payload

_FLOAT = "<f4"
_INDEX = "<u4"


def to_json(indexed: IndexedDocument) -> dict[str, object]:
    """Return the document as JSON values; vectors are base64 of little-endian 32-bit numbers."""
    return {
        "document": document_to_payload(indexed.document),
        "chunks": [
            {
                "chunk": chunk_to_payload(entry.chunk),
                "dense": _pack(entry.dense, _FLOAT),
                "indices": _pack(entry.sparse.indices, _INDEX),
                "values": _pack(entry.sparse.values, _FLOAT),
                "sentences": sentences_to_payload(entry.sentences),
            }
            for entry in indexed.chunks
        ],
    }


def from_json(value: Mapping[str, object]) -> IndexedDocument:
    """Return what `to_json` was given; raises HandoverError for anything else."""
    try:
        document = document_from_payload(_mapping(value["document"]))
        chunks = [_chunk(_mapping(entry)) for entry in _list(value["chunks"])]
    except (KeyError, TypeError, ValueError, IndexProblemError) as error:
        raise HandoverError(
            "What was handed over is no document with its vectors. The command and the server "
            "must be of the same version."
        ) from error
    return IndexedDocument(document=document, chunks=chunks)


def _chunk(entry: Mapping[str, object]) -> EmbeddedChunk:
    sparse = SparseVector(
        indices=[int(index) for index in _unpack(entry["indices"], _INDEX)],
        values=[float(value) for value in _unpack(entry["values"], _FLOAT)],
    )
    if len(sparse.indices) != len(sparse.values):
        raise ValueError("as many term weights as terms are needed")
    chunk = chunk_from_payload(_mapping(entry["chunk"]))
    return EmbeddedChunk(
        chunk=chunk,
        dense=_unpack(entry["dense"], _FLOAT).tolist(),
        sparse=sparse,
        sentences=sentences_from_payload(entry["sentences"], rows=len(chunk.spans)),
    )


def _pack(numbers: npt.ArrayLike, kind: str) -> str:
    return base64.b64encode(np.asarray(numbers, dtype=kind).tobytes()).decode("ascii")


def _unpack(text: object, kind: str) -> npt.NDArray[np.generic]:
    if not isinstance(text, str):
        raise TypeError("a vector is base64 text")
    return np.frombuffer(base64.b64decode(text, validate=True), dtype=kind)


def _mapping(value: object) -> Mapping[str, object]:
    if not isinstance(value, Mapping):
        raise TypeError("an object was expected")
    return value


def _list(value: object) -> Sequence[object]:
    if not isinstance(value, list):
        raise TypeError("a list was expected")
    return value
