"""How far an ingest run is, and what came of it."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from bots.render import plain
from bots.terminal.screen import console, note, say
from bots.terminal.time_left import TimeLeft, in_words

if TYPE_CHECKING:
    from ingest.report import IngestReport, Progress

MOST_ALIKE = 10
"""Sources that are named of those with the same problem."""

EVERY = 5.0
"""Seconds between two lines of progress in a pipe."""


@contextmanager
def progress_shown(
    *, every: float = EVERY, quiet: bool = False, clock: Callable[[], float] = time.monotonic
) -> Iterator[Callable[[Progress], None]]:
    """Give what shows the progress on standard error: a bar on a terminal, lines in a pipe."""
    if quiet:
        yield lambda _: None
        return
    if not sys.stderr.isatty():
        yield _Lines(every, clock)
        return
    from rich.progress import BarColumn, TextColumn  # noqa: PLC0415  0.1 s
    from rich.progress import Progress as Bar  # noqa: PLC0415  as above

    columns = (
        TextColumn("Documents"),
        BarColumn(),
        TextColumn("{task.fields[done]}/{task.fields[of]}"),
        TextColumn("{task.fields[chunks]} chunks"),
        TextColumn("{task.fields[left]}"),
    )
    time_left = TimeLeft(clock)
    with Bar(*columns, console=console(stderr=True)) as bar:
        task = bar.add_task("", total=None, done=0, of="?", chunks=0, left="")

        def tell(progress: Progress) -> None:
            bar.update(
                task,
                completed=progress.share,
                total=1.0,
                done=progress.done,
                of=progress.total,
                chunks=progress.chunks,
                left=in_words(time_left(progress.share)),
            )

        yield tell


class _Lines:
    """One line in so many seconds."""

    def __init__(self, every: float, clock: Callable[[], float]) -> None:
        self._every = every
        self._clock = clock
        self._said = clock()
        self._time_left = TimeLeft(clock)

    def __call__(self, progress: Progress) -> None:
        left = self._time_left(progress.share)
        now = self._clock()
        if now - self._said >= self._every:
            self._said = now
            counts = f"{progress.done}/{progress.total} documents"
            chunks = _counted(progress.chunks, "chunk")
            note(", ".join(filter(None, (counts, chunks, in_words(left)))))


def show_report(report: IngestReport, *, dry_run: bool) -> None:
    """Show the counts, and each problem on a line of its own; of many alike the first."""
    sources: dict[str, list[str]] = {}
    for problem in report.problems:
        sources.setdefault(problem.reason, []).append(problem.source)
    for reason, alike in sources.items():
        for source in alike[:MOST_ALIKE]:
            note(plain(f"{source}: {reason}"))
        if len(alike) > MOST_ALIKE:
            note(f"… and {len(alike) - MOST_ALIKE} more of which the same holds: --json names all.")
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
