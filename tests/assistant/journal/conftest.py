"""Every journal test runs on SQLite and on PostgreSQL."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.journal.background import BackgroundJournal
from assistant.journal.engine import make_engine
from assistant.journal.migrate import migrate
from tests.support.journals import Clock, journal_at
from tests.support.postgres import drop_all, run_alone

BOTH = ["sqlite", pytest.param("postgresql", marks=pytest.mark.integration)]


@pytest.fixture(scope="session")
def made_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the tables in a file once a session, for tests to copy."""
    file = tmp_path_factory.mktemp("journal") / "journal.sqlite3"
    _migrate(file)
    return file


@pytest.fixture(params=BOTH)
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str | Path:
    """Give a database of either kind that has its tables, and nothing in them."""
    if request.param == "sqlite":
        made: Path = request.getfixturevalue("made_file")
        return Path(shutil.copy(made, tmp_path / "journal.sqlite3"))
    server: str = request.getfixturevalue("postgres")
    run_alone(server)
    _migrate(server)
    run_alone(server, "TRUNCATE conversation CASCADE")
    return server


@pytest.fixture(params=BOTH)
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


@pytest.fixture
def journal(address: str | Path, clock: Clock) -> Iterator[BackgroundJournal]:
    """Give a journal that keeps for 90 days."""
    opened = journal_at(address, now=clock)
    yield opened
    opened.close()


def _migrate(address: str | Path) -> None:
    engine = make_engine(address)
    migrate(engine)
    engine.dispose()
