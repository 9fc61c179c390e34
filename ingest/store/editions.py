"""Which edition of each document counts, remembered by the one process that writes them."""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager

Editions = Mapping[str, str | None]
"""By document id; None where there is no such document, "" for what was written before editions."""


class KnownEditions:
    """Looks up an edition once, and is told of every change. Safe in threads.

    What was looked up while something changed is not remembered: it may be the old one.
    """

    def __init__(self, look_up: Callable[[Collection[str]], Editions]) -> None:
        self._look_up = look_up
        self._known: dict[str, str | None] = {}
        self._changed_at: dict[str, int] = {}
        self._changes = 0
        self._lock = threading.Lock()

    def of(self, document_ids: Collection[str]) -> Editions:
        """Return the edition that counts of each of the documents."""
        with self._lock:
            changes = self._changes
            found = {key: self._known[key] for key in document_ids if key in self._known}
        missing = [key for key in document_ids if key not in found]
        if missing:
            looked_up = self._look_up(missing)
            with self._lock:
                if self._changes == changes:
                    self._known.update(looked_up)
            found.update(looked_up)
        return found

    def mark(self) -> int:
        """Return how many changes there were."""
        return self._changes

    def changed_since(self, mark: int, document_ids: Collection[str]) -> list[str]:
        """Return which of the documents were written or removed since a mark."""
        if self._changes == mark:
            return []
        at = self._changed_at
        return [key for key in document_ids if at.get(key, 0) > mark]

    @contextmanager
    def changing(self, document_ids: Collection[str]) -> Iterator[None]:
        """Take note of documents that are written or removed in the block.

        Before it, so that who sees the change can know of it; after it, so that nothing that was
        looked up before the change stays.
        """
        self._note(document_ids)
        try:
            yield
        finally:
            self._note(document_ids)

    def _note(self, document_ids: Collection[str]) -> None:
        with self._lock:
            self._changes += 1
            for key in document_ids:
                self._known.pop(key, None)
                self._changed_at[key] = self._changes
