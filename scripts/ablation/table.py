"""Rows as Markdown and as JSON, and their place in docs/benchmarks.md."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path

from evaluation.intervals import Estimate
from scripts.ablation.measure import MAIN, Lead, Row

PAGE = Path(__file__).resolve().parents[2] / "docs" / "benchmarks.md"
TITLE = "## Ablations and peers"


def markdown(rows: Sequence[Row], about: str) -> str:
    """Return what was measured as a table; the row that all are compared with has intervals."""
    languages = list(rows[0].by_language)
    head = ["", "R@5", MAIN, "across languages R@5", *(f"{MAIN} {tag}" for tag in languages)]
    lines = [about, "", _line([*head, "ours minus it"]), "|---" * (len(head) + 1) + "|"]
    return "\n".join([*lines, *(_line(_cells(row)) for row in rows)])


def as_json(rows: Sequence[Row], about: Mapping[str, object]) -> dict[str, object]:
    """Return the same, with an interval for every figure; a figure that is none is null."""
    return {**about, "systems": [_without_nan(asdict(row)) for row in rows]}


def write(text: str, name: str, page: Path = PAGE) -> None:
    """Put the text between the markers of a set; a set that is new comes after the others."""
    start, end = f"<!-- ablations {name}: begin -->", f"<!-- ablations {name}: end -->"
    whole = page.read_text("utf-8")
    if start not in whole:
        before, title, after = whole.partition(f"{TITLE}\n")
        if not title:
            raise ValueError(f"{page.name} has no heading {TITLE!r} to write beneath")
        section, following, rest = after.partition("\n## ")
        whole = f"{before}{title}{section.rstrip()}\n\n{start}\n{end}\n{following}{rest}"
    before, _, rest = whole.partition(start)
    _, _, after = rest.partition(end)
    page.write_text(f"{before}{start}\n{text}\n{end}{after}", "utf-8")


def _cells(row: Row) -> list[str]:
    figures = [*row.overall.values(), row.across]
    shown = map(_with_interval if row.lead is None else _figure, figures)
    by_language = (_figure(measures[MAIN]) for measures in row.by_language.values())
    return [row.system, *shown, *by_language, _lead(row.lead) if row.lead else ""]


def _lead(lead: Lead) -> str:
    return f"{_signed(lead.value)} [{_signed(lead.low)}, {_signed(lead.high)}]"


def _with_interval(figure: Estimate) -> str:
    if math.isnan(figure.value):
        return ""
    return f"{_plain(figure.value)} [{_plain(figure.low)}, {_plain(figure.high)}]"


def _figure(figure: Estimate) -> str:
    return "" if math.isnan(figure.value) else _plain(figure.value)


def _plain(value: float) -> str:
    return f"{value:.3f}".removeprefix("0")


def _signed(value: float) -> str:
    shown = _plain(abs(value))
    return shown if shown == ".000" else f"{'-' if value < 0 else '+'}{shown}"


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _without_nan(value: object) -> object:
    if isinstance(value, dict):
        return {key: _without_nan(entry) for key, entry in value.items()}
    return None if isinstance(value, float) and math.isnan(value) else value
