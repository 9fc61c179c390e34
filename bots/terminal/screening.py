"""`leerkring screen`: what the gate finds in files, why, and what an editor decides of it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bots.errors import WrongUsageError
from bots.terminal.options import DataDir, Json, LogLevelOption, make_folder, start
from bots.terminal.outcome import FAILED, Outcome
from bots.terminal.screen import note

if TYPE_CHECKING:
    from ingest.settings import IngestSettings

Paths = Annotated[
    list[Path] | None,
    typer.Argument(metavar="[PATH]...", help="Files and folders to look at.", show_default=False),
]
Show = Annotated[bool, typer.Option("--show", help="Show what was found, not only its kind.")]
Review = Annotated[
    Path | None,
    typer.Option(metavar="FILE", help="Write the findings to decide on.", show_default=False),
]
Decide = Annotated[
    Path | None,
    typer.Option(metavar="FILE", help="Keep the decisions of a review file.", show_default=False),
]
Listed = Annotated[bool, typer.Option("--decisions", help="List what was decided before.")]


def screen(
    paths: Paths = None,
    *,
    show: Show = False,
    review: Review = None,
    decide: Decide = None,
    decisions: Listed = False,
    as_json: Json = False,
    data_dir: DataDir = None,
    log_level: LogLevelOption = None,
) -> Outcome:
    """Show what would not get into the index, and why; nothing of the index is touched."""
    settings = start(data_dir, log_level).ingest
    if not (paths or decide or decisions):
        raise WrongUsageError("Name a file or folder to screen, or --decide, or --decisions.")
    if review and review.exists():
        raise WrongUsageError(f"{review} is there already. Name another file for the review.")
    make_folder(settings.data_dir)
    document: dict[str, object] = {}
    if decide:
        document |= _decide(decide, settings, as_json=as_json)
    if decisions:
        document |= _decisions(settings, as_json=as_json)
    if paths:
        document |= _screened(paths, settings, show=show, review=review, as_json=as_json)
    return Outcome(document=document, exit_code=FAILED if document.get("failed") else 0)


def _write_for_owner(path: Path, text: str) -> None:
    """Write a new file that only its owner reads: with --show it holds what was found."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(text)


def _decide(file: Path, settings: IngestSettings, *, as_json: bool) -> dict[str, object]:
    from ingest.screen.decisions import keep_decisions, load_decisions  # noqa: PLC0415  --help
    from ingest.screen.review import read_review  # noqa: PLC0415  as above

    before = load_decisions(settings.data_dir)
    after = read_review(file, before)
    keep_decisions(settings.data_dir, after)
    changed = len(set(after.all()) ^ set(before.all()))
    if not as_json:
        note(f"{len(after.all())} decisions are kept. They hold from the next ingest on.")
    return {"decided": len(after.all()), "changed": changed}


def _decisions(settings: IngestSettings, *, as_json: bool) -> dict[str, object]:
    from bots.terminal.screening_view import show_decisions  # noqa: PLC0415  not for --help
    from ingest.screen.decisions import load_decisions  # noqa: PLC0415  as above

    kept = load_decisions(settings.data_dir).all()
    if not as_json:
        show_decisions(kept)
    rows = [
        {
            "kind": each.kind or "document",
            "key": each.key,
            "action": each.rule.action,
            "reason": each.rule.reason,
            "decided": each.decided,
        }
        for each in kept
    ]
    return {"decisions": rows}


def _screened(
    paths: list[Path], settings: IngestSettings, *, show: bool, review: Path | None, as_json: bool
) -> dict[str, object]:
    from bots.terminal.screening_view import View, show_files  # noqa: PLC0415  not for --help
    from ingest.folder_rules import read_rules  # noqa: PLC0415  as above
    from ingest.manifest.survey import survey  # noqa: PLC0415  as above
    from ingest.pipeline import read_files_apart  # noqa: PLC0415  as above
    from ingest.screen.judge import Gate  # noqa: PLC0415  as above
    from ingest.screen.review import review_text  # noqa: PLC0415  as above

    gate = Gate.open(settings.data_dir)
    view = View(shows=show)
    reads = read_files_apart(settings)
    surveyed = list(
        survey(paths, gate, read_files=reads, folder_rules=read_rules(settings.data_dir))
    )
    files = [view.file(each) for each in surveyed]
    if not as_json:
        show_files(files)
    if review:
        text = review_text(
            (view.source(each.source, each.judgement), each.judgement, view.by_key(each.judgement))
            for each in surveyed
            if each.judgement
        )
        _write_for_owner(review, text)
        note(f"Decide in {review}, then: leerkring screen --decide {review}")
    return {
        "documents": [each for each in files if each["findings"] or each["state"] != "passes"],
        "files": len(files),
        "findings": sum(len(each.judgement.findings) for each in surveyed if each.judgement),
        "quarantined": sum(each["state"] == "quarantined" for each in files),
        "redacted": sum(each["state"] == "redacted" for each in files),
        "failed": sum(each["state"] == "failed" for each in files),
    }
