"""A run in figures: every metric of every slice, latency by step, tokens."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass

from evaluation.contributions import METRICS, Contributions, contributions
from evaluation.intervals import Estimate, estimate, quantile_estimate
from evaluation.run_file import QuestionRun, Run
from evaluation.slices import slices

QUANTILES: Mapping[str, float] = {"p50": 0.5, "p95": 0.95, "p99": 0.99}

_SEED = 0  # the same run gives the same summary


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """The figures of a run.

    `questions` and `metrics` are by slice, a metric that applies to no question of a slice left
    out; `latency_ms` is by step, over all questions that had the step, then by p50, p95 and
    p99; `tokens` is by kind, the mean over all questions.
    """

    system: str
    questions: Mapping[str, int]
    metrics: Mapping[str, Mapping[str, Estimate]]
    latency_ms: Mapping[str, Mapping[str, Estimate]]
    tokens: Mapping[str, Estimate]


def summarise(run: Run) -> Summary:
    """Return the figures of a run, each with its 95 % interval; the same run gives the same."""
    # A question is in some five slices, and is scored once.
    scored = {result.question.id: contributions(result) for result in run.results}
    parts = slices(run.results)
    return Summary(
        system=run.system,
        questions={name: len(results) for name, results in parts.items()},
        metrics={
            name: _metrics([scored[result.question.id] for result in results])
            for name, results in parts.items()
        },
        latency_ms=_latency(run.results),
        tokens=_tokens(run.results),
    )


def to_json(summary: Summary) -> dict[str, object]:
    """Return the summary as JSON has it: an estimate as {"value", "low", "high", "n"}."""
    return asdict(summary)


def _metrics(scored: Sequence[Contributions]) -> dict[str, Estimate]:
    found = {
        metric.name: [entry[metric.name] for entry in scored if metric.name in entry]
        for metric in METRICS
    }
    return {name: estimate(pairs, seed=_SEED) for name, pairs in found.items() if pairs}


def _latency(results: Iterable[QuestionRun]) -> dict[str, dict[str, Estimate]]:
    timings: defaultdict[str, list[float]] = defaultdict(list)
    for result in results:
        for step, milliseconds in result.timings_ms.items():
            timings[step].append(milliseconds)
    return {
        step: {name: quantile_estimate(taken, q, seed=_SEED) for name, q in QUANTILES.items()}
        for step, taken in timings.items()
    }


def _tokens(results: Sequence[QuestionRun]) -> dict[str, Estimate]:
    kinds = dict.fromkeys(kind for result in results for kind in result.tokens)
    return {
        kind: estimate([(float(result.tokens.get(kind, 0)), 1.0) for result in results], seed=_SEED)
        for kind in kinds
    }
