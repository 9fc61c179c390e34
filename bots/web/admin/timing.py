"""How long answers took, by the timings that the journal keeps with each."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from assistant.journal.port import AskedQuestion

STEPS = ("search", "first_sentence", "answer", "total")
"""The steps of the answer's JSON, as they come about."""

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantiles:
    """Milliseconds within which half and 95 of 100 answers had done a step; `n` is how many had."""

    n: int
    p50: float
    p95: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """An hour or a day of UTC: how many questions were asked, and how each came out."""

    begins: datetime
    questions: int = 0
    answered: int = 0
    steps: Mapping[str, Quantiles] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing:
    """Slots without a gap, the oldest first, and all of them together by step."""

    slots: tuple[Slot, ...]
    steps: Mapping[str, Quantiles]


def timing(
    asked: Iterable[AskedQuestion],
    *,
    audience: frozenset[str],
    now: datetime,
    days: int,
) -> Timing:
    """Return the timing of the last days, by hours where it is one day.

    Questions that were asked of more than this audience may read are left out.
    """
    starts = slots(now=now, days=days)
    rows: dict[datetime, list[AskedQuestion]] = defaultdict(list)
    for one in asked:
        if one.audience <= audience:
            rows[slot_of(one.asked_at, days=days)].append(one)
    return Timing(
        slots=tuple(_slot(start, rows.get(start, ())) for start in starts),
        steps=_steps([one for start in starts for one in rows.get(start, ())]),
    )


def slots(*, now: datetime, days: int) -> tuple[datetime, ...]:
    """Return the beginnings of the hours of one day, or of so many days; the last one is now's."""
    length, number = (HOUR, 24) if days == 1 else (DAY, days)
    last = slot_of(now, days=days)
    return tuple(last - length * back for back in reversed(range(number)))


def slot_of(moment: datetime, *, days: int) -> datetime:
    """Return the beginning of the hour that a moment is in, or of the day where days are told."""
    hour = moment.astimezone(UTC).replace(minute=0, second=0, microsecond=0)
    return hour if days == 1 else hour.replace(hour=0)


def quantile(values: Sequence[float], share: float) -> float:
    """Return the smallest value that this share of the values does not exceed (nearest rank)."""
    return sorted(values)[max(0, math.ceil(share * len(values)) - 1)]


def _slot(begins: datetime, rows: Sequence[AskedQuestion]) -> Slot:
    return Slot(
        begins=begins,
        questions=len(rows),
        answered=sum(one.status == "answered" for one in rows),
        steps=_steps(rows),
    )


def _steps(rows: Sequence[AskedQuestion]) -> Mapping[str, Quantiles]:
    found = {
        step: [one.timings_ms[step] for one in rows if step in one.timings_ms] for step in STEPS
    }
    return {
        step: Quantiles(n=len(took), p50=quantile(took, 0.5), p95=quantile(took, 0.95))
        for step, took in found.items()
        if took
    }
