"""How long a run still takes, by how fast its share of work grew lately."""

from __future__ import annotations

import math
import time
from collections import deque
from collections.abc import Callable

_LATELY = 600.0  # seconds: machines grow slower and faster
_ENOUGH = 3.0, 0.01  # seconds and share that a guess needs at least
_MINUTE = 60
_HOUR = 3600


class TimeLeft:
    """Seconds until the share of what is done, which it is told, will be 1.

    What comes before the first growth (loading a model) says nothing of the rest and does not
    count.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._first: float | None = None
        self._seen: deque[tuple[float, float]] = deque()

    def __call__(self, share: float) -> float | None:
        """Return the seconds left; None as long as there is little to tell them by."""
        now = self._clock()
        if self._first is None:
            self._first = share
        if share <= self._first:
            return None
        self._seen.append((now, share))
        while len(self._seen) > 1 and self._seen[1][0] <= now - _LATELY:
            self._seen.popleft()
        since, before = self._seen[0]
        seconds, grown = now - since, share - before
        if seconds < _ENOUGH[0] or grown < _ENOUGH[1]:
            return None
        return seconds * (1 - share) / grown


def in_words(seconds: float | None) -> str:
    """Return how long it takes, no more precise than such a guess is; nothing for no guess."""
    if seconds is None:
        return ""
    if seconds < _MINUTE:
        return "less than a minute left"
    if seconds < _HOUR:
        return f"about {math.ceil(seconds / _MINUTE)} min left"
    hours, rest = divmod(math.ceil(seconds / _MINUTE), _MINUTE)
    return f"about {hours} h {rest} min left" if rest else f"about {hours} h left"
