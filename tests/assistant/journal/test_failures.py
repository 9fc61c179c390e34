"""What a real database refuses: it is said in words, without what people asked."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import text

from assistant.access import PUBLIC
from assistant.errors import JournalUnavailableError
from assistant.journal.background import BackgroundJournal
from assistant.journal.engine import make_engine
from assistant.journal.port import Rating
from tests.support.journals import journal_at, reply_number
from tests.support.postgres import drop_all, run_alone

SECRET = "Een geheimzinnige vraag"


def record(journal: BackgroundJournal, number: int) -> None:
    asked = reply_number(number, question=SECRET)
    journal.record(asked, face="web", audience=PUBLIC)


def change(address: str | Path, statement: str) -> None:
    """Run a statement behind the journal's back."""
    engine = make_engine(address)
    with engine.begin() as connection:
        connection.execute(text(statement))
    engine.dispose()


def test_a_row_that_is_refused_is_logged_without_its_values(
    journal: BackgroundJournal, caplog: pytest.LogCaptureFixture
) -> None:
    record(journal, 1)
    record(journal, 1)  # its id is taken
    assert len(journal.questions()) == 1
    assert "answer a1 is not kept (failure " in caplog.text
    assert SECRET not in caplog.text


def test_what_can_not_be_kept_leaves_nothing_of_itself(journal: BackgroundJournal) -> None:
    record(journal, 1)
    journal.record(
        reply_number(1, conversation="other", question=SECRET), face="web", audience=PUBLIC
    )
    assert journal.forget("other") == 0
    assert journal.forget("c1") == 1


def test_a_table_that_is_gone_is_named(
    journal: BackgroundJournal, address: str | Path, caplog: pytest.LogCaptureFixture
) -> None:
    record(journal, 1)
    assert len(journal.questions()) == 1
    change(address, "ALTER TABLE feedback RENAME TO elsewhere")
    with pytest.raises(JournalUnavailableError, match="feedback"):
        journal.feedback("a1", rating=Rating.UP, comment=SECRET)
    change(address, "ALTER TABLE elsewhere RENAME TO feedback")
    journal.feedback("a1", rating=Rating.UP)
    assert SECRET not in caplog.text


@pytest.mark.integration
def test_a_server_that_was_away_is_found_again(postgres: str) -> None:
    drop_all(postgres)
    journal = journal_at(postgres)
    record(journal, 1)
    assert len(journal.questions()) == 1
    run_alone(postgres)  # ends the journal's connection
    record(journal, 2)
    assert len(journal.questions()) == 2
    journal.close()


@pytest.mark.integration
def test_without_a_word_about_tls_it_is_done_as_the_server_asks(postgres: str) -> None:
    drop_all(postgres)
    journal = journal_at(postgres.partition("?")[0])
    record(journal, 1)
    assert len(journal.questions()) == 1
    journal.close()
