"""Hits in, the same hits in the order to answer from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from assistant.answer import Hit

CHUNKS_A_DOCUMENT = 2
"""More chunks of one document would push the others out."""

SAME_WORDS = 0.9
"""Share of the different words of two chunks from which one is a version of the other."""


def rank(hits: Sequence[Hit]) -> list[Hit]:
    """Return the hits to answer from, best first.

    Superseded advice is not cited; a text that stands in the corpus twice counts once, and so do
    versions of one page.
    """
    seen: list[frozenset[str]] = []
    of_document: Counter[str] = Counter()
    ranked = []
    for hit in hits:
        meta = hit.chunk.meta
        words = frozenset(hit.chunk.text.casefold().split())
        if meta.superseded_by or any(_is_version(words, other) for other in seen):
            continue
        of_document[meta.document_id] += 1
        if of_document[meta.document_id] <= CHUNKS_A_DOCUMENT:
            ranked.append(hit)
            seen.append(words)
    return ranked


def _is_version(words: frozenset[str], other: frozenset[str]) -> bool:
    size, others = len(words), len(other)
    if others < SAME_WORDS * size or size < SAME_WORDS * others:
        return False  # nearly all of the thousands of pairs: counting what they share takes longer
    shared = len(words & other)
    return shared >= SAME_WORDS * (size + others - shared)
