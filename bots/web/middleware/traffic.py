"""How many requests came to what, in this process: counts by route and status, nobody's words."""

from __future__ import annotations

import time
from bisect import bisect_left
from collections import Counter, OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from http import HTTPStatus
from threading import Lock

HOUR = 3_600
HOURS = 7 * 24
"""Hours that are told apart; totals are of all the time that the process runs."""

BUCKETS = (0.01, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)
"""Seconds up to which durations are counted; what takes longer is counted too."""

NOWHERE = "-"
"""The route of what reached none, and the method of what has none of its own."""

METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})


class Kind(StrEnum):
    """What a request came to, as a plot tells it."""

    OK = "ok"
    WRONG = "wrong"  # any other 4xx: the request was no good
    REFUSED = "refused"  # 401, 403
    LIMITED = "limited"  # 429
    FAILED = "failed"  # 5xx, and a stream that ended in an error
    LEFT = "left"  # the caller was gone before the response began


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """One request that is over. `route` is a template and no address; status 0 is no response."""

    method: str
    route: str
    status: int
    seconds: float
    stream_failed: bool = False

    @property
    def kind(self) -> Kind:
        """What it came to."""
        if self.status == 0:
            return Kind.LEFT
        if self.stream_failed or self.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
            return Kind.FAILED
        special = {401: Kind.REFUSED, 403: Kind.REFUSED, 429: Kind.LIMITED}
        is_fine = self.status < HTTPStatus.BAD_REQUEST
        return special.get(self.status, Kind.OK if is_fine else Kind.WRONG)


@dataclass(slots=True)
class Durations:
    """How long the requests of a route took: how many within each of BUCKETS and above, and all."""

    counts: list[int] = field(default_factory=lambda: [0] * (len(BUCKETS) + 1))
    seconds: float = 0.0

    def add(self, seconds: float) -> None:
        """Count one."""
        self.counts[bisect_left(BUCKETS, seconds)] += 1
        self.seconds += seconds


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """What was counted up to now. `hours` are by Unix second of their beginning, the oldest first.

    `requests` are by method, route and status, `failed_streams` and `durations` by route.
    """

    since: float
    requests: Mapping[tuple[str, str, int], int]
    failed_streams: Mapping[str, int]
    durations: Mapping[str, Durations]
    hours: Mapping[int, Mapping[Kind, int]]


class Traffic:
    """Counts requests. Bounded by routes and HOURS; safe in threads. `now` is in Unix seconds."""

    def __init__(self, *, now: Callable[[], float] = time.time) -> None:
        self._now = now
        self._since = now()
        self._lock = Lock()
        self._requests: Counter[tuple[str, str, int]] = Counter()
        self._failed_streams: Counter[str] = Counter()
        self._durations: dict[str, Durations] = {}
        self._hours: OrderedDict[int, Counter[Kind]] = OrderedDict()

    def count(self, served: Served) -> None:
        """Count a request that is over."""
        method = served.method if served.method in METHODS else NOWHERE
        hour = int(self._now()) // HOUR * HOUR
        with self._lock:
            self._requests[method, served.route, served.status] += 1
            self._failed_streams[served.route] += served.stream_failed
            self._durations.setdefault(served.route, Durations()).add(served.seconds)
            self._hours.setdefault(hour, Counter())[served.kind] += 1
            while len(self._hours) > HOURS:
                self._hours.popitem(last=False)

    def counted(self) -> Counted:
        """Return a copy of what was counted."""
        with self._lock:
            return Counted(
                since=self._since,
                requests=dict(self._requests),
                failed_streams={route: n for route, n in self._failed_streams.items() if n},
                durations={
                    route: Durations(counts=[*of.counts], seconds=of.seconds)
                    for route, of in self._durations.items()
                },
                hours={hour: dict(kinds) for hour, kinds in self._hours.items()},
            )
