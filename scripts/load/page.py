"""What was measured, as the section of docs/benchmarks.md."""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from scripts.load.answers import Asked
from scripts.load.memory import Sample, growth, thirds
from scripts.measured_page import machine

P95 = 2.0  # seconds to the complete answer
FLAT = 0.05  # of the middle third


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One way to ask. `asked` are what is counted, in `seconds`; `everything` was asked in all.

    `think` are seconds between an answer and the next question, least and most; `processor` is
    what the server took, in seconds.
    """

    askers: int
    think: tuple[float, float]
    seconds: float
    asked: Sequence[Asked]
    everything: int
    processor: float
    memory: Sequence[Sample]

    @property
    def faults(self) -> Counter[str]:
        """What went wrong, and how often."""
        return Counter(one.fault for one in self.asked if one.fault)

    def quantile(self, percent: int, path: str = "") -> float:
        """Return the seconds within which so many percent were answered; 0 where nothing was."""
        seconds = [one.seconds for one in self.asked if path in ("", one.path)]
        if len(seconds) < 2:  # noqa: PLR2004  statistics wants two
            return sum(seconds)
        return statistics.quantiles(seconds, n=100, method="inclusive")[percent - 1]


def section(runs: Sequence[Run]) -> str:
    """Return the machine, a table with a column a run, and what went wrong."""
    heads = ["what", *map(_name, runs), "aim"]
    rows = [
        _row("answers", runs, lambda run: f"{len(run.asked):,}"),
        _row("… a second", runs, lambda run: f"{len(run.asked) / run.seconds:.1f}"),
        _row("… that were faulty", runs, lambda run: str(sum(run.faults.values())), "0"),
        _row("quotes looked up", runs, lambda run: f"{sum(one.quotes for one in run.asked):,}"),
        _row("to the complete answer, p50", runs, lambda run: _s(run.quantile(50))),
        _row("… p95", runs, lambda run: _s(run.quantile(95)), f"under {P95:g} s"),
        _row("… p95 of /api/ask alone", runs, lambda run: _s(run.quantile(95, "/api/ask"))),
        _row("… p99", runs, lambda run: _s(run.quantile(99))),
        _row("… longest", runs, lambda run: _s(max((a.seconds for a in run.asked), default=0))),
        _row("processor time an answer", runs, _processor),
        _row("resident memory, by thirds of the time", runs, _memory),
        _row("… the last third above the middle one", runs, _growth, f"≤ {FLAT:.0%}"),
    ]
    lines = [_line(heads), _line(["---"] * len(heads)), *map(_line, rows)]
    faults = [
        f"{_name(run)}: {n} times {fault}." for run in runs for fault, n in run.faults.items()
    ]
    return "\n".join([f"{machine()}.", "", *lines, *(["", *faults] if faults else [])])


def _row(what: str, runs: Sequence[Run], tell: Callable[[Run], str], aim: str = "") -> list[str]:
    return [what, *map(tell, runs), aim]


def _name(run: Run) -> str:
    least, most = run.think
    if not most:
        return f"{run.askers} who never wait"
    return f"{run.askers} who read {least:g} to {most:g} s"


def _processor(run: Run) -> str:
    return f"{1000 * run.processor / max(1, run.everything):.0f} ms"


def _memory(run: Run) -> str:
    return ", ".join(f"{part / 1e6:.0f}" for part in thirds(run.memory)) + " MB"


def _growth(run: Run) -> str:
    return f"{growth(run.memory):+.1%}"


def _s(seconds: float) -> str:
    return f"{seconds:.2f} s"


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
