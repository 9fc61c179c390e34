"""How often each caller may ask, in this process."""

from __future__ import annotations

import math
import time
from collections import OrderedDict
from collections.abc import Callable
from threading import Lock

from bots.web.problems import Problem, ProblemError

MINUTE = 60.0
MOST_CALLERS = 50_000
"""Callers remembered; of more, those that have not asked for longest begin anew."""


class Rates:
    """Lets each caller ask `per_minute` times a minute; 0 sets no limit. Safe in threads.

    The generic cell rate algorithm (ITU-T I.371): one number a caller, when its allowance will be
    whole again. `now` is in seconds.
    """

    def __init__(
        self,
        per_minute: int,
        *,
        most_callers: int = MOST_CALLERS,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        self._per_minute = per_minute
        self._most_callers = most_callers
        self._now = now
        self._whole_at: OrderedDict[str, float] = OrderedDict()
        self._lock = Lock()

    def take(self, caller_id: str) -> None:
        """Count a request; raises a 429 problem that says when the next one will be taken."""
        if self._per_minute == 0:
            return
        with self._lock:
            wait = self._wait(caller_id)
        if wait > 0:
            raise ProblemError(_too_many(self._per_minute, wait))

    def _wait(self, caller_id: str) -> float:
        """Return 0 and count the request, or the seconds until it would be taken."""
        now = self._now()
        whole_at = max(self._whole_at.get(caller_id, now), now) + MINUTE / self._per_minute
        wait = whole_at - now - MINUTE
        if wait > 1e-9:  # noqa: PLR2004  what rounding leaves
            return wait
        self._whole_at[caller_id] = whole_at
        self._whole_at.move_to_end(caller_id)
        if len(self._whole_at) > self._most_callers:
            self._whole_at.popitem(last=False)
        return 0.0


def _too_many(per_minute: int, wait: float) -> Problem:
    seconds = max(1, math.ceil(wait))
    return Problem(
        status=429,
        type="too_many_requests",
        title="Too many requests",
        detail=f"You may ask {per_minute} times a minute. Ask again in {seconds} s.",
        more={"limit": per_minute, "retry_after": seconds},
        headers={"retry-after": str(seconds)},
    )
