"""What was ingested: one row a source, in SQLite beside the index."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

from ingest.errors import IngestError, ManifestError, StorageFullError

_SCHEMA = """
CREATE TABLE IF NOT EXISTS sources (
    path TEXT NOT NULL PRIMARY KEY, source TEXT NOT NULL, document_id TEXT NOT NULL,
    audience TEXT NOT NULL, content_hash TEXT NOT NULL, pipeline TEXT NOT NULL,
    chunks INTEGER NOT NULL, ingested_at TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS by_document ON sources (document_id);
CREATE INDEX IF NOT EXISTS by_hash ON sources (content_hash);
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One source: `content_hash` covers the file and its sidecar, `pipeline` what was done to it.

    `path` is the file itself, `source` what its document gives as source. A file that could not
    be read has no row, or keeps the one of what was read of it before.
    """

    path: str
    source: str
    document_id: str
    audience: str
    content_hash: str
    pipeline: str
    chunks: int
    ingested_at: str


_COLUMNS = ", ".join(field.name for field in fields(Entry))
_VALUES = ", ".join(f":{field.name}" for field in fields(Entry))


class Manifest:
    """The table of sources. Every write is a transaction of its own."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._path = path
        with _sqlite_errors(path):
            self._connection = sqlite3.connect(path, isolation_level=None, timeout=30)
        try:
            with _sqlite_errors(path):
                self._connection.executescript(f"PRAGMA journal_mode=WAL; {_SCHEMA}")
        except IngestError:
            self._connection.close()
            raise

    def entry(self, path: str) -> Entry | None:
        """Return what is known of a file."""
        return next(self._select("path = ?", path), None)

    def under(self, path: str) -> list[Entry]:
        """Return the sources that are a given file or lie beneath a given folder."""
        folder = path.rstrip("/") + "/"
        return list(
            self._select("path = ? OR substr(path, 1, length(?)) = ?", path, folder, folder)
        )

    def holder(self, document_id: str) -> Entry | None:
        """Return the source that holds a document id."""
        return next(self._select("document_id = ?", document_id), None)

    def same_content(self, content_hash: str) -> list[Entry]:
        """Return the sources with that content."""
        return list(self._select("content_hash = ?", content_hash))

    def audiences(self) -> list[str]:
        """Return the audiences that something was ingested for."""
        rows = self._execute("SELECT DISTINCT audience FROM sources ORDER BY audience")
        return [str(audience) for (audience,) in rows]

    def record(self, entry: Entry) -> None:
        """Add or replace the row of a source."""
        self._execute(
            f"INSERT OR REPLACE INTO sources ({_COLUMNS}) VALUES ({_VALUES})",  # noqa: S608  our own names
            asdict(entry),
        )

    def renew(self, audience: str, pipeline: str, *, readers: str) -> None:
        """Count what was read by these readers as done by this pipeline: it was made anew."""
        self._execute(
            "UPDATE sources SET pipeline = ? WHERE audience = ? AND pipeline LIKE ?",
            (pipeline, audience, f"% / {readers}"),
        )

    def forget(self, path: str) -> None:
        """Remove the row of a file."""
        self._execute("DELETE FROM sources WHERE path = ?", (path,))

    def forget_audience(self, audience: str) -> None:
        """Remove the rows of an audience whose index is gone."""
        self._execute("DELETE FROM sources WHERE audience = ?", (audience,))

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def _select(self, where: str, *values: str) -> Iterator[Entry]:
        names = [field.name for field in fields(Entry)]
        query = f"SELECT {_COLUMNS} FROM sources WHERE {where} ORDER BY path"  # noqa: S608  our own words
        return (Entry(**dict(zip(names, row, strict=True))) for row in self._execute(query, values))

    def _execute(
        self, statement: str, values: Sequence[str] | Mapping[str, object] = ()
    ) -> list[tuple[Any, ...]]:
        with _sqlite_errors(self._path):
            return self._connection.execute(statement, values).fetchall()


@contextmanager
def _sqlite_errors(path: Path) -> Iterator[None]:
    """Turn what SQLite raises into an error that says what to do."""
    try:
        yield
    except sqlite3.Error as error:
        if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_FULL:
            raise StorageFullError(str(path.parent)) from error
        raise ManifestError(str(path), str(error)) from error
