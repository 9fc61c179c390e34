"""Both engines with a writer that takes its steps between the reads that a test chooses."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

WRITES = ("update", "upsert", "delete")
READS = ("query", "query_points", "scroll", "retrieve")
"""What the engines and the client call their operations; counting and facets are not looked at."""


class Steps:
    """Lets a writer in a thread do its next operation before the reads with these numbers.

    A number that comes twice lets two through. Without `during` all goes on as usual.
    """

    def __init__(self) -> None:
        self._due: list[int] = []
        self._reads = 0
        self._writer: threading.Thread | None = None
        self._go, self._arrived = threading.Semaphore(0), threading.Semaphore(0)

    @contextmanager
    def during(self, write: Callable[[], None], *, before: Sequence[int]) -> Iterator[None]:
        """Begin to write; what is not due by the end of the block is done then."""
        self._due, self._reads = sorted(before), 0
        self._writer = threading.Thread(target=self._run, args=(write,))
        self._writer.start()
        self._arrived.acquire()
        try:
            yield
        finally:
            while self._writer is not None:
                self._step()

    def before_read(self) -> None:
        """Do the writes that are due."""
        while self._writer is not None and self._due and self._due[0] <= self._reads:
            self._due.pop(0)
            self._step()
        self._reads += 1

    def before_write(self) -> None:
        """Wait until it is this operation's turn."""
        if threading.current_thread() is self._writer:
            self._arrived.release()
            self._go.acquire()

    def _step(self) -> None:
        self._go.release()
        self._arrived.acquire()
        if self._writer is not None and self._done:
            self._writer.join()
            self._writer = None
            self._go = threading.Semaphore(0)

    def _run(self, write: Callable[[], None]) -> None:
        self._done = False
        try:
            write()
        finally:
            self._done = True
            self._arrived.release()


class Stepped:
    """A shard or a client whose operations wait for their turn."""

    def __init__(self, engine: Any, steps: Steps) -> None:
        self._engine = engine
        self._steps = steps

    def __getattr__(self, name: str) -> Any:
        method = getattr(self._engine, name)
        if name not in (*READS, *WRITES):
            return method
        wait = self._steps.before_read if name in READS else self._steps.before_write

        def turn(*given: Any, **named: Any) -> Any:
            wait()
            return method(*given, **named)

        return turn
