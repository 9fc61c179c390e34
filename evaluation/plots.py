"""The geometry of the report's plots: figures in, places on a line in per cent out.

The templates draw them as SVG whose widths are per cents, so that letters keep their size on a
phone, and with classes only, so that the page's colours, light or dark, are theirs too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from evaluation.facts import sentence_cites_gold
from evaluation.intervals import Estimate
from evaluation.run_file import QuestionRun

BINS = 5
SUPPORT = "support"
"""The signal that is the refusal model's own verdict."""

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
    """Those whose signal lies from `start` to `end`: the share that should be and that was."""

    start: float
    end: float
    n: int
    should: float
    was: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration:
    """Bins with what they show: `should` and `was` name the two shares."""

    title: str
    says: str
    should: str
    was: str
    bins: tuple[Bin, ...]


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


def calibrations(results: Sequence[QuestionRun]) -> Iterator[Calibration]:
    """Yield refusal's own verdict and the support of sentences first, then each single signal."""
    names = signal_names(results)
    yield from (refusal_calibration(results, name) for name in names if name == SUPPORT)
    sentences = support_calibration(results)
    if len(sentences.bins) > 1:  # one support for all has nothing to show
        yield sentences
    yield from (refusal_calibration(results, name) for name in names if name != SUPPORT)


def refusal_calibration(results: Sequence[QuestionRun], signal: str) -> Calibration:
    """Return which questions could be answered and which were, by a signal.

    Questions without the signal are left out.
    """
    points = [
        (r.signals[signal], float(r.question.answerable), float(r.status == "answered"))
        for r in results
        if signal in r.signals
    ]
    return Calibration(
        title=f"Refusal against the signal “{signal}”",
        says="From the lowest signal to the highest: the share of questions that could be answered "
        "and the share that were. A good refusal keeps the two alike.",
        should="could be answered",
        was="was answered",
        bins=_bins(points),
    )


def support_calibration(results: Sequence[QuestionRun]) -> Calibration:
    """Return how many shown sentences state a fact of the gold, by the support they were given.

    Ambiguous questions have no gold to hold a sentence against, and are left out.
    """
    points = [
        (sentence.support, float(sentence_cites_gold(result, sentence)), sentence.support)
        for result in results
        if result.question.type != "ambiguous"
        for sentence in result.sentences
        if sentence.citations
    ]
    return Calibration(
        title="Support of sentences",
        says="From the lowest support to the highest: the share of shown sentences that state a "
        "fact of the gold, and the mean support they were given. Support that can be believed "
        "keeps the two alike.",
        should="states a fact",
        was="support given",
        bins=_bins(points),
    )


def verification_calibration(told: Iterable[tuple[float, bool]]) -> Calibration:
    """Return how many claims are supported by the probability that they were told to be."""
    return Calibration(
        title="Probability of support",
        says="From the lowest probability to the highest: the share of claims that their evidence "
        "supports, and the mean probability they were given. One that can be believed keeps the "
        "two alike.",
        should="is supported",
        was="probability given",
        bins=_bins((probability, float(supported), probability) for probability, supported in told),
    )


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


_Point = tuple[float, float, float]  # the signal, and the two values that are held together


def _bins(points: Iterable[_Point]) -> tuple[Bin, ...]:
    """Return up to BINS bins with about as many points each, the lowest signal first.

    Points with the same signal stay together.
    """
    told = sorted(points)
    bins: list[list[_Point]] = []
    for done, point in enumerate(told):
        tied = bool(bins) and bins[-1][-1][0] == point[0]
        if not tied and done >= len(bins) * len(told) / BINS:
            bins.append([])
        bins[-1].append(point)
    return tuple(map(_bin, bins))


def _bin(points: Sequence[_Point]) -> Bin:
    return Bin(
        start=points[0][0],
        end=points[-1][0],
        n=len(points),
        should=sum(should for _, should, _ in points) / len(points),
        was=sum(was for _, _, was in points) / len(points),
    )


def _place(value: float, upper: float) -> float:
    return round(100 * min(max(value / upper, 0.0), 1.0), 2) if upper > 0 else 0.0
