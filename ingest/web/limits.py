"""How much of somebody else's server is put up with: size, time and redirects."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime

import httpcore


def _utc_now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """The time and the waiting of this machine; tests give their own."""

    monotonic: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    now: Callable[[], datetime] = _utc_now


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What a single answer may cost.

    `max_bytes` holds for what comes over the line and again for what it unpacks to; `seconds`
    from connecting to the last byte, `idle_seconds` between two of them.
    """

    max_bytes: int = 50_000_000
    seconds: float = 60
    idle_seconds: float = 15
    redirects: int = 5


@dataclass(slots=True)
class Deadline:
    """The moment at which a hop has taken too long, however busy it looks."""

    seconds: float
    monotonic: Callable[[], float]
    _end: float = field(init=False)

    def __post_init__(self) -> None:
        self._end = self.monotonic() + self.seconds

    def capped(self, timeout: float | None) -> float:
        """Return the seconds that may be waited for now; raises ReadTimeout when none are left."""
        left = self._end - self.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout(f"not done within {self.seconds:g} seconds")
        return left if timeout is None else min(timeout, left)
