"""Brings tables up to date, once, however many processes open them.

Several sets of tables may lie in one database, each with a table that tells its version.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, MetaData, String, column, inspect, select, table, text

from assistant.journal.engine import READING
from assistant.journal.tables import HEAD, Base

if TYPE_CHECKING:
    from alembic.config import Config

_one_at_a_time = Lock()  # Alembic keeps what it works on in a variable of its module
_LOCK = 0x1EE2_21A6
"""Any number: what processes that migrate a PostgreSQL database wait for each other on."""

_HERE = Path(__file__).parent / "migrations"


@dataclass(frozen=True, slots=True, kw_only=True)
class Migrations:
    """A set of tables: as code knows them, the folder of its migrations, and the last of these.

    `version_table` is the name of the table that tells which migrations were run.
    """

    tables: MetaData
    folder: Path
    head: str
    version_table: str


JOURNAL = Migrations(
    tables=Base.metadata, folder=_HERE / "versions", head=HEAD, version_table="alembic_version"
)


class MigrationError(Exception):
    """The tables can't be brought up to date."""

    def __init__(self, version: str | None) -> None:
        super().__init__(
            f"its tables are at version {version}, which this Leerkring does not know: a later one "
            "made them"
        )


def migrate(engine: Engine, migrations: Migrations = JOURNAL) -> None:
    """Run the migrations that are missing; all of them or none.

    Raises SQLAlchemyError, and MigrationError for tables of a later version than ours.
    """
    with engine.connect().execution_options(**{READING: True}) as connection:
        if version_of(connection, migrations) == migrations.head:
            return
    with engine.begin() as connection:  # of SQLite this holds the lock of a writer
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
        if version_of(connection, migrations) != migrations.head:
            upgrade(connection, migrations)


def version_of(connection: Connection, migrations: Migrations = JOURNAL) -> str | None:
    """Return the migration that the tables are at, or None where there are none."""
    name = migrations.version_table
    if not inspect(connection).has_table(name):
        return None
    version = select(column("version_num", String)).select_from(table(name))
    return connection.execute(version).scalar()


def upgrade(connection: Connection, migrations: Migrations = JOURNAL) -> None:
    """Run migrations up to the last one."""
    from alembic import command  # noqa: PLC0415  0.2 s that most openings need not take
    from alembic.util import CommandError  # noqa: PLC0415  as above

    try:
        with _one_at_a_time:
            command.upgrade(alembic_config(connection, migrations), "head")
    except CommandError as error:
        raise MigrationError(version_of(connection, migrations)) from error


def alembic_config(connection: Connection, migrations: Migrations = JOURNAL) -> Config:
    """Return what Alembic's commands take, to work on a connection."""
    from alembic.config import Config  # noqa: PLC0415  as above

    config = Config(stdout=sys.stderr)  # else what was standard output when it was imported
    config.set_main_option("script_location", _option(_HERE))
    config.set_main_option("version_locations", _option(migrations.folder))
    config.set_main_option("path_separator", "newline")  # which no folder has in its name
    config.attributes["connection"] = connection
    config.attributes["migrations"] = migrations
    return config


def _option(folder: Path) -> str:
    return str(folder).replace("%", "%%")
