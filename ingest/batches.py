"""Documents in batches that are worth embedding in one go."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from ingest.document import StoredDocument

BATCH_WORDS = 60_000
"""Some 400 chunks: enough to sort by length, little enough to hold in memory."""

_WORDS_A_CHUNK = 150

T = TypeVar("T")


def in_batches(items: Iterable[T], document_of: Callable[[T], StoredDocument]) -> Iterator[list[T]]:
    """Yield the items in order, in lists of about BATCH_WORDS words; a longer one comes alone."""
    batch: list[T] = []
    words = 0
    for item in items:
        batch.append(item)
        words += _words(document_of(item))
        if words >= BATCH_WORDS:
            yield batch
            batch, words = [], 0
    if batch:
        yield batch


def estimated_chunks(documents: Iterable[StoredDocument]) -> int:
    """Return about how many chunks the documents will make."""
    return sum(_words(document) for document in documents) // _WORDS_A_CHUNK


def _words(document: StoredDocument) -> int:
    return len(document.text.split())
