"""`leerkring evaluate`: question sets, benchmarks and comparisons in the terminal."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bots.terminal.evaluate_screening import screening
from bots.terminal.export import export
from bots.terminal.judge import judge
from bots.terminal.options import DataDir, Html, Json, LogLevelOption, start
from bots.terminal.outcome import FAILED, Outcome
from bots.terminal.screen import note
from bots.terminal.verification import verification

if TYPE_CHECKING:
    from evaluation.run_file import Run
    from evaluation.summary import Summary

Sets = Annotated[
    list[str],
    typer.Argument(
        metavar="SET...",
        help="Question sets: dev, test, or files of JSON Lines.",
        show_default=False,
    ),
]
Out = Annotated[
    Path | None,
    typer.Option(
        metavar="RUN.json", help="Where the run goes; default: run-SET.json.", show_default=False
    ),
]
Gate = Annotated[
    Path | None,
    typer.Option(metavar="GATE.toml", help="Figures to reach; exit 1 if not.", show_default=False),
]
Grades = Annotated[
    list[Path] | None,
    typer.Option(metavar="GRADES.json", help="What readers graded.", show_default=False),
]
Parallel = Annotated[int, typer.Option(min=1, max=32, help="Questions asked at once.")]


class SearchSystem(StrEnum):
    """The product, or one half of its retrieval by itself."""

    LEERKRING = "leerkring"
    BM25 = "bm25"
    DENSE = "dense"


def run(  # noqa: PLR0913  one option each
    sets: Sets,
    *,
    out: Out = None,
    html: Html = None,
    gate: Gate = None,
    system: Annotated[SearchSystem, typer.Option(help="What is asked.")] = SearchSystem.LEERKRING,
    parallel: Parallel = 1,
    as_json: Json = False,
    data_dir: DataDir = None,
    log_level: LogLevelOption = None,
) -> Outcome:
    """Ask every question of the sets and measure what comes back; goes on where it stopped."""
    settings = start(data_dir, log_level)
    from bots.terminal import evaluating  # noqa: PLC0415  --help needs none of it
    from evaluation.summary import summarise  # noqa: PLC0415  as above

    place = out or Path(f"run-{'-'.join(Path(name).stem for name in sets)}.json")
    done = evaluating.run_sets(settings, sets, system=system.value, out=place, parallel=parallel)
    summary = summarise(done)
    if not as_json:
        evaluating.show(summary)
    return _outcome(done, summary, out=place, html=html, gate=gate)


def report(
    run_file: Annotated[Path, typer.Argument(metavar="RUN.json", show_default=False)],
    *,
    html: Html = None,
    gate: Gate = None,
    grades: Grades = None,
    as_json: Json = False,
    data_dir: DataDir = None,
    log_level: LogLevelOption = None,
) -> Outcome:
    """Measure a run again, with the grades of readers or another gate."""
    start(data_dir, log_level)
    from bots.terminal import evaluating  # noqa: PLC0415  --help needs none of it
    from evaluation.run_file import load  # noqa: PLC0415  as above
    from evaluation.summary import summarise  # noqa: PLC0415  as above

    done = load(run_file)
    summary = summarise(done)
    if not as_json:
        evaluating.show(summary)
    return _outcome(done, summary, out=run_file, html=html, gate=gate, grades=grades or ())


def compare(
    first: Annotated[Path, typer.Argument(metavar="A.json", show_default=False)],
    second: Annotated[Path, typer.Argument(metavar="B.json", show_default=False)],
    *,
    html: Html = None,
    as_json: Json = False,
    data_dir: DataDir = None,
    log_level: LogLevelOption = None,
) -> Outcome:
    """Set two runs side by side: differences with their p, and the questions that flipped."""
    start(data_dir, log_level)
    from dataclasses import asdict  # noqa: PLC0415  --help needs none of it

    from bots.terminal.screen import say  # noqa: PLC0415  as above
    from evaluation.compare import compare as compared  # noqa: PLC0415  as above
    from evaluation.comparison_text import comparison_text  # noqa: PLC0415  as above
    from evaluation.report import comparison_html  # noqa: PLC0415  as above
    from evaluation.run_file import load  # noqa: PLC0415  as above

    comparison = compared(load(first), load(second))
    if html is not None:
        html.write_text(comparison_html(comparison), "utf-8")
    if not as_json:
        say(comparison_text(comparison))
    return Outcome(document=asdict(comparison))


def beir(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", show_default=False)],
    *,
    system: Annotated[SearchSystem, typer.Option(help="What searches.")] = SearchSystem.LEERKRING,
    as_json: Json = False,
    data_dir: DataDir = None,
    log_level: LogLevelOption = None,
) -> Outcome:
    """Run a benchmark in BEIR's layout through the same pipeline, in a store of its own."""
    settings = start(data_dir, log_level)
    from bots.terminal import evaluating  # noqa: PLC0415  --help needs none of it

    document = evaluating.run_benchmark(settings, folder, system=system.value)
    if not as_json:
        evaluating.show_benchmark(document)
    return Outcome(document=document)


def candidates(
    export: Annotated[Path, typer.Argument(metavar="EXPORT.jsonl", show_default=False)],
    out: Annotated[Path, typer.Argument(metavar="CANDIDATES.jsonl", show_default=False)],
    *,
    as_json: Json = False,
    data_dir: DataDir = None,
    log_level: LogLevelOption = None,
) -> Outcome:
    """Make candidate questions of exported exchanges, for somebody to review in the file."""
    start(data_dir, log_level)
    from evaluation.candidates import propose, save_candidates  # noqa: PLC0415  not for --help
    from evaluation.questions import load_sets  # noqa: PLC0415  as above

    proposed = propose(export, known=load_sets(["dev", "test"]))
    save_candidates(proposed, out)
    if not as_json:
        note(f"{len(proposed)} candidates in {out}. Set accepted to true or false, with a reason.")
    return Outcome(document={"candidates": len(proposed), "out": str(out)})


def review(
    reviewed_file: Annotated[Path, typer.Argument(metavar="CANDIDATES.jsonl", show_default=False)],
    into: Annotated[Path, typer.Argument(metavar="SET.jsonl", show_default=False)],
    *,
    as_json: Json = False,
    data_dir: DataDir = None,
    log_level: LogLevelOption = None,
) -> Outcome:
    """Write accepted candidates as a set, and refused ones with their reasons beside it."""
    start(data_dir, log_level)
    from evaluation.candidates import reviewed, save_candidates  # noqa: PLC0415  not for --help
    from evaluation.questions import save_set  # noqa: PLC0415  as above

    accepted, refused = reviewed(reviewed_file)
    refusals = into.with_name(f"{into.stem}-refused.jsonl")
    save_set(accepted, into)
    save_candidates(refused, refusals)
    if not as_json:
        note(f"{len(accepted)} accepted in {into}, {len(refused)} refused in {refusals}.")
    return Outcome(document={"accepted": len(accepted), "refused": len(refused)})


def calibrate(
    run_file: Annotated[Path, typer.Argument(metavar="RUN.json", show_default=False)],
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", file_okay=False, show_default=False)],
    *,
    as_json: Json = False,
    data_dir: DataDir = None,
    log_level: LogLevelOption = None,
) -> Outcome:
    """Fit both models on a run of the dev set: refusal.json and support.json in a folder."""
    start(data_dir, log_level)
    from evaluation.calibrate import calibrate as fitted  # noqa: PLC0415  not for --help
    from evaluation.calibrate import write_artefacts  # noqa: PLC0415  as above
    from evaluation.run_file import load  # noqa: PLC0415  as above

    calibrations = fitted(load(run_file))
    write_artefacts(calibrations, folder)
    figures = {name: dict(each.figures) for name, each in calibrations.items()}
    if not as_json:
        for name, found in figures.items():
            told = ", ".join(f"{figure} {value:.3f}" for figure, value in found.items())
            note(f"{folder / name}.json: {told}")
    return Outcome(document={"out": str(folder), **figures})


EVALUATE_COMMANDS = (
    run,
    report,
    compare,
    judge,
    beir,
    export,
    candidates,
    review,
    calibrate,
    verification,
    screening,
)


def _outcome(
    done: Run,
    summary: Summary,
    *,
    out: Path,
    html: Path | None,
    gate: Path | None,
    grades: Sequence[Path] = (),
) -> Outcome:
    """Return the figures as JSON; write the report and pass the gate where they are asked for."""
    from evaluation.gate import gate_failures  # noqa: PLC0415  --help needs none of it
    from evaluation.grades import load_grades  # noqa: PLC0415  as above
    from evaluation.report import report_html  # noqa: PLC0415  as above
    from evaluation.summary import to_json  # noqa: PLC0415  as above

    graded = load_grades(grades, done)
    if html is not None:
        html.write_text(report_html(done, summary, graded), "utf-8")
    failures = gate_failures(gate, done, summary=summary) if gate else []
    for failure in failures:
        note(failure)
    document = {
        "run": str(out),
        "html": str(html) if html else None,
        "seconds": done.seconds,
        "gate": {"passed": not failures, "failed": failures} if gate else None,
        **to_json(summary),
    }
    return Outcome(document=document, exit_code=FAILED if failures else 0)
