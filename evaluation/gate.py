"""The gate: figures that a run must reach, and a run that it must not be worse than."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from evaluation.compare import SIGNIFICANT, Difference, compare
from evaluation.contributions import METRICS
from evaluation.errors import GateError
from evaluation.intervals import Estimate
from evaluation.run_file import Run, load
from evaluation.slices import ALL
from evaluation.summary import Summary, summarise

Figures = Mapping[str, Mapping[str, Estimate]]
"""By slice, then by metric; `all` has latencies too, as "latency total p95"."""

_ROUNDING = 1e-9
_SIDES = {"at_least": "at least", "at_most": "at most"}
_BASELINE = "no_worse_than"
_BASELINE_KEYS = ("run", "metrics", "slices", "p")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Limit:
    table: str
    slice: str
    metric: str
    value: float


def gate_failures(path: Path, run: Run, *, summary: Summary | None = None) -> list[str]:
    """Return a sentence for each line of the gate that the run does not pass; empty: passed.

    What a gate looks like stands in docs/evaluation.md. The run of `no_worse_than` is looked for
    from the folder of the gate. Raises GateError for a gate that can't be read and for tables,
    metrics and slices that do not exist, RunFileError for a run that can't be read, and
    NothingToCompareError for one on other questions.
    """
    gate = _read(path)
    figures = _figures(summary or summarise(run))
    limits = [limit for table in _SIDES for limit in _limits(path, table, gate, figures)]
    failures = [failure for limit in limits if (failure := _failure(limit, figures))]
    if _BASELINE in gate:
        failures += _worse(path, gate[_BASELINE], run)
    return failures


def _read(path: Path) -> dict[str, dict[str, Any]]:
    try:
        gate = tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise GateError(path, f"can't be read as TOML: {error}.") from error
    _known(path, "table", gate, (*_SIDES, _BASELINE))
    for name, table in gate.items():
        if not isinstance(table, dict):
            raise GateError(path, f"gives {name} as {table!r}; it must be a table: [{name}].")
    if not any(gate.values()):
        raise GateError(path, f"asks for nothing. Fill a table: {', '.join((*_SIDES, _BASELINE))}.")
    return gate


def _figures(summary: Summary) -> Figures:
    latencies = {
        f"latency {step} {quantile}": estimate
        for step, quantiles in summary.latency_ms.items()
        for quantile, estimate in quantiles.items()
    }
    return {**summary.metrics, ALL: {**summary.metrics.get(ALL, {}), **latencies}}


def _limits(
    path: Path, table: str, gate: Mapping[str, Mapping[str, Any]], figures: Figures
) -> Iterator[_Limit]:
    """Yield the limits of a table; what stands outside a slice is for all questions."""
    for name, value in gate.get(table, {}).items():
        if not isinstance(value, dict):
            yield _limit(path, table, ALL, {name: value}, figures)
            continue
        _known(path, "slice", [name], figures)
        for metric, limit in value.items():
            yield _limit(path, table, name, {metric: limit}, figures)


def _limit(
    path: Path, table: str, name: str, line: Mapping[str, object], figures: Figures
) -> _Limit:
    ((metric, value),) = line.items()
    _known(path, "metric", [metric], [*(known.name for known in METRICS), *figures[name]])
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise GateError(path, f"gives {metric!r} in {table} as {value!r}; it must be a number.")
    return _Limit(table=table, slice=name, metric=metric, value=float(value))


def _failure(limit: _Limit, figures: Figures) -> str:
    found = figures[limit.slice].get(limit.metric)
    line = f"{limit.metric} ({limit.slice}) must be {_SIDES[limit.table]} {limit.value:g}"
    if found is None:
        return f"{line}, but no question of this run tells."
    gap = limit.value - found.value if limit.table == "at_least" else found.value - limit.value
    return f"{line}, but is {found.value:.6g} (n {found.n})." if gap > _ROUNDING else ""


def _worse(path: Path, table: Mapping[str, Any], run: Run) -> Iterator[str]:
    _check_baseline(path, table)
    name, metrics, places = table["run"], table["metrics"], table.get("slices", [ALL])
    comparison = compare(load(path.parent / name), run)
    if comparison.only_a:
        yield (
            f"{name} has questions that this run lacks or has in other words or with other gold "
            f"({len(comparison.only_a)}, the first is {comparison.only_a[0]!r}): make it anew."
        )
    found = {(one.slice, one.metric): one for one in comparison.differences}
    _known(path, "slice", places, {place for place, _ in found})
    for place in places:
        for metric in metrics:
            one = found.get((place, metric))
            if one is None:
                yield f"{metric} ({place}) can't be compared with {name}: one of the two lacks it."
            elif _is_worse(one, table.get("p", SIGNIFICANT)):
                yield (
                    f"{metric} ({place}) must be no worse than in {name}, but went from "
                    f"{one.a:.6g} to {one.b:.6g} (p {one.p:.2g}, n {one.n})."
                )


def _check_baseline(path: Path, table: Mapping[str, Any]) -> None:
    _known(path, f"key of {_BASELINE}", table, _BASELINE_KEYS)
    p = table.get("p", SIGNIFICANT)
    if not isinstance(table.get("run"), str) or not table["run"]:
        raise GateError(path, f"must name a run file in {_BASELINE}: run = 'baseline.json'.")
    if isinstance(p, bool) or not isinstance(p, int | float) or not 0 < p < 1:
        raise GateError(path, f"gives p in {_BASELINE} as {p!r}; it must lie between 0 and 1.")
    for key, given in (("metrics", table.get("metrics")), ("slices", table.get("slices", [ALL]))):
        if not isinstance(given, list) or not given or not all(isinstance(x, str) for x in given):
            raise GateError(path, f"gives {key} in {_BASELINE} as {given!r}; it must list names.")
    _known(path, "metric", table["metrics"], [metric.name for metric in METRICS])


def _is_worse(one: Difference, p: float) -> bool:
    return one.difference != 0 and not one.better and one.p < p


def _known(path: Path, what: str, given: Iterable[str], known: Iterable[str]) -> None:
    names = list(known)
    for name in given:
        if name not in names:
            near = get_close_matches(name, names, n=1, cutoff=0)
            hint = f" The nearest is {near[0]!r}." if near else ""
            raise GateError(path, f"names the {what} {name!r}, which is not there.{hint}")
