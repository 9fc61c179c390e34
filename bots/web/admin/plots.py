"""The geometry of an admin's plots: numbers in, places of bars out.

Across they are per cents, so that letters keep their size on a phone; in height they are pixels.
The templates draw them with classes only, so that the page's colours, light or dark, are theirs.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bots.web.admin.outcomes import TROUBLES, OutcomeSlot
from bots.web.admin.timing import Slot
from bots.web.middleware.traffic import Kind

HEIGHT = 150
"""Pixels from the lowest to the highest value."""

LEFT = 9.0
"""Per cents of the width that the scale's numbers take."""

MOST_LABELS = 6
_NICE = (1.0, 2.0, 5.0, 10.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One hour or day: `x` and `width` in per cents, `parts` from the bottom, heights in pixels.

    `mark` is the height of a line above, None where there is none; `label` is shown beneath some.
    """

    begins: datetime
    x: float
    width: float
    parts: tuple[tuple[str, float, float], ...] = ()
    mark: float | None = None
    is_labelled: bool = False

    @property
    def middle(self) -> float:
        """The per cent in its middle."""
        return round(self.x + self.width / 2, 2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plot:
    """Columns, and the values of the scale's lines with their heights in pixels."""

    columns: tuple[Column, ...]
    lines: tuple[tuple[float, float], ...]


def latency_plot(slots: Sequence[Slot], step: str) -> Plot:
    """Return p50 as a bar and p95 as a mark above it, for each slot."""
    top = _top(slot.steps[step].p95 for slot in slots if step in slot.steps)
    columns = [
        _column(
            slot.begins,
            number,
            len(slots),
            parts=[("p50", _height(slot.steps[step].p50, top))] if step in slot.steps else (),
            mark=_height(slot.steps[step].p95, top) if step in slot.steps else None,
        )
        for number, slot in enumerate(slots)
    ]
    return Plot(columns=tuple(columns), lines=_lines(top))


def troubles_plot(slots: Sequence[OutcomeSlot]) -> Plot:
    """Return what did not go well as bars on each other, for each slot."""
    top = _top(slot.troubles for slot in slots)
    columns = [
        _column(slot.begins, number, len(slots), parts=_stacked(slot.kinds, top))
        for number, slot in enumerate(slots)
    ]
    return Plot(columns=tuple(columns), lines=_lines(top))


def _column(
    begins: datetime,
    number: int,
    of: int,
    *,
    parts: Iterable[tuple[str, float]],
    mark: float | None = None,
) -> Column:
    room = (100 - LEFT) / of
    base = 0.0
    stacked: list[tuple[str, float, float]] = []
    for name, height in parts:
        stacked.append((name, round(base, 1), height))
        base += height
    every = -(-of // MOST_LABELS)
    return Column(
        begins=begins,
        x=round(LEFT + room * (number + 0.15), 2),
        width=round(room * 0.7, 2),
        parts=tuple(stacked),
        mark=mark,
        is_labelled=(of - 1 - number) % every == 0,
    )


def _stacked(kinds: Mapping[Kind, int], top: float) -> list[tuple[str, float]]:
    return [(kind.value, _height(kinds[kind], top)) for kind in TROUBLES if kinds.get(kind)]


def _height(value: float, top: float) -> float:
    return round(HEIGHT * value / top, 1) if top > 0 else 0.0


def _top(values: Iterable[float]) -> float:
    """Return the highest line of the scale: 1, 2, 5 and so on, not below the highest value."""
    highest = max(values, default=0.0)
    power = 1.0
    while power * _NICE[-1] < highest:
        power *= 10
    return next((power * nice for nice in _NICE if power * nice >= highest), power)


def _lines(top: float) -> tuple[tuple[float, float], ...]:
    return tuple((top * share, HEIGHT * share) for share in (0.0, 0.5, 1.0))
