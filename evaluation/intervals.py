"""How sure a figure is: bootstrap intervals over questions, and paired tests of two runs."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

RESAMPLES = 1_000
PERMUTATIONS = 10_000
CONFIDENCE = 0.95

_ROUNDING = 1e-12  # two sums of the same numbers in another order may differ by this much
_BLOCK = 2_000_000  # cells of a matrix of resamples or swaps that are in memory at a time

_Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """A figure with its 95 % interval and the number of questions it rests on."""

    value: float
    low: float
    high: float
    n: int


def estimate(contributions: Sequence[tuple[float, float]], *, seed: int = 0) -> Estimate:
    """Return the sum of the numerators over the sum of the denominators, with its interval.

    Each pair is one question's, with a denominator above zero. The interval is the percentile
    bootstrap over questions (Efron 1979). Where all questions agree it has no width, which says
    that this set shows no difference, not that there can be none. Without questions all is NaN.
    """
    if not contributions:
        return _nothing()
    pairs = np.asarray(contributions, dtype=np.float64)
    total = pairs.sum(axis=0)
    drawn = _bootstrap_sums(pairs, np.random.default_rng(seed))
    return _with_interval(total[0] / total[1], drawn[:, 0] / drawn[:, 1], len(pairs))


def quantile_estimate(values: Sequence[float], q: float, *, seed: int = 0) -> Estimate:
    """Return the quantile `q` (0 to 1, linear between neighbours) with its bootstrap interval."""
    if not values:
        return _nothing()
    given = np.sort(np.asarray(values, dtype=np.float64))
    generator = np.random.default_rng(seed)
    drawn = np.empty(RESAMPLES)
    for rows in _blocks(RESAMPLES, len(given)):
        picked = generator.integers(len(given), size=(len(drawn[rows]), len(given)))
        drawn[rows] = np.quantile(given[picked], q, axis=1, overwrite_input=True)
    return _with_interval(np.quantile(given, q), drawn, len(given))


def paired_interval(
    a: Mapping[str, tuple[float, float]],
    b: Mapping[str, tuple[float, float]],
    *,
    seed: int = 0,
) -> tuple[float, float]:
    """Return the 95 % interval of B's figure minus A's, by bootstrap over questions.

    `a` and `b` are as for `paired_test`; a question's two sides stay together. A resample in
    which a run keeps no denominator shows nothing and is left out. Raises ValueError where a run
    has nothing to compare.
    """
    first, second = _paired(a, b)
    if not (first[:, 1].any() and second[:, 1].any()):
        raise ValueError("an interval needs a question with a denominator in both runs")
    drawn = _bootstrap_sums(np.hstack([first, second]), np.random.default_rng(seed))
    whole = drawn[(drawn[:, 1] > _ROUNDING) & (drawn[:, 3] > _ROUNDING)]
    return _ends(whole[:, 2] / whole[:, 3] - whole[:, 0] / whole[:, 1])


def paired_test(
    a: Mapping[str, tuple[float, float]],
    b: Mapping[str, tuple[float, float]],
    *,
    seed: int = 0,
) -> float:
    """Return the two-sided p that two runs differ this much by chance: a randomisation test.

    `a` and `b` give a question's contribution by its id; a question that one of them lacks
    counts there as (0, 0). Each permutation swaps the two runs' contributions of every question
    with chance one half (Smucker, Allan and Carterette 2007); one where a run keeps no
    denominator counts as a larger difference. 1.0 where a run has nothing to compare.
    """
    first, second = _paired(a, b)
    sums = first.sum(axis=0), second.sum(axis=0)
    if not (sums[0][1] and sums[1][1]):
        return 1.0
    observed = abs(sums[0][0] / sums[0][1] - sums[1][0] / sums[1][1])
    # A question on which both agree is the same after a swap.
    change = (second - first)[(first != second).any(axis=1)]
    moved = _swapped_sums(change, np.random.default_rng(seed))
    differences = _differences(sums[0] + moved, sums[1] - moved)
    as_large = int(np.count_nonzero(differences >= observed - _ROUNDING))
    return (1 + as_large) / (1 + PERMUTATIONS)


def _nothing() -> Estimate:
    return Estimate(value=math.nan, low=math.nan, high=math.nan, n=0)


def _with_interval(value: np.float64, drawn: _Floats, n: int) -> Estimate:
    low, high = _ends(drawn)
    return Estimate(value=float(value), low=low, high=high, n=n)


def _ends(drawn: _Floats) -> tuple[float, float]:
    tail = (1 - CONFIDENCE) / 2
    low, high = np.quantile(drawn, (tail, 1 - tail))
    return float(low), float(high)


def _paired(
    a: Mapping[str, tuple[float, float]], b: Mapping[str, tuple[float, float]]
) -> tuple[_Floats, _Floats]:
    """Return the contributions of both in one order of questions, each (questions, 2)."""
    ids = sorted({*a, *b})
    first, second = (
        np.array([side.get(name, (0.0, 0.0)) for name in ids], dtype=np.float64).reshape(-1, 2)
        for side in (a, b)
    )
    return first, second


def _bootstrap_sums(table: _Floats, generator: np.random.Generator) -> _Floats:
    """Return the sums of the columns in each resample of the rows: (RESAMPLES, columns)."""
    n, columns = table.shape
    sums = np.empty((RESAMPLES, columns))
    for rows in _blocks(RESAMPLES, n):
        count = len(sums[rows])
        picked = generator.integers(n, size=(count, n))
        picked += np.arange(count)[:, np.newaxis] * n
        times = np.bincount(picked.ravel(), minlength=count * n).reshape(count, n)
        sums[rows] = times.astype(np.float64) @ table
    return sums


def _swapped_sums(change: _Floats, generator: np.random.Generator) -> _Floats:
    """Return what each permutation's swaps add to the first run's sums: (PERMUTATIONS, 2)."""
    sums = np.empty((PERMUTATIONS, 2))
    for rows in _blocks(PERMUTATIONS, len(change)):
        swaps = generator.integers(2, size=(len(sums[rows]), len(change)), dtype=np.uint8)
        sums[rows] = swaps.astype(np.float64) @ change
    return sums


def _differences(first: _Floats, second: _Floats) -> _Floats:
    whole = (first[:, 1] > _ROUNDING) & (second[:, 1] > _ROUNDING)
    differences = np.full(len(first), np.inf)
    differences[whole] = np.abs(
        first[whole, 0] / first[whole, 1] - second[whole, 0] / second[whole, 1]
    )
    return differences


def _blocks(rows: int, width: int) -> list[slice]:
    step = max(1, _BLOCK // max(width, 1))
    return [slice(start, start + step) for start in range(0, rows, step)]
