"""What was ingested: one row for every source seen, in SQLite beside the index."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, fields, replace
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from ingest.manifest.tables import open_tables, sqlite_errors
from ingest.screen import screened


class State(StrEnum):
    """What became of a source; docs/glossary.md says it in full."""

    INDEXED = "indexed"  # in the index as the source is
    PENDING = "pending"  # begun, and broken off: the next run does it again
    FAILED = "failed"  # could not be read; an older version of it may still be in the index
    QUARANTINED = "quarantined"  # set aside by the gate: nothing of it is in the index
    WITHDRAWN = "withdrawn"  # taken out by an editor, and kept out
    CORRECTED = "corrected"  # in the index as an editor corrected it


class Action(StrEnum):
    """What was done to a document, as its history tells it."""

    ADDED = "added"
    UPDATED = "updated"
    RENAMED = "renamed"
    REMOVED = "removed"
    QUARANTINED = "quarantined"
    WITHDRAWN = "withdrawn"
    REINSTATED = "reinstated"
    CORRECTED = "corrected"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One source: `content_hash` covers the file and its sidecar, `pipeline` what was done to it.

    `path` is the file itself, `source` what its document gives as source. `chunks` is how many
    are in the index: 0 where nothing of it is. One that could never be read has no document id
    and no audience. `rules` is by what the gate judged, `screened` the hash of what it left of the
    document where it took something out; `noted_at` is when the state was noted,
    `ingested_at` when the index last got it.
    """

    path: str
    source: str
    document_id: str
    audience: str
    content_hash: str
    pipeline: str
    chunks: int
    ingested_at: str
    state: State = State.INDEXED
    reason: str = ""
    rules: str = ""
    screened: str = ""
    noted_at: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that was done to a document. Who decided it is not kept."""

    document_id: str
    at: str
    action: str
    reason: str
    hash_before: str
    hash_after: str


_FIELDS = tuple(field.name for field in fields(Entry))
_COLUMNS = ", ".join(_FIELDS)
_VALUES = ", ".join(f":{name}" for name in _FIELDS)
_EVENT = tuple(field.name for field in fields(Event))


class Manifest:
    """The table of sources. A write is a transaction of its own, or part of one (`together`)."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._connection = open_tables(path)

    def entry(self, path: str) -> Entry | None:
        """Return what is known of a file."""
        return next(self._select("path = ?", path), None)

    def entries(self) -> list[Entry]:
        """Return every source seen, by path."""
        return list(self._select("1"))

    def under(self, path: str) -> list[Entry]:
        """Return the sources that are a given file or lie beneath a given folder."""
        folder = path.rstrip("/") + "/"
        return list(
            self._select("path = ? OR substr(path, 1, length(?)) = ?", path, folder, folder)
        )

    def holder(self, document_id: str) -> Entry | None:
        """Return the source that holds a document id."""
        return next(self._select("document_id = ? AND document_id != ''", document_id), None)

    def same_content(self, content_hash: str) -> list[Entry]:
        """Return the sources with that content."""
        return list(self._select("content_hash = ?", content_hash))

    def audiences(self) -> list[str]:
        """Return the audiences whose indexes hold something."""
        rows = self.execute(
            "SELECT DISTINCT audience FROM sources WHERE chunks > 0 ORDER BY audience"
        )
        return [str(audience) for (audience,) in rows]

    def record(self, entry: Entry) -> None:
        """Add or replace the row of a source; personal data in its reason is not kept."""
        self.execute(
            f"INSERT OR REPLACE INTO sources ({_COLUMNS}) VALUES ({_VALUES})",  # noqa: S608  our own names
            asdict(replace(entry, reason=screened(entry.reason))),
        )

    def renew(self, audience: str, pipeline: str, *, readers: str) -> None:
        """Count what was read by these readers as done by this pipeline: it was made anew."""
        self.execute(
            "UPDATE sources SET pipeline = ? WHERE audience = ? AND pipeline LIKE ?",
            (pipeline, audience, f"% / {readers}"),
        )

    def forget(self, path: str) -> None:
        """Remove the row of a file."""
        self.execute("DELETE FROM sources WHERE path = ?", (path,))

    def forget_index(self, audience: str) -> None:
        """Count nothing as stored for an audience whose index is gone; ids and decisions stay."""
        self.execute(
            "UPDATE sources SET chunks = 0, state = CASE WHEN state = ? THEN state ELSE ? END "
            "WHERE audience = ? AND chunks > 0",
            (State.FAILED, State.PENDING, audience),
        )

    def move(self, paths: Mapping[str, str]) -> None:
        """Give the rows of files other paths, all at once: two may change places."""
        moved = [entry for old in paths if (entry := self.entry(old))]
        with self.together():
            for entry in moved:
                self.forget(entry.path)
            for entry in moved:
                self.record(replace(entry, path=paths[entry.path], state=_unsettled(entry)))
                content = entry.content_hash
                self.note(entry.document_id, Action.RENAMED, before=content, after=content)

    def owe_removal(self, entries: Collection[Entry]) -> None:
        """Remember what is to be taken out of indexes, also by a later run."""
        for entry in entries:
            self.execute(
                "INSERT OR IGNORE INTO removals VALUES (?, ?)", (entry.document_id, entry.audience)
            )

    def owed_removals(self) -> list[tuple[str, str]]:
        """Return document id and audience of what is still to be taken out of an index."""
        rows = self.execute("SELECT document_id, audience FROM removals ORDER BY audience")
        return [(str(document_id), str(audience)) for document_id, audience in rows]

    def removed(self, document_id: str, audience: str) -> None:
        """Note that a document was taken out of the index of an audience."""
        where = "document_id = ? AND audience = ?"
        self.execute(f"DELETE FROM removals WHERE {where}", (document_id, audience))  # noqa: S608  as above

    def note(
        self, document_id: str, action: Action, *, before: str, after: str, reason: str = ""
    ) -> None:
        """Write into a document's history, with the hash of its source before and after."""
        event = (document_id, now(), action, screened(reason), before, after)
        columns = ", ".join(_EVENT)
        self.execute(f"INSERT INTO history ({columns}) VALUES (?, ?, ?, ?, ?, ?)", event)  # noqa: S608  as above

    def history(self, document_id: str) -> list[Event]:
        """Return what was done to a document, the oldest first; also of one that is gone."""
        columns = ", ".join(_EVENT)
        query = f"SELECT {columns} FROM history WHERE document_id = ? ORDER BY number"  # noqa: S608  as above
        rows = self.execute(query, (document_id,))
        return [Event(**dict(zip(_EVENT, row, strict=True))) for row in rows]

    def take_history(self, other: Manifest) -> None:
        """Put the whole history of another manifest in place of the one here."""
        columns = ", ".join(_EVENT)
        rows = other.execute(f"SELECT {columns} FROM history ORDER BY number")  # noqa: S608  as above
        with self.together():
            self.execute("DELETE FROM history")
            for row in rows:
                self.execute(f"INSERT INTO history ({columns}) VALUES (?, ?, ?, ?, ?, ?)", row)  # noqa: S608  as above

    @contextmanager
    def together(self) -> Iterator[None]:
        """Make what is written in the block one transaction: all of it is kept, or nothing."""
        if self._connection.in_transaction:
            yield
            return
        self.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._connection.rollback()
            raise
        self.execute("COMMIT")

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def _select(self, where: str, *values: str) -> Iterator[Entry]:
        query = f"SELECT {_COLUMNS} FROM sources WHERE {where} ORDER BY path"  # noqa: S608  our own words
        return map(_entry, self.execute(query, values))

    def execute(
        self, statement: str, values: Sequence[str] | Mapping[str, object] = ()
    ) -> list[tuple[Any, ...]]:
        """Run a statement on the tables of this file and return its rows."""
        with sqlite_errors(self._path):
            return self._connection.execute(statement, values).fetchall()


def now() -> str:
    """Return the time as rows tell it."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def _entry(row: tuple[Any, ...]) -> Entry:
    values = dict(zip(_FIELDS, row, strict=True))
    return Entry(**{**values, "state": State(values["state"])})


def _unsettled(entry: Entry) -> State:
    """Return the state of a renamed source: stored anew, for it may be called after its file."""
    return State.PENDING if entry.state is State.INDEXED else entry.state
