"""Whether, where and how long: from settings to a journal."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from assistant.access import PUBLIC
from assistant.errors import JournalUnavailableError, UnknownAnswerError
from assistant.journal.opening import FILE, is_there, open_journal, place_of
from assistant.journal.port import Journal, NoJournal, Rating
from assistant.journal.settings import JournalSettings
from bots.errors import SettingsError
from bots.settings import load_settings
from tests.support.journals import reply_number
from tests.support.servers import wait_until


def chosen(**changes: object) -> JournalSettings:
    """Return settings that no environment or file of this machine changes."""
    return JournalSettings(_env_file=None, **changes)  # type: ignore[arg-type]  # a test's own keywords


def record(journal: Journal) -> None:
    journal.record(reply_number(1), face="web", audience=PUBLIC)


def test_by_default_a_file_in_the_data_folder_is_written_for_its_owner_only(
    tmp_path: Path,
) -> None:
    with open_journal(chosen(), data_dir=tmp_path) as journal:
        record(journal)
        assert len(journal.questions()) == 1
        modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()}
    assert modes[FILE] == 0o600
    assert {*modes.values()} == {0o600}  # the log of changes beside it too


def test_switched_off_it_keeps_nothing(tmp_path: Path) -> None:
    with open_journal(chosen(journal="off"), data_dir=tmp_path) as journal:
        record(journal)
        assert journal.questions() == ()
        with pytest.raises(UnknownAnswerError):
            journal.feedback("a1", rating=Rating.UP)
    assert [*tmp_path.iterdir()] == []


def test_with_0_days_no_file_is_made(tmp_path: Path) -> None:
    with open_journal(chosen(retention_days=0), data_dir=tmp_path) as journal:
        assert isinstance(journal, NoJournal)


def test_with_0_days_a_file_from_before_is_emptied(tmp_path: Path) -> None:
    with open_journal(chosen(), data_dir=tmp_path) as journal:
        record(journal)
        journal.questions()
    with open_journal(chosen(retention_days=0), data_dir=tmp_path) as journal:
        record(journal)
        assert journal.questions() == ()
    wait_until(lambda: b"MKI" not in (tmp_path / FILE).read_bytes())


def test_a_folder_that_can_not_be_written_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "absent"
    with (
        open_journal(chosen(), data_dir=folder) as journal,
        pytest.raises(JournalUnavailableError, match="absent"),
    ):
        journal.questions()


def test_a_file_that_is_no_journal_is_named_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text("no database at all, but long enough to be one", "utf-8")
    with (
        open_journal(chosen(), data_dir=tmp_path) as journal,
        pytest.raises(JournalUnavailableError, match="not a database"),
    ):
        journal.questions()
    assert (tmp_path / FILE).read_text("utf-8").startswith("no database")


def test_a_server_that_is_not_there_is_named_without_its_password(tmp_path: Path) -> None:
    said = _refusal("postgresql://me:geheim@127.0.0.1:1/leerkring", tmp_path)
    assert "postgresql://127.0.0.1:1/leerkring" in said
    assert "geheim" not in said


def test_where_it_lies_is_told_without_opening_it(tmp_path: Path) -> None:
    assert place_of(chosen(), data_dir=tmp_path) == str(tmp_path / FILE)
    assert not is_there(chosen(), data_dir=tmp_path)
    server = chosen(database_url="postgres://me:geheim@db.example.org/leerkring?sslmode=require")
    assert place_of(server, data_dir=tmp_path) == "postgres://db.example.org/leerkring"
    assert is_there(server, data_dir=tmp_path)


@pytest.mark.parametrize(
    "address",
    ["mysql://me:geheim@host/x", "host/geheim", "postgresql://me@host:geheim/x", "geheim"],
)
def test_an_address_of_another_kind_is_refused_without_repeating_it(
    address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LEERKRING_DATABASE_URL", address)
    with pytest.raises(SettingsError, match=r"LEERKRING_DATABASE_URL.*postgresql://") as raised:
        load_settings()
    assert "geheim" not in str(raised.value)


def _refusal(address: str, folder: Path) -> str:
    """Return what is said of a journal at an address that is of no use."""
    with (
        open_journal(chosen(database_url=address), data_dir=folder) as journal,
        pytest.raises(JournalUnavailableError) as raised,
    ):
        journal.questions()
    return str(raised.value)
