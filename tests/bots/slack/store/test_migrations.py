"""The tables of Slack come about beside the journal's, and neither is in the other's way."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic import command
from alembic.script import ScriptDirectory
from sqlalchemy import inspect, text
from sqlalchemy.engine import Engine

from assistant.access import PUBLIC
from assistant.journal.engine import make_engine
from assistant.journal.migrate import JOURNAL, alembic_config, migrate, version_of
from bots.errors import SlackStoreError
from bots.slack.store.tables import MIGRATIONS
from tests.support.journals import journal_at, reply_number
from tests.support.slack_stores import slack_store_at

OURS = {*MIGRATIONS.tables.tables, "slack_version"}
THEIRS = {*JOURNAL.tables.tables, "alembic_version"}


@pytest.fixture
def engine(empty: str | Path) -> Iterator[Engine]:
    made = make_engine(empty)
    yield made
    made.dispose()


def test_both_sets_of_tables_lie_in_one_database_as_code_knows_them(engine: Engine) -> None:
    for migrations in (MIGRATIONS, JOURNAL):
        migrate(engine, migrations)
    assert {*inspect(engine).get_table_names()} == OURS | THEIRS
    for migrations in (MIGRATIONS, JOURNAL):
        with engine.begin() as connection:
            command.check(alembic_config(connection, migrations))  # raises where they differ


def test_a_difference_would_be_seen(engine: Engine) -> None:
    migrate(engine, MIGRATIONS)
    with engine.begin() as connection:
        connection.execute(text("ALTER TABLE slack_answer DROP COLUMN status"))
        with pytest.raises(Exception, match="status"):
            command.check(alembic_config(connection, MIGRATIONS))


def test_the_migrations_can_be_undone_and_done_again_without_the_journal(engine: Engine) -> None:
    migrate(engine, JOURNAL)
    migrate(engine, MIGRATIONS)
    with engine.begin() as connection:
        command.downgrade(alembic_config(connection, MIGRATIONS), "base")
    assert {*inspect(engine).get_table_names()} == THEIRS | {"slack_version"}
    migrate(engine, MIGRATIONS)
    with engine.connect() as connection:
        assert version_of(connection, MIGRATIONS) == MIGRATIONS.head
        config = alembic_config(connection, MIGRATIONS)
        assert ScriptDirectory.from_config(config).get_heads() == [MIGRATIONS.head]


def test_a_journal_of_before_goes_on_as_it_was(empty: str | Path) -> None:
    journal = journal_at(empty)
    journal.record(reply_number(1), face="web", audience=PUBLIC)
    assert journal.count() == 1
    store = slack_store_at(empty)
    assert store.claim("Ev1")
    journal.record(reply_number(2), face="slack", audience=PUBLIC)
    assert journal.count() == 2
    store.close()
    journal.close()


def test_tables_of_a_later_version_are_left_alone(engine: Engine, empty: str | Path) -> None:
    migrate(engine, MIGRATIONS)
    with engine.begin() as connection:
        connection.execute(text("UPDATE slack_version SET version_num = '9999'"))
    store = slack_store_at(empty)
    with pytest.raises(SlackStoreError, match=r"version 9999.*later"):
        store.claim("Ev1")
    store.close()
