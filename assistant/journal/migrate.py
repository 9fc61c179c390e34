"""Brings the tables of a journal up to date, once, however many processes open it."""

from __future__ import annotations

from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, inspect, text

from assistant.journal.engine import READING
from assistant.journal.tables import HEAD

if TYPE_CHECKING:
    from alembic.config import Config

_one_at_a_time = Lock()  # Alembic keeps what it works on in a variable of its module
_LOCK = 0x1EE2_21A6
"""Any number: what processes that migrate a PostgreSQL database wait for each other on."""


class MigrationError(Exception):
    """The tables can't be brought up to date."""

    def __init__(self, version: str | None) -> None:
        super().__init__(
            f"its tables are at version {version}, which this Leerkring does not know: a later one "
            "made them"
        )


def migrate(engine: Engine) -> None:
    """Run the migrations that are missing; all of them or none.

    Raises SQLAlchemyError, and MigrationError for tables of a later version than ours.
    """
    with engine.connect().execution_options(**{READING: True}) as connection:
        if version_of(connection) == HEAD:
            return
    with engine.begin() as connection:  # of SQLite this holds the lock of a writer
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
        if version_of(connection) != HEAD:
            upgrade(connection)


def version_of(connection: Connection) -> str | None:
    """Return the migration that the tables are at, or None where there are none."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def upgrade(connection: Connection, revision: str = "head") -> None:
    """Run migrations up to a revision."""
    from alembic import command  # noqa: PLC0415  0.2 s that most openings need not take
    from alembic.util import CommandError  # noqa: PLC0415  as above

    try:
        with _one_at_a_time:
            command.upgrade(alembic_config(connection), revision)
    except CommandError as error:
        raise MigrationError(version_of(connection)) from error


def alembic_config(connection: Connection) -> Config:
    """Return what Alembic's commands take, to work on a connection."""
    from alembic.config import Config  # noqa: PLC0415  as above

    config = Config()
    config.set_main_option(
        "script_location", str(Path(__file__).parent / "migrations").replace("%", "%%")
    )
    config.attributes["connection"] = connection
    return config
