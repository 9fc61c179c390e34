"""`leerkring evaluate screening`: labelled snippets screened by the product's rules."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from bots.terminal.options import DataDir, Html, Json, LogLevelOption, start
from bots.terminal.outcome import Outcome
from bots.terminal.screen import say

if TYPE_CHECKING:
    from evaluation.screening import Screened, ScreeningSummary


def screening(
    *,
    name: Annotated[
        str,
        typer.Option("--set", metavar="SET", help="Labelled snippets: fit, judge, or a file."),
    ] = "judge",
    mistakes: Annotated[
        bool, typer.Option("--mistakes", help="Show what was missed and found wrongly.")
    ] = False,
    html: Html = None,
    as_json: Json = False,
    data_dir: DataDir = None,
    log_level: LogLevelOption = None,
) -> Outcome:
    """Screen labelled snippets: precision and recall per kind and language."""
    start(data_dir, log_level)
    from evaluation.report import screening_html  # noqa: PLC0415  --help needs none of it
    from evaluation.screening import screen_snippets, summarise, to_json  # noqa: PLC0415  as above
    from evaluation.screening_set import load_snippets  # noqa: PLC0415  as above
    from evaluation.screening_view import screening_view  # noqa: PLC0415  as above
    from ingest.screen.find import find_all  # noqa: PLC0415  as above

    done, ms = screen_snippets(load_snippets(name), find_all)
    summary = summarise(done, ms=ms)
    if html is not None:
        html.write_text(screening_html(screening_view(name, summary, done)), "utf-8")
    if not as_json:
        _show(summary)
        if mistakes:
            _show_mistakes(done)
    return Outcome(document={"set": name, **to_json(summary, done)})


def _show(summary: ScreeningSummary) -> None:
    say(f"{summary.snippets} snippets, {summary.ms:.1f} ms for 1,000 words")
    for name, figures in summary.slices.items():
        told = "  ".join(
            f"{figure} {found.value:.3f} [{found.low:.3f}, {found.high:.3f}] of {found.n:3}"
            if found.n
            else f"{figure} –"
            for figure, found in (("recall", figures.recall), ("precision", figures.precision))
        )
        say(f"{name:22} {told}")


def _show_mistakes(done: list[Screened]) -> None:
    for each in done:
        for word, spans in (("missed", each.missed()), ("wrong", each.wrong())):
            for span in spans:
                text = each.snippet.text.replace("\n", " ⏎ ")
                found = each.snippet.text[span.start : span.end]
                say(f"{each.snippet.id} {word} {span.kind}: {found} ({span.why}) in: {text}")
