"""Two runs of the same questions side by side: what differs, how surely, and what flipped."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from evaluation.contributions import METRICS, Metric, contributions
from evaluation.errors import NothingToCompareError
from evaluation.facts import facts_of, quote_states
from evaluation.intervals import paired_interval, paired_test
from evaluation.run_file import QuestionRun, Run
from evaluation.slices import slices
from evaluation.verdicts import Verdict, verdict

SIGNIFICANT = 0.05

Contributions = Mapping[str, Mapping[str, tuple[float, float]]]
"""Of each question by its id, each metric's numerator and denominator."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One metric on one slice in both runs; `low` and `high` enclose B minus A at 95 %."""

    metric: str
    slice: str
    higher_is_better: bool
    a: float
    b: float
    low: float
    high: float
    p: float
    n: int

    @property
    def difference(self) -> float:
        """B minus A."""
        return self.b - self.a

    @property
    def better(self) -> bool:
        """Tell whether B is the better one, by however little."""
        return self.difference > 0 if self.higher_is_better else self.difference < 0

    @property
    def significant(self) -> bool:
        """Tell whether chance alone hardly makes such a difference."""
        return self.difference != 0 and self.p < SIGNIFICANT


@dataclass(frozen=True, slots=True, kw_only=True)
class Flip:
    """A question whose answer came or went, or whose citations became right or wrong.

    `better` is None where the verdict on both is as good, or as bad.
    """

    a: QuestionRun
    b: QuestionRun
    says: str
    better: bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """What one of the two runs was."""

    name: str
    created: str
    made_with: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Two runs on the `shared` questions; the ids of the others are in `only_a` and `only_b`."""

    a: Side
    b: Side
    shared: int
    only_a: tuple[str, ...]
    only_b: tuple[str, ...]
    differences: tuple[Difference, ...]
    flips: tuple[Flip, ...]


def compare(a: Run, b: Run, *, seed: int = 0) -> Comparison:
    """Compare B with A on the questions that are the same in both, words and gold.

    Raises NothingToCompareError where there are none.
    """
    theirs = {result.question.id: result for result in b.results}
    pairs = [
        (result, theirs[result.question.id])
        for result in a.results
        if result.question.id in theirs and theirs[result.question.id].question == result.question
    ]
    if not pairs:
        raise NothingToCompareError(f"{a.system} of {a.created}", f"{b.system} of {b.created}")
    shared = {first.question.id for first, _ in pairs}
    return Comparison(
        a=Side(name=a.system, created=a.created, made_with=a.made_with),
        b=Side(name=b.system, created=b.created, made_with=b.made_with),
        shared=len(pairs),
        only_a=_others(a, shared),
        only_b=_others(b, shared),
        differences=_differences(pairs, seed),
        flips=tuple(flip for first, second in pairs if (flip := _flip(first, second))),
    )


def _others(run: Run, shared: set[str]) -> tuple[str, ...]:
    return tuple(r.question.id for r in run.results if r.question.id not in shared)


def _differences(
    pairs: Sequence[tuple[QuestionRun, QuestionRun]], seed: int
) -> tuple[Difference, ...]:
    first, second = (
        {r.question.id: contributions(r) for r in side} for side in zip(*pairs, strict=True)
    )
    differences = []
    for name, members in slices([result for result, _ in pairs]).items():
        ids = [member.question.id for member in members]
        for metric in METRICS:
            found = _difference(
                metric, name, (_of(metric, first, ids), _of(metric, second, ids)), seed
            )
            differences += [found] if found else []
    return tuple(differences)


def _of(metric: Metric, given: Contributions, ids: Sequence[str]) -> dict[str, tuple[float, float]]:
    return {name: given[name][metric.name] for name in ids if metric.name in given[name]}


def _difference(
    metric: Metric,
    name: str,
    sides: tuple[Mapping[str, tuple[float, float]], Mapping[str, tuple[float, float]]],
    seed: int,
) -> Difference | None:
    """Return None where one of the two has nothing to measure."""
    a, b = map(_figure, sides)
    if a is None or b is None:
        return None
    low, high = paired_interval(*sides, seed=seed)
    return Difference(
        metric=metric.name,
        slice=name,
        higher_is_better=metric.higher_is_better,
        a=a,
        b=b,
        low=low,
        high=high,
        p=paired_test(*sides, seed=seed),
        n=len({*sides[0], *sides[1]}),
    )


def _figure(side: Mapping[str, tuple[float, float]]) -> float | None:
    total = sum(denominator for _, denominator in side.values())
    return sum(numerator for numerator, _ in side.values()) / total if total else None


_STATUS = {"answered": "answered", "no_answer": "refused", "clarify": "asked back"}


def _flip(a: QuestionRun, b: QuestionRun) -> Flip | None:
    if a.status != b.status:
        says = f"{_STATUS[a.status]}, then {_STATUS[b.status]}"
        first, second = (_GOODNESS.get(verdict(result), 0) for result in (a, b))
        return Flip(a=a, b=b, says=says, better=None if first == second else second > first)
    right = _cites_gold(b)
    if _cites_gold(a) == right:
        return None
    says = "cited wrongly, then rightly" if right else "cited rightly, then wrongly"
    return Flip(a=a, b=b, says=says, better=right)


_GOODNESS = {Verdict.RIGHT: 2, Verdict.RIGHTLY_REFUSED: 2, Verdict.PARTLY: 1}


def _cites_gold(result: QuestionRun) -> bool:
    facts = facts_of(result)
    return any(quote_states(citation, fact) for citation in result.citations for fact in facts)
