"""What was fetched: a row a page, in SQLite beside the files; and which list named which page."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from ingest.manifest.tables import sqlite_errors

_SCHEMA = """
PRAGMA journal_mode=WAL;
CREATE TABLE IF NOT EXISTS pages (
    key TEXT NOT NULL PRIMARY KEY, address TEXT NOT NULL, file TEXT NOT NULL,
    etag TEXT NOT NULL, last_modified TEXT NOT NULL, fetched_at TEXT NOT NULL,
    gone INTEGER NOT NULL, said TEXT NOT NULL, defaults TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS listed (
    listing TEXT NOT NULL, page TEXT NOT NULL, PRIMARY KEY (listing, page)
);
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page that was fetched.

    `key` is what all its spellings share, `address` where it stands in the end, `file` its path
    below the folder of fetched pages. The validators are those of `address`. Another spelling
    or a redirect has a row of its own with the same file. `said` are the metadata that the page
    gives, `defaults` those that its source was given: both as JSON.
    """

    key: str
    address: str
    file: str
    etag: str = ""
    last_modified: str = ""
    fetched_at: str
    gone: bool = False
    said: str = "{}"
    defaults: str = "{}"


_COLUMNS = ", ".join(field.name for field in fields(Page))
_VALUES = ", ".join(f":{field.name}" for field in fields(Page))


class Records:
    """The table of pages. Every write is a transaction of its own."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._path = path
        with sqlite_errors(path):
            self._connection = sqlite3.connect(path, isolation_level=None, timeout=30)
        try:
            with sqlite_errors(path):
                self._connection.executescript(_SCHEMA)
        except BaseException:
            self._connection.close()
            raise

    def page(self, key: str) -> Page | None:
        """Return what is known of a page."""
        rows = self._rows(f"SELECT {_COLUMNS} FROM pages WHERE key = ?", (key,))  # noqa: S608  our own names
        return next(iter(rows), None)

    def named_by(self, listing: str) -> list[Page]:
        """Return the pages that a sitemap or feed named so far, also those that are gone."""
        return self._rows(
            f"SELECT {_COLUMNS} FROM pages JOIN listed ON page = key "  # noqa: S608  our own names
            "WHERE listing = ? ORDER BY key",
            (listing,),
        )

    def keep(self, page: Page) -> None:
        """Add or replace the row of a page."""
        row = {**asdict(page), "gone": int(page.gone)}
        self._write(f"INSERT OR REPLACE INTO pages ({_COLUMNS}) VALUES ({_VALUES})", [row])  # noqa: S608  our own names

    def name(self, listing: str, keys: Iterable[str]) -> None:
        """Note that a sitemap or feed names these pages."""
        rows = [{"listing": listing, "page": key} for key in keys]
        self._write("INSERT OR IGNORE INTO listed (listing, page) VALUES (:listing, :page)", rows)

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def _rows(self, statement: str, values: tuple[str, ...]) -> list[Page]:
        with sqlite_errors(self._path):
            rows = self._connection.execute(statement, values).fetchall()
        names = [field.name for field in fields(Page)]
        named = (dict(zip(names, row, strict=True)) for row in rows)
        return [Page(**{**row, "gone": bool(row["gone"])}) for row in named]

    def _write(self, statement: str, rows: Sequence[Mapping[str, object]]) -> None:
        with sqlite_errors(self._path):
            self._connection.executemany(statement, rows)
