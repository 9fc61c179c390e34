"""Documents in batches that are worth embedding in one go."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from ingest.document import StoredDocument

BATCH_WORDS = 20_000
"""Some 130 chunks and 1,000 of their sentences: enough to sort by length, little enough to hold in
memory, and soon enough full that the next files are read while it is embedded."""

_WORDS_A_CHUNK = 150

T = TypeVar("T")


def in_batches(items: Iterable[T], document_of: Callable[[T], StoredDocument]) -> Iterator[list[T]]:
    """Yield the items in order, in lists that end with the item that fills BATCH_WORDS words."""
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
