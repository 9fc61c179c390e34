"""What requests came to, by hours or days: errors, refusals and limits, of this process."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from http import HTTPStatus

from bots.web.admin.timing import slot_of, slots
from bots.web.middleware.traffic import Counted, Kind

TROUBLES = (Kind.WRONG, Kind.REFUSED, Kind.LIMITED, Kind.FAILED, Kind.LEFT)
"""What is plotted: all but what went well."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeSlot:
    """An hour or a day of UTC, and how many requests came to what in it."""

    begins: datetime
    kinds: Mapping[Kind, int]

    @property
    def troubles(self) -> int:
        """How many did not go well."""
        return sum(self.kinds.get(kind, 0) for kind in TROUBLES)


@dataclass(frozen=True, slots=True, kw_only=True)
class RouteTroubles:
    """A route with what did not go well there, by status; a failed stream counts as 500."""

    route: str
    statuses: Mapping[int, int]


def outcome_slots(counted: Counted, *, now: datetime, days: int) -> tuple[OutcomeSlot, ...]:
    """Return a slot for each hour of one day, or for each of so many days, the oldest first."""
    starts = slots(now=now, days=days)
    found: dict[datetime, Counter[Kind]] = {start: Counter() for start in starts}
    for hour, kinds in counted.hours.items():
        slot = slot_of(datetime.fromtimestamp(hour, UTC), days=days)
        if slot in found:
            found[slot].update(kinds)
    return tuple(OutcomeSlot(begins=start, kinds=dict(kinds)) for start, kinds in found.items())


def route_troubles(counted: Counted) -> tuple[RouteTroubles, ...]:
    """Return the routes where something did not go well since the process began, most first."""
    by_route: dict[str, Counter[int]] = {}
    for (_, route, status), number in counted.requests.items():
        if status >= HTTPStatus.BAD_REQUEST or status == 0:
            by_route.setdefault(route, Counter())[status] += number
    for route, number in counted.failed_streams.items():
        by_route.setdefault(route, Counter())[HTTPStatus.INTERNAL_SERVER_ERROR.value] += number
    most_first = sorted(by_route.items(), key=lambda pair: (-pair[1].total(), pair[0]))
    return tuple(
        RouteTroubles(route=route, statuses=dict(sorted(statuses.items())))
        for route, statuses in most_first
    )
