"""The way to the database: its address, and connections that behave alike on both kinds."""

from __future__ import annotations

import os
import sqlite3
import ssl
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import create_engine, event
from sqlalchemy.engine import URL, Connection, Engine, make_url
from sqlalchemy.exc import DBAPIError

if TYPE_CHECKING:
    from sqlalchemy.engine.interfaces import DBAPIConnection, DBAPICursor
    from sqlalchemy.pool import ConnectionPoolEntry

READING = "leerkring_reading"
"""Execution option of a connection that only reads: it takes no lock of a writer."""

SECONDS = 10
"""What a server of PostgreSQL has to accept a connection, and for each of its replies."""

_BUSY_MS = 5_000
_AGAIN = 0.02  # seconds


def make_engine(address: str | Path) -> Engine:
    """Return an engine for a file of SQLite or an address; it connects when it is first used.

    Statements appear in its errors without their values, which are what people asked.
    """
    if isinstance(address, Path):
        return _sqlite(URL.create("sqlite", database=str(address)))
    url = make_url(address)
    if url.get_backend_name() == "sqlite":
        return _sqlite(url)
    plain = url.set(drivername="postgresql+pg8000").difference_update_query(["sslmode"])
    given: dict[str, Any] = {
        "application_name": "leerkring",
        "timeout": SECONDS,
        **_tls(url.query.get("sslmode")),
    }
    return create_engine(plain, connect_args=given, pool_pre_ping=True, hide_parameters=True)


def what_failed(error: Exception) -> str:
    """Return in a few words why the database refused, without the values of any row."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    if isinstance(cause, OSError) and cause.strerror:
        return cause.strerror
    told = cause.args[0] if cause is not None and cause.args else ""
    if isinstance(told, Mapping):  # PostgreSQL: its message; the details may show the row
        told = told.get("M", "")
    return str(told) or type(error).__name__


def _tls(mode: str | tuple[str, ...] | None) -> dict[str, Any]:
    """Return what pg8000 calls libpq's sslmode; without one it does as the server asks."""
    match mode:
        case "disable":
            return {"ssl_context": False}
        case "require":
            return {"ssl_context": True}
        case "verify-ca" | "verify-full":
            return {"ssl_context": ssl.create_default_context()}
    return {}


def _sqlite(url: URL) -> Engine:
    if url.database:
        _make_private(url.database)
    engine = create_engine(url, hide_parameters=True, connect_args={"timeout": _BUSY_MS / 1000})
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _make_private(path: str) -> None:
    """Make the file where there is none, for its owner only; what SQLite puts beside it follows.

    One that is there is not opened: closing it again would drop the locks that other engines of
    this process hold on it, and another process would remove the log of changes under them.
    """
    with suppress(FileExistsError):
        os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))


def _prepare(connection: DBAPIConnection, _record: ConnectionPoolEntry) -> None:
    connection.isolation_level = None  # transactions begin in _begin, tables included
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout={_BUSY_MS}")
    _write_ahead(cursor)
    for pragma in (
        "synchronous=NORMAL",
        "foreign_keys=ON",
        "secure_delete=ON",  # what is forgotten is overwritten
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _write_ahead(cursor: DBAPICursor) -> None:
    """Have readers and a writer of several processes at once: said by each, changed by the first.

    Whoever comes while it is changed is refused at once, whatever the time-out: ask again.
    """
    until = time.monotonic() + _BUSY_MS / 1000
    while True:
        try:
            cursor.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                raise
            time.sleep(_AGAIN)
        else:
            return


def _begin(connection: Connection) -> None:
    """Take the lock of a writer at once: asking for it later may fail instead of waiting."""
    reading = connection.get_execution_options().get(READING)
    connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")
