"""The tables come about by migrations, are what the code takes them for, and can go again."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from alembic import command
from alembic.script import ScriptDirectory
from sqlalchemy import inspect, text
from sqlalchemy.engine import Engine

from assistant.access import PUBLIC
from assistant.errors import JournalUnavailableError
from assistant.journal.engine import make_engine
from assistant.journal.migrate import alembic_config, migrate, version_of
from assistant.journal.tables import HEAD, Base
from tests.support.journals import journal_at, reply_number


@pytest.fixture
def engine(empty: str | Path) -> Iterator[Engine]:
    made = make_engine(empty)
    yield made
    made.dispose()


def test_an_empty_database_gets_every_table(engine: Engine) -> None:
    migrate(engine)
    assert {*inspect(engine).get_table_names()} == {*Base.metadata.tables, "alembic_version"}


def test_migrations_and_code_agree_on_every_column(engine: Engine) -> None:
    migrate(engine)
    with engine.begin() as connection:
        command.check(alembic_config(connection))  # raises where they differ


def test_a_difference_would_be_seen(engine: Engine) -> None:
    migrate(engine)
    with engine.begin() as connection:
        connection.execute(text("ALTER TABLE question DROP COLUMN face"))
        with pytest.raises(Exception, match="face"):
            command.check(alembic_config(connection))


def test_the_migrations_can_be_undone_and_done_again(engine: Engine) -> None:
    migrate(engine)
    with engine.begin() as connection:
        command.downgrade(alembic_config(connection), "base")
    assert inspect(engine).get_table_names() == ["alembic_version"]
    migrate(engine)
    with engine.connect() as connection:
        assert version_of(connection) == HEAD


def test_the_code_knows_the_last_migration(engine: Engine) -> None:
    with engine.begin() as connection:
        assert ScriptDirectory.from_config(alembic_config(connection)).get_heads() == [HEAD]


def test_a_migration_that_fails_leaves_nothing_behind(engine: Engine, empty: str | Path) -> None:
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE feedback (id INTEGER)"))  # in the way
    journal = journal_at(empty)
    with pytest.raises(JournalUnavailableError, match="feedback"):
        journal.questions()
    journal.close()
    assert inspect(engine).get_table_names() == ["feedback"]


def test_tables_of_a_later_version_are_left_alone(engine: Engine, empty: str | Path) -> None:
    migrate(engine)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    journal = journal_at(empty)
    with pytest.raises(JournalUnavailableError, match=r"version 9999.*later"):
        journal.questions()
    journal.close()


def test_journals_that_are_opened_at_once_make_the_tables_once(empty: str | Path) -> None:
    journals = [journal_at(empty) for _ in range(6)]

    def record(number: int) -> None:
        asked = reply_number(number, conversation=f"c{number}")
        journals[number].record(asked, face="web", audience=PUBLIC)

    with ThreadPoolExecutor(6) as threads:
        list(threads.map(record, range(6)))
    for journal in journals:
        journal.questions()  # waits until its own are written
    assert len(journals[0].questions()) == 6
    for journal in journals:
        journal.close()
