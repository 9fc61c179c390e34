"""Keeps for a while what took long to work out."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, TypeVar

Made = TypeVar("Made")


class Lately(Generic[Made]):
    """Makes one thing at a time and keeps it for `seconds`, `most` of them. Safe in threads.

    Whoever comes while something is made waits: several admins cost no more than one. `now` is in
    seconds.
    """

    def __init__(
        self, seconds: float, *, most: int = 16, now: Callable[[], float] = time.monotonic
    ) -> None:
        self._seconds = seconds
        self._most = most
        self._now = now
        self._lock = Lock()
        self._kept: OrderedDict[Hashable, tuple[float, Made]] = OrderedDict()

    def clear(self) -> None:
        """Forget everything that was made."""
        with self._lock:
            self._kept.clear()

    def get(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """Return what was made for the key lately, or make it; raises what making it does."""
        with self._lock:
            kept = self._kept.get(key)
            if kept is not None and self._now() < kept[0]:
                return kept[1]
            made = make()
            self._kept[key] = (self._now() + self._seconds, made)
            self._kept.move_to_end(key)
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
            return made
