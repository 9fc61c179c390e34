from __future__ import annotations

from pathlib import Path

import pytest

from assistant.access import PUBLIC
from assistant.journal.opening import open_journal
from bots.settings import load_settings
from tests.support.announced import running_server
from tests.support.assistants import FakeAssistant
from tests.support.commands import leerkring_here
from tests.support.journals import reply_number


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in an empty folder: nobody's .env or journal counts."""
    monkeypatch.chdir(tmp_path)


def record(folder: Path) -> None:
    """Ask two questions in a conversation, as a server on the folder would."""
    folder.mkdir()
    with open_journal(load_settings().journal, data_dir=folder) as journal:
        for number in (1, 2):
            journal.record(reply_number(number), face="web", audience=PUBLIC)
        assert len(journal.questions()) == 2


def test_a_conversation_is_forgotten(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    record(tmp_path / ".leerkring")
    first = leerkring_here("forget", "c1", capsys=capsys)
    assert (first.code, first.err) == (0, "")
    assert first.out.startswith("Removed 2 questions")
    again = leerkring_here("forget", "c1", "--json", capsys=capsys)
    assert (again.code, again.json()) == (0, {"conversation_id": "c1", "questions": 0})


def test_it_is_forgotten_also_where_nothing_more_is_recorded(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    record(tmp_path / ".leerkring")
    monkeypatch.setenv("LEERKRING_JOURNAL", "off")
    assert leerkring_here("forget", "c1", "--json", capsys=capsys).json()["questions"] == 2


def test_it_is_forgotten_beside_a_server_that_has_the_journal_open(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    record(tmp_path / ".leerkring")
    with open_journal(load_settings().journal, data_dir=tmp_path / ".leerkring") as journal:
        assert len(journal.questions()) == 2
        assert leerkring_here("forget", "c1", "--json", capsys=capsys).json()["questions"] == 2
        assert journal.questions() == ()
        journal.record(reply_number(3), face="web", audience=PUBLIC)
        assert len(journal.questions()) == 1


def test_a_running_server_forgets_it_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    record(tmp_path / ".leerkring")
    assistant = FakeAssistant()
    with running_server(tmp_path / ".leerkring", assistant):
        ran = leerkring_here("forget", "c1", "--json", capsys=capsys)
    assert ran.json()["questions"] == 2
    assert assistant.forgotten == ["c1"]


def test_without_a_journal_there_is_nothing_to_forget_and_none_is_made(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ran = leerkring_here("forget", "c1", capsys=capsys)
    assert ran.code == 0
    assert "nothing of this conversation" in ran.out
    assert [*tmp_path.iterdir()] == []


def test_a_journal_that_can_not_be_read_is_an_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / ".leerkring").mkdir()
    (tmp_path / ".leerkring" / "journal.sqlite3").write_text("something else entirely", "utf-8")
    ran = leerkring_here("forget", "c1", "--json", capsys=capsys)
    assert ran.code == 1
    assert ran.json()["error"]["type"] == "journal_unavailable"
