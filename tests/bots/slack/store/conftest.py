"""The contract runs on a store in memory, on SQLite and on PostgreSQL."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pg8000.dbapi
import pytest

from assistant.journal.engine import make_engine
from assistant.journal.migrate import migrate
from bots.slack.store.kept import Keeping
from bots.slack.store.port import SlackStore
from bots.slack.store.tables import MIGRATIONS
from tests.support.journals import Clock
from tests.support.postgres import drop_all, run_alone
from tests.support.slack_stores import FakeSlackStore, Opening, slack_store_at

POSTGRESQL = pytest.param("postgresql", marks=pytest.mark.integration)
TABLES = ", ".join(MIGRATIONS.tables.tables)
AS_IT_IS = f"UPDATE {MIGRATIONS.version_table} SET version_num = '{MIGRATIONS.head}'"  # noqa: S608  our own names


@pytest.fixture(scope="session")
def made_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the tables in a file once a session, for tests to copy."""
    file = tmp_path_factory.mktemp("slack") / "journal.sqlite3"
    _migrate(file)
    return file


@pytest.fixture(params=["sqlite", POSTGRESQL])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str | Path:
    """Give a database of either kind that has the tables, and nothing in them."""
    return _address(str(request.param), request, tmp_path)


@pytest.fixture(params=["sqlite", POSTGRESQL])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> str | Path:
    """Give a database of either kind without a table."""
    if request.param == "sqlite":
        return tmp_path / "journal.sqlite3"
    server: str = request.getfixturevalue("postgres")
    drop_all(server)
    return server


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(params=["fake", "sqlite", POSTGRESQL])
def opening(request: pytest.FixtureRequest, tmp_path: Path, clock: Clock) -> Iterator[Opening]:
    """Give what opens a store of either kind, which is closed after the test."""
    opened: list[SlackStore] = []
    if request.param == "fake":
        yield lambda days: FakeSlackStore(now=clock, keeping=Keeping(days))
        return
    address = _address(str(request.param), request, tmp_path)

    def real(days: int) -> SlackStore:
        opened.append(slack_store_at(address, days=days, now=clock))
        return opened[-1]

    yield real
    for store in opened:
        store.close()


@pytest.fixture
def store(opening: Opening) -> SlackStore:
    """Give a store that keeps for 90 days."""
    return opening(90)


def _address(kind: str, request: pytest.FixtureRequest, folder: Path) -> str | Path:
    if kind == "sqlite":
        made: Path = request.getfixturevalue("made_file")
        return Path(shutil.copy(made, folder / "journal.sqlite3"))
    server: str = request.getfixturevalue("postgres")
    try:
        run_alone(server, f"TRUNCATE {TABLES}", AS_IT_IS)
    except pg8000.dbapi.DatabaseError:  # no tables: the first test, or one before dropped them
        _migrate(server)
    return server


def _migrate(address: str | Path) -> None:
    engine = make_engine(address)
    migrate(engine, MIGRATIONS)
    engine.dispose()
