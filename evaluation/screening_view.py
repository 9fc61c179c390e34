"""What the report on the labelled snippets shows: tables, bars, and what went wrong."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from evaluation.plots import Bar, bars
from evaluation.screening import Figures, Screened, ScreeningSummary
from ingest.screen.finding import Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class ScreeningView:
    """All that the template needs; a table is a title and its slices with their figures."""

    name: str
    summary: ScreeningSummary
    tables: tuple[tuple[str, tuple[tuple[str, Figures], ...]], ...]
    plots: tuple[tuple[str, tuple[Bar, ...]], ...]
    mistakes: tuple[Screened, ...]


def screening_view(name: str, summary: ScreeningSummary, done: Sequence[Screened]) -> ScreeningView:
    """Return what is shown of one set: kind by kind, and every snippet with a mistake."""
    kinds = {kind: summary.slices[kind] for kind in Kind if kind in summary.slices}
    groups = {slice_: each for slice_, each in summary.slices.items() if slice_ not in kinds}
    recall = {str(kind): each.recall for kind, each in kinds.items() if each.recall.n}
    precision = {str(kind): each.precision for kind, each in kinds.items() if each.precision.n}
    return ScreeningView(
        name=name,
        summary=summary,
        tables=(
            ("Recall and precision by kind", tuple(kinds.items())),
            ("By group and language", tuple(groups.items())),
        ),
        plots=(("Recall by kind", bars(recall)), ("Precision by kind", bars(precision))),
        mistakes=tuple(each for each in done if each.has_mistakes),
    )
