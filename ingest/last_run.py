"""What the last ingest run came to, kept beside the index for whoever looks after it."""

from __future__ import annotations

import json
import logging
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import Path

from ingest.durable import write_durably
from ingest.report import IngestReport, Problem
from ingest.screen import screened

logger = logging.getLogger(__name__)

FILE = "last-ingest.json"

MOST_PROBLEMS = 200
MOST_CHARACTERS = 300
"""Of a source's name and of a reason, which may name a value of a document's metadata."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LastRun:
    """A run by its end. `stopped` says why it ended early; it has no report then.

    The report counts all of its problems and names the first MOST_PROBLEMS.
    """

    ended_at: datetime
    report: IngestReport | None = None
    stopped: str = ""


def keep(run: LastRun, *, data_dir: Path) -> None:
    """Write the run down in place of the one before, readable by its owner only.

    That this can't be is logged: nothing depends on it.
    """
    report = None if run.report is None else asdict(_short(run.report))
    note = {
        "ended_at": run.ended_at.isoformat(timespec="seconds"),
        "report": report,
        "stopped": _cut(run.stopped),
    }
    try:
        write_durably(data_dir / FILE, json.dumps(note))
    except OSError as error:
        logger.warning("the outcome of this run is not kept: %s", error.strerror)


def last_run(data_dir: Path) -> LastRun | None:
    """Return the last run of a data folder; None where there was none, or its note is no good."""
    try:
        note = json.loads((data_dir / FILE).read_text(encoding="utf-8"))
        report = note["report"]
        return LastRun(
            ended_at=datetime.fromisoformat(note["ended_at"]),
            report=None if report is None else _read(report),
            stopped=str(note["stopped"]),
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _read(report: dict[str, object]) -> IngestReport:
    problems = report.pop("problems")
    if not isinstance(problems, list):
        raise TypeError("problems are a list")
    told = tuple(
        Problem(source=str(each["source"]), reason=str(each["reason"])) for each in problems
    )
    counts = {name: float(str(value)) for name, value in report.items()}
    seconds = counts.pop("seconds")
    return IngestReport(
        **{name: int(value) for name, value in counts.items()}, seconds=seconds, problems=told
    )


def _short(report: IngestReport) -> IngestReport:
    problems = (
        Problem(source=_cut(each.source), reason=_cut(each.reason))
        for each in report.problems[:MOST_PROBLEMS]
    )
    return replace(report, problems=tuple(problems))


def _cut(text: str) -> str:
    """Return a line without personal data: a wrong value of the metadata may hold some."""
    line = screened(" ".join(text.split()))
    return line if len(line) <= MOST_CHARACTERS else f"{line[: MOST_CHARACTERS - 1]}…"
