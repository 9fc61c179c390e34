"""Something that is opened when it is first needed, and rid of what is too old once a day."""

from __future__ import annotations

import time
from collections.abc import Callable
from threading import Lock
from typing import Generic, Protocol, TypeVar

from assistant.journal.clock import Clock
from assistant.journal.retention import Daily

RETRY_AFTER = 30.0
"""Seconds in which what could not be opened is not tried again."""


class Store(Protocol):
    """What is held; opening it removes what is too old, too."""

    def purge(self) -> None:
        """Remove what is older than is kept."""

    def close(self) -> None:
        """Let go of the database."""


S = TypeVar("S", bound=Store)


class Held(Generic[S]):
    """A store that `opening` gives, or fails to with a `refusal`. Safe in threads."""

    def __init__(self, opening: Callable[[], S], *, refusal: type[Exception], now: Clock) -> None:
        self._opening = opening
        self._refusal = refusal
        self._daily = Daily(now)
        self._lock = Lock()
        self._store: S | None = None
        self._failure: Exception | None = None
        self._failed_at = 0.0

    def get(self) -> S:
        """Return the open store; once a day, what is too old is removed from it first."""
        with self._lock:
            if self._store is None:
                self._store = self._opened()
            elif self._daily.is_due():
                self._store.purge()
            return self._store

    def close(self) -> None:
        """Close the store if it is open; the next `get` opens it again."""
        with self._lock:
            if self._store is not None:
                self._store.close()
                self._store = None

    def _opened(self) -> S:
        """Open it; the failure of a moment ago is not waited for again."""
        if self._failure is not None and time.monotonic() - self._failed_at < RETRY_AFTER:
            raise self._failure.with_traceback(None)
        try:
            store = self._opening()
        except self._refusal as error:
            self._failure, self._failed_at = error, time.monotonic()
            raise
        self._failure = None
        self._daily.done()
        return store
