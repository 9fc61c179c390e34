"""How far an ingest run is, and what came of it."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from bots.render import plain
from bots.terminal.screen import console, note, say

if TYPE_CHECKING:
    from ingest.report import IngestReport, Progress

EVERY = 5.0
"""Seconds between two lines of progress in a pipe."""


@contextmanager
def progress_shown(*, every: float = EVERY) -> Iterator[Callable[[Progress], None]]:
    """Give what shows the progress on standard error: a bar on a terminal, lines in a pipe."""
    if not sys.stderr.isatty():
        yield _Lines(every)
        return
    from rich.progress import (  # noqa: PLC0415  0.1 s, not needed in a pipe
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[chunks]} chunks"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console(stderr=True)) as bar:
        task = bar.add_task("Documents", total=None, chunks=0)
        yield lambda p: bar.update(task, completed=p.done, total=p.total, chunks=p.chunks)


class _Lines:
    """One line in so many seconds."""

    def __init__(self, every: float) -> None:
        self._every = every
        self._said = time.monotonic()

    def __call__(self, progress: Progress) -> None:
        now = time.monotonic()
        if now - self._said >= self._every:
            self._said = now
            note(
                f"{progress.done}/{progress.total} documents, {_counted(progress.chunks, 'chunk')}"
            )


def show_report(report: IngestReport, *, dry_run: bool) -> None:
    """Show the counts, and each problem on a line of its own."""
    for problem in report.problems:
        note(plain(f"{problem.source}: {problem.reason}"))
    parts = {
        "added": report.added,
        "updated": report.updated,
        "unchanged": report.unchanged,
        "removed": report.removed,
        "set aside": report.quarantined,
        "failed": report.failed,
    }
    counts = ", ".join(f"{count} {word}" for word, count in parts.items() if count)
    rehearsed = " Nothing was written: this was a dry run." if dry_run else ""
    say(
        f"{_counted(report.documents, 'document')}, {_counted(report.chunks, 'chunk')}"
        f"{f' ({counts})' if counts else ''} in {report.seconds:.1f} s.{rehearsed}"
    )


def _counted(count: int, word: str) -> str:
    return f"{count} {word}" if count == 1 else f"{count} {word}s"
