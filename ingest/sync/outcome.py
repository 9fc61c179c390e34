"""What a run of a source changed: by document, from the manifest before and after."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from ingest.manifest.store import Entry, Manifest, State
from ingest.report import IngestReport, Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of a source; documents by what they give as source.

    `stopped` says why it was broken off, `report` is None then and where it was not due.
    """

    name: str
    report: IngestReport | None = None
    stopped: str = ""
    new: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    quarantined: tuple[Problem, ...] = ()
    failed: tuple[Problem, ...] = ()

    @property
    def is_due(self) -> bool:
        """Whether it was run at all."""
        return self.report is not None or bool(self.stopped)

    @property
    def went_wrong(self) -> bool:
        """Whether any of it failed."""
        return bool(self.stopped) or (self.report is not None and self.report.failed > 0)


def rows_of(data_dir: Path) -> list[Entry]:
    """Return what the manifest of a data folder holds."""
    with closing(Manifest(data_dir / "manifest.sqlite3")) as manifest:
        return manifest.entries()


def outcome_of(
    name: str, report: IngestReport, before: Iterable[Entry], after: Iterable[Entry]
) -> Outcome:
    """Compare the manifest before and after the run of a source."""
    old = {row.document_id: row for row in before if _is_in(row)}
    new = {row.document_id: row for row in after if _is_in(row)}
    aside = {row.source for row in after if row.state is State.QUARANTINED}
    return Outcome(
        name=name,
        report=report,
        new=_sources(row for key, row in new.items() if key not in old),
        changed=_sources(row for key, row in new.items() if key in old and _differs(row, old[key])),
        gone=_sources(row for key, row in old.items() if key not in new),
        quarantined=tuple(each for each in report.problems if each.source in aside),
        failed=tuple(each for each in report.problems if each.source not in aside),
    )


def _is_in(row: Entry) -> bool:
    return bool(row.document_id) and row.chunks > 0


def _differs(new: Entry, old: Entry) -> bool:
    return (new.content_hash, new.audience, new.source) != (
        old.content_hash,
        old.audience,
        old.source,
    )


def _sources(rows: Iterable[Entry]) -> tuple[str, ...]:
    return tuple(sorted(row.source for row in rows))
