"""What was called of Slack, and what is to go wrong with it."""

from __future__ import annotations

import math
import threading
import time
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fnmatch import fnmatchcase
from typing import Any


@dataclass(frozen=True, kw_only=True)
class Call:
    """A call as it was answered; `at` and `seconds` are of the monotonic clock.

    `status` is that of HTTP, 0 for a dropped connection; `error` is Slack's word, "" for none.
    """

    method: str
    data: Mapping[str, Any]
    at: float
    seconds: float
    status: int
    error: str
    reply: Mapping[str, Any]

    @property
    def ok(self) -> bool:
        return self.status == 200 and not self.error


class Kind(StrEnum):
    STATUS = "status"
    ERROR = "error"
    DROP = "drop"
    DROP_AFTER = "drop after"  # Slack did what was asked; only its answer is lost
    SLOW = "slow"


@dataclass(kw_only=True)
class Fault:
    """Something that goes wrong `times` times with methods whose name fits `method` (chat.*)."""

    method: str
    kind: Kind
    times: int
    status: int = 429
    retry_after: int | None = None
    error: str = ""
    seconds: float = 0.0


@dataclass(kw_only=True)
class Faults:
    """What is to go wrong next. Safe in threads.

    Fault by fault, in the order given; a method can have several.
    """

    planned: list[Fault] = field(default_factory=list)
    budgets: list[Budget] = field(default_factory=list)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def rate_limit(self, method: str, *, times: int = 1, retry_after: int = 1) -> None:
        """Answer 429 so many times, whatever the pace."""
        self._plan(
            Fault(
                method=method,
                kind=Kind.STATUS,
                times=times,
                retry_after=retry_after,
                error="ratelimited",
            )
        )

    def budget(self, method: str, *, calls: int, seconds: float, by_channel: bool = False) -> None:
        """Answer 429 to what exceeds so many calls in so many seconds, until `clear`."""
        with self._lock:
            self.budgets.append(
                Budget(method=method, calls=calls, seconds=seconds, by_channel=by_channel)
            )

    def fail(self, method: str, *, times: int = 1, status: int = 500) -> None:
        """Answer with a status of HTTP, 5xx for example."""
        self._plan(Fault(method=method, kind=Kind.STATUS, times=times, status=status))

    def error(self, method: str, error: str, *, times: int = 1) -> None:
        """Answer `ok: false` with Slack's word for what is wrong."""
        self._plan(Fault(method=method, kind=Kind.ERROR, times=times, error=error))

    def drop(self, method: str, *, times: int = 1, after: bool = False) -> None:
        """Close the connection without an answer; `after`: once what was asked is done."""
        kind = Kind.DROP_AFTER if after else Kind.DROP
        self._plan(Fault(method=method, kind=kind, times=times))

    def slow(self, method: str, *, seconds: float, times: int = 1_000_000) -> None:
        """Let an answer take so long."""
        self._plan(Fault(method=method, kind=Kind.SLOW, times=times, seconds=seconds))

    def clear(self) -> None:
        with self._lock:
            self.planned.clear()
            self.budgets.clear()

    def take(self, method: str, channel: str) -> Fault | None:
        """Return what goes wrong with this call, and count it."""
        with self._lock:
            for budget in self.budgets:
                if (waiting := budget.spend(method, channel)) is not None:
                    return Fault(
                        method=method,
                        kind=Kind.STATUS,
                        times=1,
                        retry_after=waiting,
                        error="ratelimited",
                    )
            for fault in self.planned:
                if fault.times and fnmatchcase(method, fault.method):
                    fault.times -= 1
                    return fault
        return None

    def _plan(self, fault: Fault) -> None:
        with self._lock:
            self.planned.append(fault)


@dataclass(kw_only=True)
class Budget:
    """So many calls in so many seconds, of a channel or of all."""

    method: str
    calls: int
    seconds: float
    by_channel: bool
    spent: dict[str, deque[float]] = field(default_factory=dict)

    def spend(self, method: str, channel: str) -> int | None:
        """Return None for a call within the budget, else the seconds to wait (whole, as Slack)."""
        if not fnmatchcase(method, self.method):
            return None
        spent = self.spent.setdefault(channel if self.by_channel else "", deque())
        now = time.monotonic()
        while spent and now - spent[0] >= self.seconds:
            spent.popleft()
        if len(spent) < self.calls:
            spent.append(now)
            return None
        return max(1, math.ceil(self.seconds - (now - spent[0])))
