"""What an engine found, as the port has it: decoded, in order, cut where asked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from ingest.errors import IndexDamagedError
from ingest.store.index import ScoredChunk
from ingest.store.payload import Fields, chunk_from_payload
from ingest.store.sentences import all_sentences

TIE_MARGIN = 10
"""Asked for beyond top_k: engines cut equal scores anywhere, we cut them by chunk id."""


def best(found: Iterable[tuple[Fields, float]], *, top_k: int, place: str) -> list[ScoredChunk]:
    """Return the first `top_k` by score; scores equal to six decimals go by chunk id.

    The same vector gets a score that differs in its last bits from one place to another.
    IndexDamagedError names the `place`.
    """
    hits = [
        (ScoredChunk(chunk=chunk_from_payload(payload, place=place), score=score), payload)
        for payload, score in found
    ]
    hits.sort(key=lambda hit: (-round(hit[0].score, 6), hit[0].chunk.chunk_id))
    del hits[top_k:]
    try:
        sentences = all_sentences(
            [(payload.get("sentences"), len(hit.chunk.spans)) for hit, payload in hits]
        )
    except ValueError as error:
        raise IndexDamagedError(place, str(error)) from error
    return [replace(hit, sentences=rows) for (hit, _), rows in zip(hits, sentences, strict=True)]
