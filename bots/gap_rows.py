"""A gap report as rows of text, and as CSV that a spreadsheet takes for text."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from assistant.gaps.report import Gap, GapReport, Theme
from bots.gap_words import labels, shortfall_words
from bots.render import JOINERS, plain

COLUMNS = (
    *("kind", "conversations", "questions", "language", "question"),
    *("category", "phase", "what was wrong", "nearest documents"),
)

_FORMULA = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""What a spreadsheet may take for the beginning of a formula; full width too."""


def rows(report: GapReport) -> Iterator[tuple[str, ...]]:
    """Yield a row a gap, a theme and the rest, with a cell for every column."""
    yield from map(_gap, report.gaps)
    yield from map(_theme, report.themes)
    if rest := report.rest:
        yield ("rest", str(rest.conversations), str(rest.questions), *([""] * 6))


def to_csv(report: GapReport) -> str:
    """Return the rows beneath their header, every cell in quotes, lines ended as RFC 4180 has it.

    A cell that a spreadsheet would calculate begins with an apostrophe, which makes it text.
    """
    text = io.StringIO()
    writer = csv.writer(text, quoting=csv.QUOTE_ALL)
    writer.writerow(COLUMNS)
    writer.writerows([_safe(cell) for cell in row] for row in rows(report))
    return text.getvalue()


def _safe(cell: str) -> str:
    return f"'{cell}" if cell.lstrip(JOINERS).startswith(_FORMULA) else cell


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
