"""Work of many threads at once, done by few of them: first come, first served."""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from typing import TypeVar

T = TypeVar("T")


def at_once() -> int:
    """Return how many threads fill the cores: one more than there are, for one waits for Python."""
    return (os.cpu_count() or 1) + 1


class InTurn:
    """Runs what it is given in `most` threads of its own; whoever comes waits for their turn.

    Forty threads that search and embed beside each other are not faster than three, but fight for
    Python's lock: some callers are answered after four times as long as others who came with them.
    """

    def __init__(self, most: int) -> None:
        self._threads = ThreadPoolExecutor(max_workers=most, thread_name_prefix="in-turn")

    def run(self, work: Callable[[], T]) -> T:
        """Return what the work returns, or raise what it raises; it must not run another."""
        return self._threads.submit(copy_context().run, work).result()
