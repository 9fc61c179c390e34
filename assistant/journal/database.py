"""A database that is read and written in transactions, and whose refusals are said in words."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import TypeVar

from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import DeclarativeBase, Session

from assistant.journal.engine import READING, make_engine, what_failed
from assistant.journal.migrate import MigrationError, Migrations, migrate

Row = TypeVar("Row", bound=DeclarativeBase)


class Database:
    """A file of SQLite or an address, whose tables are brought up to date. Safe in threads.

    Whatever it refuses becomes the error that `refusal` makes of a few words without values.
    """

    def __init__(
        self, address: str | Path, *, migrations: Migrations, refusal: Callable[[str], Exception]
    ) -> None:
        self._refusal = refusal
        try:
            self._engine = make_engine(address)
        except (SQLAlchemyError, OSError) as error:
            raise refusal(what_failed(error)) from error
        with self._told():
            migrate(self._engine, migrations)

    def insert(self, table: type[Row]) -> sqlite.Insert | postgresql.Insert:
        """Return an insertion that can say what is done where the row is there.

        Both databases say it in the same words, each in a class of its own.
        """
        is_sqlite = self._engine.dialect.name == "sqlite"
        return sqlite.insert(table) if is_sqlite else postgresql.insert(table)

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """Give a session whose changes are all kept or none."""
        with self._told(), Session(self._engine) as session, session.begin():
            yield session

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """Give a session that waits for no writer."""
        options = {READING: True}
        with self._told(), Session(self._engine.execution_options(**options)) as session:
            yield session

    def overwrite(self) -> None:
        """Empty SQLite's log of changes, which still holds what was removed, if nobody reads it."""
        if self._engine.dialect.name == "sqlite":
            with (
                self._told(),
                suppress(sqlite3.Error),
                closing(self._engine.raw_connection()) as connection,
            ):
                connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """Let go of the connections."""
        self._engine.dispose()

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except (SQLAlchemyError, MigrationError, OSError) as error:
            self._engine.dispose()  # a connection may be in the middle of a reply
            raise self._refusal(what_failed(error)) from error
