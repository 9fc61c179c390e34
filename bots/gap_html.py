"""A gap report as HTML: one file that asks for nothing from outside, and runs nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from jinja2 import Environment, PackageLoader, StrictUndefined

from assistant.gaps.report import Gap, GapReport, Theme
from bots.gap_words import labels, scope, shortfall_words, withheld
from ingest.text.vocabulary import load_vocabulary

_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")
_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")

TITLES = {"category": "By product category", "phase": "By procurement phase"}


@dataclass(frozen=True, slots=True, kw_only=True)
class FacetRow:
    """One category or phase: its gaps counted together, and the theme of what is left."""

    label: str
    gaps: int
    gap_questions: int
    theme: Theme | None


def to_html(report: GapReport) -> str:
    """Return the page: gaps, then what they come to by category and by phase."""
    environment = Environment(
        loader=PackageLoader("bots"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(
        shortfall_words=shortfall_words,
        tag=lambda language: language if _TAG.fullmatch(language) else "und",
    )
    html = environment.get_template("gaps.html.j2").render(
        report=report,
        labels=labels,
        scope=scope(report),
        withheld=withheld(report),
        facets=[(title, facet_rows(report, facet)) for facet, title in TITLES.items()],
    )
    return _TURNS.sub("", _UNWRITABLE.sub("\ufffd", html))


def facet_rows(report: GapReport, facet: str) -> list[FacetRow]:
    """Return a row for each value of the facet, in the order of the vocabulary.

    It adds up gaps that are shown and takes over themes: nothing else is counted.
    """
    themes = {theme.key: theme for theme in report.themes if theme.facet == facet}
    gaps = {key: [gap for gap in report.gaps if key in _keys(gap, facet)] for key in _all(facet)}
    return [
        FacetRow(
            label=labels(facet, [key]),
            gaps=len(members),
            gap_questions=sum(gap.questions for gap in members),
            theme=themes.get(key),
        )
        for key, members in gaps.items()
        if members or key in themes
    ]


def _keys(gap: Gap, facet: str) -> tuple[str, ...]:
    return gap.categories if facet == "category" else gap.phases


def _all(facet: str) -> Iterable[str]:
    return load_vocabulary().facets[facet]
