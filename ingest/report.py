"""What an ingest run did, and how far it is."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field

from ingest.errors import SourceError
from ingest.work import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """A source that did not go in or not whole, and why."""

    source: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How many of the sources are done, and how many chunks they made so far.

    `share` is how much of the work is done, 0 to 1: a source may be a line or a book.
    """

    done: int
    total: int
    chunks: int
    share: float = field(default=0.0, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class IngestReport:
    """The outcome of a run. `documents` and `chunks` count what the given sources hold now."""

    documents: int
    chunks: int
    added: int
    updated: int
    unchanged: int
    removed: int
    quarantined: int
    failed: int
    seconds: float
    problems: tuple[Problem, ...]


class Tally:
    """Counts along the way; tells `progress` after every change."""

    def __init__(self, progress: Callable[[Progress], None] | None = None) -> None:
        self.work = Work()
        self._progress = progress or (lambda _: None)
        self._started = time.perf_counter()
        self._problems: list[Problem] = []
        self._counts = dict.fromkeys(
            ("documents", "chunks", "added", "updated", "unchanged", "removed"), 0
        )
        self._quarantined = 0
        self._noted = 0
        self._total = 0

    def embedded(self, share: float) -> None:
        """Say how much of what is in hand is embedded, 0 to 1."""
        self.work.embedded(share)
        self._tell()

    def expect(self, sources: int) -> None:
        """Say how many more sources there are to be done."""
        self._total += sources
        self._tell()

    def done(self, outcome: str, *, chunks: int) -> None:
        """Count a document that was `added`, `updated` or `unchanged`."""
        self._counts[outcome] += 1
        self._counts["documents"] += 1
        self._counts["chunks"] += chunks
        self._tell()

    def removed(self) -> None:
        """Count a document that was taken out."""
        self._counts["removed"] += 1

    def problem(self, error: SourceError) -> None:
        """Count a source that did not go in."""
        self._problems.append(Problem(source=error.source, reason=error.reason))
        self._tell()

    def set_aside(self, *, source: str, reason: str) -> None:
        """Count a source that was quarantined."""
        self._quarantined += 1
        self._problems.append(Problem(source=source, reason=reason))
        self._tell()

    def note(self, *, source: str, reason: str) -> None:
        """Tell what of a source that went in was not read, or is to be checked."""
        self._noted += 1
        self._problems.append(Problem(source=source, reason=reason))

    def report(self) -> IngestReport:
        """Return the outcome, with the seconds since the tally was made."""
        return IngestReport(
            **self._counts,
            quarantined=self._quarantined,
            failed=len(self._problems) - self._quarantined - self._noted,
            seconds=round(time.perf_counter() - self._started, 3),
            problems=tuple(self._problems),
        )

    def _tell(self) -> None:
        done = self._counts["documents"] + len(self._problems) - self._noted
        self._progress(
            Progress(
                done=done,
                total=self._total,
                chunks=self._counts["chunks"],
                share=self.work.share,
            )
        )
