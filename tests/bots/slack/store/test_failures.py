"""What a real database refuses is said in one sentence, without what people asked."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import text

from assistant.journal.engine import make_engine
from assistant.journal.held import RETRY_AFTER
from assistant.journal.settings import JournalSettings
from bots.errors import SlackStoreError
from bots.slack.store.opening import open_slack_store
from tests.support.postgres import drop_all, run_alone
from tests.support.servers import wait_until
from tests.support.slack_stores import posted_number, slack_store_at

SECRET = "Een geheimzinnige vraag"


def chosen(**changes: object) -> JournalSettings:
    """Return settings that no environment or file of this machine changes."""
    return JournalSettings(_env_file=None, **changes)  # type: ignore[arg-type]  # a test's own keywords


def refusal(folder: Path, **settings: object) -> str:
    """Return what is said of a store that can't be opened."""
    with (
        open_slack_store(chosen(**settings), data_dir=folder) as store,
        pytest.raises(SlackStoreError) as raised,
    ):
        store.claim("Ev1")
    return str(raised.value)


def test_a_folder_that_can_not_be_written_is_named(tmp_path: Path) -> None:
    said = refusal(tmp_path / "absent")
    assert "absent" in said
    assert said.startswith("What Slack needs to remember can't be kept")


def test_a_file_that_is_no_database_is_named(tmp_path: Path) -> None:
    (tmp_path / "journal.sqlite3").write_text("no database, but long enough to be one", "utf-8")
    assert "not a database" in refusal(tmp_path)


def test_a_server_that_is_not_there_is_named_without_its_password(tmp_path: Path) -> None:
    said = refusal(tmp_path, database_url="postgresql://me:geheim@127.0.0.1:1/leerkring")
    assert "postgresql://127.0.0.1:1/leerkring" in said
    assert "geheim" not in said


def test_a_store_that_could_not_be_opened_fails_at_once_for_a_while(tmp_path: Path) -> None:
    folder = tmp_path / "later"
    with open_slack_store(chosen(), data_dir=folder) as store:
        with pytest.raises(SlackStoreError) as first:
            store.claim("Ev1")
        folder.mkdir()
        with pytest.raises(SlackStoreError) as second:
            store.claim("Ev1")
    assert second.value is first.value
    assert RETRY_AFTER < 60


def test_a_store_that_is_closed_says_so(tmp_path: Path) -> None:
    store = slack_store_at(tmp_path / "journal.sqlite3")
    assert store.claim("Ev1")
    store.close()
    with pytest.raises(SlackStoreError, match="it is closed"):
        store.claim("Ev2")


def test_what_is_refused_is_told_without_its_words(
    address: str | Path, caplog: pytest.LogCaptureFixture
) -> None:
    store = slack_store_at(address)
    assert store.claim("Ev1")
    _change(address, "ALTER TABLE slack_answer RENAME TO elsewhere")
    with pytest.raises(SlackStoreError, match="slack_answer") as raised:
        store.keep(posted_number(1, question=SECRET))
    assert SECRET not in f"{raised.value} {caplog.text}"
    _change(address, "ALTER TABLE elsewhere RENAME TO slack_answer")
    store.keep(posted_number(1, question=SECRET))
    store.close()


def test_what_is_too_old_and_can_not_be_removed_is_logged(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    store = slack_store_at(tmp_path / "absent" / "journal.sqlite3", look_every=0.01)
    wait_until(lambda: "what is too old may still be there (failure " in caplog.text)
    store.close()
    assert "What Slack needs to remember can't be kept in here" in caplog.text


@pytest.mark.integration
def test_a_server_that_was_away_is_found_again(postgres: str) -> None:
    drop_all(postgres)
    store = slack_store_at(postgres)
    assert store.claim("Ev1")
    run_alone(postgres)  # ends the store's connections
    assert store.claim("Ev2")
    store.close()


def _change(address: str | Path, statement: str) -> None:
    """Run a statement behind the store's back."""
    engine = make_engine(address)
    with engine.begin() as connection:
        connection.execute(text(statement))
    engine.dispose()
