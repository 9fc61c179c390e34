"""Runs, comparisons and labelled sets as HTML: one file that asks for nothing from outside."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from evaluation.compare import Comparison
from evaluation.figures import figure, milliseconds, probability, share, signal, signed
from evaluation.grades import Grade, Judgement, agreements, run_key
from evaluation.question_view import question_card
from evaluation.report_view import report_view
from evaluation.run_file import Run
from evaluation.screening_view import ScreeningView
from evaluation.slices import ALL
from evaluation.summary import Summary
from evaluation.verification_view import VerificationView

if TYPE_CHECKING:
    from jinja2 import Environment

_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")


def report_html(run: Run, summary: Summary, grades: Sequence[Grade] = ()) -> str:
    """Return the report of a run, with what readers found where their grades are given."""
    return _render(
        "report.html.j2",
        run=run,
        key=run_key(run),
        view=report_view(run, summary, grades),
        agreements=agreements(grades, run),
        judgements=[judgement.value for judgement in Judgement],
    )


def comparison_html(comparison: Comparison) -> str:
    """Return the comparison of two runs, A and B, with the questions that flipped."""
    return _render(
        "comparison.html.j2",
        comparison=comparison,
        beyond_chance=[
            one for one in comparison.differences if one.slice == ALL and one.significant
        ],
        flips=[(flip, question_card(flip.a), question_card(flip.b)) for flip in comparison.flips],
        made_with=_made_with(comparison),
    )


def verification_html(view: VerificationView) -> str:
    """Return the report of the labelled pairs that verification was judged on."""
    return _render("verification.html.j2", view=view)


def screening_html(view: ScreeningView) -> str:
    """Return the report of the labelled snippets that screening was judged on."""
    return _render("screening.html.j2", view=view)


def _made_with(comparison: Comparison) -> list[tuple[str, str, str]]:
    a, b = comparison.a, comparison.b
    names = dict.fromkeys([*a.made_with, *b.made_with])
    return [
        ("made", a.created, b.created),
        *((name, a.made_with.get(name, ""), b.made_with.get(name, "")) for name in names),
    ]


def _render(template: str, **given: object) -> str:
    style, script = _source("style.css"), _source("report.js")
    html = (
        _environment()
        .get_template(template)
        .render(
            style=style,
            script=script,
            script_hash=_hash(script),
            **given,
        )
    )
    return _UNWRITABLE.sub("\ufffd", html)


def _hash(script: str) -> str:
    """Return what the page's policy knows its own script by: no other script runs in it."""
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()


def _source(name: str) -> str:
    return (files("evaluation") / "templates" / name).read_text("utf-8")


@cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined  # noqa: PLC0415  reports only

    environment = Environment(
        loader=PackageLoader("evaluation"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(
        figure=figure,
        share=share,
        signed=signed,
        probability=probability,
        milliseconds=milliseconds,
        signal=signal,
        moment=lambda created: created[:16].replace("T", " "),
        css_class=lambda name: name.replace(" ", "-"),
    )
    return environment
