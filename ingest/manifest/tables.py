"""The tables of the manifest in SQLite; a file that an older version made is brought up to date."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ingest.errors import ManifestError, StorageFullError

_TABLES = """
CREATE TABLE IF NOT EXISTS sources (
    path TEXT NOT NULL PRIMARY KEY, source TEXT NOT NULL, document_id TEXT NOT NULL,
    audience TEXT NOT NULL, content_hash TEXT NOT NULL, pipeline TEXT NOT NULL,
    chunks INTEGER NOT NULL, ingested_at TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS by_document ON sources (document_id);
CREATE INDEX IF NOT EXISTS by_hash ON sources (content_hash);
CREATE TABLE IF NOT EXISTS removals (
    document_id TEXT NOT NULL, audience TEXT NOT NULL, PRIMARY KEY (document_id, audience)
);
CREATE TABLE IF NOT EXISTS history (
    number INTEGER PRIMARY KEY, document_id TEXT NOT NULL, at TEXT NOT NULL, action TEXT NOT NULL,
    reason TEXT NOT NULL, hash_before TEXT NOT NULL, hash_after TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS by_history ON history (document_id);
CREATE TABLE IF NOT EXISTS corrections (
    document_id TEXT NOT NULL PRIMARY KEY, at TEXT NOT NULL, reason TEXT NOT NULL,
    content_hash TEXT NOT NULL, metadata TEXT NOT NULL, body TEXT
);
CREATE TABLE IF NOT EXISTS signatures (
    document_id TEXT NOT NULL PRIMARY KEY, words BLOB NOT NULL, about TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS versions (
    document_id TEXT NOT NULL PRIMARY KEY, better TEXT NOT NULL, likeness REAL NOT NULL
);
"""
_ADDED = (
    ("state", "TEXT NOT NULL DEFAULT 'indexed'"),
    ("reason", "TEXT NOT NULL DEFAULT ''"),
    ("rules", "TEXT NOT NULL DEFAULT ''"),
    ("screened", "TEXT NOT NULL DEFAULT ''"),
    ("noted_at", "TEXT NOT NULL DEFAULT ''"),
)
"""Columns of `sources` that the first version lacked; it still reads and writes the others."""


def open_tables(path: Path) -> sqlite3.Connection:
    """Open the file, or make it; each statement is a transaction of its own.

    Raises ManifestError where it is no such file, StorageFullError where there is no room.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with sqlite_errors(path):
        connection = sqlite3.connect(path, isolation_level=None, timeout=30)
    try:
        with sqlite_errors(path):
            # FULL: what was recorded is on the disk, also when the power fails.
            connection.executescript(f"PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; {_TABLES}")
            _bring_up_to_date(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _bring_up_to_date(connection: sqlite3.Connection) -> None:
    if not _missing(connection):
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        for name, declaration in _missing(connection):  # another process may have been first
            connection.execute(f"ALTER TABLE sources ADD COLUMN {name} {declaration}")
        connection.execute("UPDATE sources SET noted_at = ingested_at WHERE noted_at = ''")
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise


def _missing(connection: sqlite3.Connection) -> list[tuple[str, str]]:
    there = {row[1] for row in connection.execute("PRAGMA table_info(sources)")}
    return [(name, declaration) for name, declaration in _ADDED if name not in there]


@contextmanager
def sqlite_errors(path: Path) -> Iterator[None]:
    """Turn what SQLite raises into an error that says what to do."""
    try:
        yield
    except sqlite3.Error as error:
        if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_FULL:
            raise StorageFullError(str(path.parent)) from error
        raise ManifestError(str(path), str(error)) from error
