"""The geometry of the report's plots: figures in, places on a line in per cent out.

The templates draw them as SVG whose widths are per cents, so that letters keep their size on a
phone, and with classes only, so that the page's colours, light or dark, are theirs too.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from evaluation.intervals import Estimate
from evaluation.run_file import QuestionRun

BINS = 5
ROW = 44
"""Height of a row of bars in pixels: a line of text and the bar beneath it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One estimate as a bar with its interval; places are per cents of the width."""

    label: str
    estimate: Estimate
    top: int
    width: float
    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Bin:
    """The questions whose signal lies from `start` to `end`: shares that could and that did."""

    start: float
    end: float
    n: int
    answerable: float
    answered: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantiles:
    """How long one step took, in milliseconds, with the places of the three in per cents."""

    label: str
    top: int
    values: tuple[float, float, float]
    places: tuple[float, float, float]


def bars(estimates: Mapping[str, Estimate]) -> tuple[Bar, ...]:
    """Return a bar for each estimate, all on one scale that begins at 0 and reaches at least 1."""
    upper = max([1.0, *(estimate.high for estimate in estimates.values())])
    return tuple(
        Bar(
            label=label,
            estimate=estimate,
            top=row * ROW,
            width=_place(estimate.value, upper),
            low=_place(estimate.low, upper),
            high=_place(estimate.high, upper),
        )
        for row, (label, estimate) in enumerate(estimates.items())
    )


def calibration(results: Sequence[QuestionRun], signal: str) -> tuple[Bin, ...]:
    """Return up to BINS bins with about as many questions each, the lowest signal first.

    Questions with the same signal stay together; those without it are left out.
    """
    told = sorted(
        (result for result in results if signal in result.signals),
        key=lambda result: result.signals[signal],
    )
    bins: list[list[QuestionRun]] = []
    for done, result in enumerate(told):
        tied = bool(bins) and bins[-1][-1].signals[signal] == result.signals[signal]
        if not tied and done >= len(bins) * len(told) / BINS:
            bins.append([])
        bins[-1].append(result)
    return tuple(_bin(members, signal) for members in bins)


def signal_names(results: Sequence[QuestionRun]) -> tuple[str, ...]:
    """Return the signals that differ between questions: a constant one has nothing to show."""
    names = {name for result in results for name in result.signals}
    return tuple(
        name
        for name in sorted(names)
        if len({result.signals[name] for result in results if name in result.signals}) > 1
    )


def quantiles(latency: Mapping[str, tuple[float, float, float]]) -> tuple[Quantiles, ...]:
    """Return each step's p50, p95 and p99 on one scale from 0 to the slowest of them."""
    upper = max((slowest for _, _, slowest in latency.values()), default=0.0)
    return tuple(
        Quantiles(
            label=step,
            top=row * ROW,
            values=values,
            places=(
                _place(values[0], upper),
                _place(values[1], upper),
                _place(values[2], upper),
            ),
        )
        for row, (step, values) in enumerate(latency.items())
    )


def _bin(members: Sequence[QuestionRun], signal: str) -> Bin:
    return Bin(
        start=members[0].signals[signal],
        end=members[-1].signals[signal],
        n=len(members),
        answerable=sum(member.question.answerable for member in members) / len(members),
        answered=sum(member.status == "answered" for member in members) / len(members),
    )


def _place(value: float, upper: float) -> float:
    return round(100 * min(max(value / upper, 0.0), 1.0), 2) if upper > 0 else 0.0
