"""A gap report as rows of text, and as CSV that a spreadsheet takes for text."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.gaps.report import Gap, GapReport, Theme
from bots.csv_text import csv_text
from bots.gap_words import labels, shortfall_words
from bots.render import plain

COLUMNS = (
    *("kind", "conversations", "questions", "language", "question"),
    *("category", "phase", "what was wrong", "nearest documents"),
)


def rows(report: GapReport) -> Iterator[tuple[str, ...]]:
    """Yield a row a gap, a theme and the rest, with a cell for every column."""
    yield from map(_gap, report.gaps)
    yield from map(_theme, report.themes)
    if rest := report.rest:
        yield ("rest", str(rest.conversations), str(rest.questions), *([""] * 6))


def to_csv(report: GapReport) -> str:
    """Return the rows as CSV, beneath their header."""
    return csv_text(COLUMNS, rows(report))


def _gap(gap: Gap) -> tuple[str, ...]:
    return (
        "question",
        str(gap.conversations),
        str(gap.questions),
        plain(gap.language),
        plain(gap.question),
        labels("category", gap.categories),
        labels("phase", gap.phases),
        shortfall_words(gap.shortfalls),
        plain("; ".join(f"{near.title} ({near.document_id})" for near in gap.nearest)),
    )


def _theme(theme: Theme) -> tuple[str, ...]:
    label = labels(theme.facet, [theme.key])
    category, phase = (label if theme.facet == facet else "" for facet in ("category", "phase"))
    return (
        *(theme.facet, str(theme.conversations), str(theme.questions)),
        *("", "", category, phase, "", ""),
    )
