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
        if meta.superseded_by or _has_version(words, seen):
            continue
        of_document[meta.document_id] += 1
        if of_document[meta.document_id] <= CHUNKS_A_DOCUMENT:
            ranked.append(hit)
            seen.append(words)
    return ranked


def _has_version(words: frozenset[str], seen: Sequence[frozenset[str]]) -> bool:
    """Tell whether one of these is a version of the words; a question compares thousands."""
    size = len(words)
    fewest, most = SAME_WORDS * size, size / SAME_WORDS  # nearly all others are smaller or larger
    for other in seen:
        if fewest <= len(other) <= most:
            shared = len(words & other)
            if shared >= SAME_WORDS * (size + len(other) - shared):
                return True
    return False
