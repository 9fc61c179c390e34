"""Every journal test runs on SQLite and on PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.journal.background import BackgroundJournal
from tests.support.journals import Clock, journal_at
from tests.support.postgres import empty, postgres_server


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """Start a PostgreSQL server once a session; give its address."""
    with postgres_server() as address:
        yield address


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.integration)])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str | Path:
    """Give an empty database of either kind."""
    if request.param == "sqlite":
        return tmp_path / "journal.sqlite3"
    server: str = request.getfixturevalue("postgres")
    empty(server)
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
