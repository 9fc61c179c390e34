"""`leerkring evaluate judge`: a chat model's verdicts on the answers of a run."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bots.errors import WrongUsageError
from bots.terminal.options import DataDir, Json, LogLevelOption, start
from bots.terminal.outcome import Outcome
from bots.terminal.screen import say

if TYPE_CHECKING:
    from evaluation.judge import Judged


def judge(
    run_file: Annotated[Path, typer.Argument(metavar="RUN.json", show_default=False)],
    *,
    out: Annotated[
        Path | None,
        typer.Option(
            metavar="JUDGED.json",
            help="Where the verdicts go; RUN-judged.json by default.",
            show_default=False,
        ),
    ] = None,
    as_json: Json = False,
    data_dir: DataDir = None,
    log_level: LogLevelOption = None,
) -> Outcome:
    """Let a chat model judge the answers of a run; goes on where it stopped."""
    settings = start(data_dir, log_level)
    from dataclasses import asdict  # noqa: PLC0415  --help needs none of it

    from bots.terminal.evaluating import progress_shown  # noqa: PLC0415  as above
    from evaluation.chat import open_chat  # noqa: PLC0415  as above
    from evaluation.judge import judge as judged_by  # noqa: PLC0415  as above
    from evaluation.run_file import load  # noqa: PLC0415  as above

    place = out or run_file.with_name(f"{run_file.stem}-judged.json")
    if place.resolve() == run_file.resolve():
        raise WrongUsageError(f"--out {place} is the run itself. Name another file.")
    with open_chat(settings.evaluation) as chat:
        done = load(run_file)
        with progress_shown() as progress:
            judged = judged_by(done, chat, out=place, progress=progress)
    if not as_json:
        _show(judged, place)
    return Outcome(document={"out": str(place), **asdict(judged)})


def _show(judged: Judged, place: Path) -> None:
    say(f"Judge: {judged.model}, prompt {judged.prompt} (SHA-256 {judged.prompt_sha256})")
    say("Verdicts: " + ", ".join(f"{name} {count}" for name, count in judged.counts.items()))
    say(f"Agreement with the automatic verdict: {_agreement(judged)}")
    say(f"Each verdict with its reason: {place}")


def _agreement(judged: Judged) -> str:
    found = judged.agreement
    if not found.n:
        return "none, no answer got a verdict"
    kappa = "not defined" if found.kappa is None else f"{found.kappa:.3f}"
    return f"{found.same:.3f} of {found.n} answers, Cohen's kappa {kappa}"
