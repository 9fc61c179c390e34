"""Hits in, the same hits in the order to answer from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from assistant.answer import Hit

CHUNKS_A_DOCUMENT = 2
"""More chunks of one document would push the others out."""


def rank(hits: Sequence[Hit]) -> list[Hit]:
    """Return the hits to answer from, best first.

    Superseded advice is not cited; a text that stands in the corpus twice counts once.
    """
    seen: set[str] = set()
    of_document: Counter[str] = Counter()
    ranked = []
    for hit in hits:
        meta = hit.chunk.meta
        if meta.superseded_by or hit.chunk.text in seen:
            continue
        of_document[meta.document_id] += 1
        if of_document[meta.document_id] <= CHUNKS_A_DOCUMENT:
            ranked.append(hit)
            seen.add(hit.chunk.text)
    return ranked
