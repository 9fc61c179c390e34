"""Turns at something that one thread at a time may do, without starving who waits."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager


class Turns:
    """A lock that the thread which has just let go can't take again before one that waits."""

    def __init__(self) -> None:
        self._next, self._busy = threading.Lock(), threading.Lock()

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Wait for a turn, and have it until the end of the block."""
        with self._next:
            self._busy.acquire()
        try:
            yield
        finally:
            self._busy.release()
