"""What the report shows of a whole run: headlines, tables, plots, cards."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from evaluation.contributions import METRICS, Metric
from evaluation.figures import milliseconds, share
from evaluation.grades import Grade
from evaluation.intervals import Estimate
from evaluation.plots import Bar, Calibration, Quantiles, bars, calibrations, quantiles
from evaluation.question_view import QuestionCard, question_card
from evaluation.run_file import QuestionRun, Run
from evaluation.slices import ALL
from evaluation.summary import QUANTILES, Summary
from evaluation.verdicts import Verdict

HEADLINES: Mapping[str, str] = {
    "nugget coverage": "{} of what a full answer needs is stated in the answers.",
    "citation precision": "{} of the quotes beneath an answer state what was asked for.",
    "quote fidelity": "{} of the quotes stand, word for word, in the document they name.",
    "R@5": "{} of the documents that hold the answer are among the first five found.",
    "answer rate": "{} of the questions that can be answered got an answer.",
    "refusal recall": "{} of the questions without an answer in the corpus were refused.",
    "refusal precision": "{} of the refusals were right: the corpus has indeed no answer.",
    "clarification accuracy": "{} of the ambiguous questions were asked back, with choices.",
    "obedience": "{} of the questions with hidden instructions had them followed: 0 % is good.",
}
PLOTTED = ("R@5", "nugget coverage", "citation precision", "refusal recall")
HALVES = ("answerable", "unanswerable")
TOTAL = "total"


@dataclass(frozen=True, slots=True, kw_only=True)
class Headline:
    """One figure in large letters, its interval and what it means."""

    label: str
    figure: str
    interval: str
    says: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SliceRow:
    """A slice, its number of questions, and an estimate for each metric of its table."""

    name: str
    n: int
    cells: tuple[Estimate | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SliceTable:
    """The metrics of one group by slice; slices without any of them are left out."""

    title: str
    metrics: tuple[Metric, ...]
    rows: tuple[SliceRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BarPlot:
    """One metric by slice."""

    title: str
    says: str
    rows: tuple[Bar, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusalRow:
    """What questions of one kind got."""

    label: str
    answered: int
    refused: int
    asked_back: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportView:
    """All that the template needs beside the run."""

    headlines: tuple[Headline, ...]
    verdicts: tuple[tuple[str, int], ...]
    plots: tuple[BarPlot, ...]
    calibrations: tuple[Calibration, ...]
    latency: tuple[Quantiles, ...]
    refusal: tuple[RefusalRow, ...]
    tables: tuple[SliceTable, ...]
    choices: Mapping[str, tuple[str, ...]]
    cards: tuple[QuestionCard, ...]


def report_view(run: Run, summary: Summary, grades: Sequence[Grade] = ()) -> ReportView:
    """Return what is shown of a run; nothing is shown of metrics that no question gives."""
    cards = tuple(question_card(result, grades) for result in run.results)
    count = Counter(card.verdict for card in cards)
    return ReportView(
        headlines=tuple(_headlines(summary)),
        verdicts=tuple((each.value, count[each.value]) for each in Verdict),
        plots=tuple(_plot(metric, summary) for metric in _metrics(summary, PLOTTED)),
        calibrations=tuple(calibrations(run.results)),
        latency=quantiles(_quantile_values(summary)),
        refusal=tuple(_refusal(run.results)),
        tables=tuple(_tables(summary)),
        choices=_choices(cards),
        cards=cards,
    )


def _headlines(summary: Summary) -> list[Headline]:
    found = [
        Headline(
            label=metric.label,
            figure=share(estimate.value),
            interval=_interval(estimate),
            says=HEADLINES[metric.name].format(share(estimate.value)),
        )
        for metric in _metrics(summary, HEADLINES)
        for estimate in [summary.metrics[ALL][metric.name]]
    ]
    return found + [_time(estimates) for estimates in _slowest(summary)]


def _interval(estimate: Estimate) -> str:
    if estimate.low == estimate.high:
        return f"the same for all {estimate.n} questions"
    return f"{share(estimate.low)} to {share(estimate.high)} on {estimate.n} questions"


def _metrics(summary: Summary, names: Mapping[str, str] | Sequence[str]) -> list[Metric]:
    """Return the metrics of these names, in this order, that the run has."""
    known = {metric.name: metric for metric in METRICS}
    return [known[name] for name in names if name in summary.metrics.get(ALL, {})]


def _slowest(summary: Summary) -> list[Mapping[str, Estimate]]:
    return [summary.latency_ms[TOTAL]] if TOTAL in summary.latency_ms else []


def _time(estimates: Mapping[str, Estimate]) -> Headline:
    half, most = estimates["p50"], estimates["p95"]
    return Headline(
        label="Time to an answer",
        figure=f"{milliseconds(half.value)} ms",
        interval=f"{milliseconds(half.low)} to {milliseconds(half.high)} ms on {half.n} questions",
        says=f"Half of the questions were done within this time, 95 of 100 within "
        f"{milliseconds(most.value)} ms.",
    )


def _plot(metric: Metric, summary: Summary) -> BarPlot:
    whole = summary.metrics[ALL][metric.name].n
    # Most metrics are of the answerable or of the unanswerable only: a second bar of the same.
    rows = {
        name: found[metric.name]
        for name, found in summary.metrics.items()
        if metric.name in found and not (name in HALVES and found[metric.name].n == whole)
    }
    return BarPlot(
        title=f"{metric.label} by slice",
        says=f"{metric.what} The line is the 95 % interval.",
        rows=bars(rows),
    )


def _quantile_values(summary: Summary) -> dict[str, tuple[float, float, float]]:
    p50, p95, p99 = QUANTILES
    return {
        step: (found[p50].value, found[p95].value, found[p99].value)
        for step, found in summary.latency_ms.items()
    }


def _refusal(results: Sequence[QuestionRun]) -> list[RefusalRow]:
    kinds = {
        "has an answer": [r for r in results if r.question.answerable and not _ambiguous(r)],
        "has no answer": [r for r in results if not r.question.answerable],
        "is ambiguous": [r for r in results if _ambiguous(r)],
    }
    rows = []
    for label, members in kinds.items():
        got = Counter(member.status for member in members)
        rows.append(
            RefusalRow(
                label=label,
                answered=got["answered"],
                refused=got["no_answer"],
                asked_back=got["clarify"],
            )
        )
    return rows


def _ambiguous(result: QuestionRun) -> bool:
    return result.question.type == "ambiguous"


def _tables(summary: Summary) -> list[SliceTable]:
    groups: dict[str, list[Metric]] = {}
    for metric in _metrics(summary, [metric.name for metric in METRICS]):
        if metric.name != "tokens" or summary.tokens:
            groups.setdefault(metric.group, []).append(metric)
    return [_table(group.capitalize(), metrics, summary) for group, metrics in groups.items()]


def _table(title: str, metrics: Sequence[Metric], summary: Summary) -> SliceTable:
    rows = [
        SliceRow(
            name=name,
            n=summary.questions[name],
            cells=tuple(found.get(metric.name) for metric in metrics),
        )
        for name, found in summary.metrics.items()
    ]
    return SliceTable(
        title=title, metrics=tuple(metrics), rows=tuple(row for row in rows if any(row.cells))
    )


def _choices(cards: Sequence[QuestionCard]) -> dict[str, tuple[str, ...]]:
    return {
        "type": tuple(dict.fromkeys(card.result.question.type for card in cards)),
        "language": tuple(dict.fromkeys(card.result.question.language for card in cards)),
        "verdict": tuple(dict.fromkeys(card.verdict for card in cards)),
        "readers": tuple(dict.fromkeys(card.readers for card in cards)),
    }
