"""Hits in, the same hits in the order to answer from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from assistant.answer import Hit
from assistant.successors import Successor

CHUNKS_A_DOCUMENT = 2
"""More chunks of one document would push the others out."""

SAME_WORDS = 0.9
"""Share of the different words of two chunks from which one is a version of the other."""


def rank(hits: Sequence[Hit]) -> list[Hit]:
    """Return the hits to answer from, best first.

    A text that stands in the corpus twice counts once, and so do versions of one page.
    """
    seen: list[frozenset[str]] = []
    of_document: Counter[str] = Counter()
    ranked = []
    for hit in hits:
        document_id = hit.chunk.meta.document_id
        words = frozenset(hit.chunk.text.casefold().split())
        if _has_version(words, seen):
            continue
        of_document[document_id] += 1
        if of_document[document_id] <= CHUNKS_A_DOCUMENT:
            ranked.append(hit)
            seen.append(words)
    return ranked


def without_outdone(hits: Sequence[Hit], successor: Successor) -> list[Hit]:
    """Leave out the hits of superseded documents, and of versions of which there is a better one.

    A document whose successor the asker may not read, or that is not there, stays.
    """
    metas = {hit.chunk.meta.document_id: hit.chunk.meta for hit in hits}
    outdone = {key for key, meta in metas.items() if successor(meta) is not None}
    return [hit for hit in hits if hit.chunk.meta.document_id not in outdone]


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
