"""Vectors of a chunk's sentences, kept with it in a byte a number."""

from __future__ import annotations

import base64
import binascii

import numpy as np
import numpy.typing as npt

from ingest.errors import IndexDamagedError
from ingest.store.index import ScoredChunk
from ingest.store.payload import Fields, chunk_from_payload

Sentences = npt.NDArray[np.float32]

_MOST = 127


def sentences_to_payload(sentences: Sentences | None) -> str | None:
    """Return unit vectors as base64 text, each number in steps of its vector's largest.

    Cosines between what goes in and what comes out are .9995 and more.
    """
    if sentences is None:
        return None
    largest = np.abs(sentences).max(axis=1, keepdims=True, initial=0.0)
    steps = np.round(sentences / np.where(largest > 0, largest, 1.0) * _MOST)
    return base64.b64encode(steps.astype(np.int8).tobytes()).decode("ascii")


def sentences_from_payload(stored: object, *, rows: int) -> Sentences | None:
    """Return what `sentences_to_payload` was given; raises ValueError for anything else."""
    if stored is None:
        return None
    if not isinstance(stored, str):
        raise ValueError("sentences are no text")  # noqa: TRY004  as for any other fault in it
    try:
        steps = np.frombuffer(base64.b64decode(stored, validate=True), dtype=np.int8)
    except binascii.Error as error:
        raise ValueError("sentences are no base64") from error
    if rows == 0 or len(steps) % rows:
        raise ValueError(f"{len(steps)} numbers are no {rows} vectors")
    vectors = steps.reshape(rows, -1).astype(np.float32)
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    unit: Sentences = (vectors / np.where(lengths > 0, lengths, 1.0)).astype(np.float32)
    return unit


def scored(payload: Fields, score: float, *, place: str) -> ScoredChunk:
    """Return a hit of a search as the port has it; IndexDamagedError names the `place`."""
    chunk = chunk_from_payload(payload, place=place)
    try:
        sentences = sentences_from_payload(payload.get("sentences"), rows=len(chunk.spans))
    except ValueError as error:
        raise IndexDamagedError(place, str(error)) from error
    return ScoredChunk(chunk=chunk, score=score, sentences=sentences)
