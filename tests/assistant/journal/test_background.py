"""A journal is never in the way of an answer."""

from __future__ import annotations

import logging
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path

import pytest

from assistant.access import PUBLIC
from assistant.errors import JournalUnavailableError
from assistant.journal import background
from assistant.journal.background import BackgroundJournal
from assistant.journal.port import AskedQuestion, Rating
from assistant.journal.store import JournalStore
from tests.support.commands import leerkring
from tests.support.journals import journal_at, reply_number
from tests.support.servers import wait_until

SECRET = "Een geheimzinnige vraag"


class Stuck:
    """Opens no store until it is let go; counts how often that was asked."""

    def __init__(self, error: Exception | None = None) -> None:
        self.free = threading.Event()
        self.opened = 0
        self._error = error

    def __call__(self) -> JournalStore:
        self.opened += 1
        self.free.wait(10)
        raise self._error or JournalUnavailableError("there", "no such server")


def record(journal: BackgroundJournal, number: int = 1) -> None:
    journal.record(reply_number(number, question=SECRET), face="web", audience=PUBLIC)


def test_nobody_waits_for_what_is_recorded() -> None:
    stuck = Stuck()
    journal = BackgroundJournal(stuck, place="there")
    started = time.perf_counter()
    record(journal)
    assert time.perf_counter() - started < 0.1
    stuck.free.set()
    journal.close()


def test_a_journal_that_is_down_is_logged_with_an_id_and_without_the_question(
    caplog: pytest.LogCaptureFixture,
) -> None:
    stuck = Stuck()
    stuck.free.set()
    journal = BackgroundJournal(stuck, place="there")
    record(journal)
    assert journal.turns("c1", audience=PUBLIC) == ()
    journal.close()
    first = caplog.records[0].getMessage()
    assert "answer a1 is not kept (failure " in first
    assert "no such server" in first
    assert SECRET not in caplog.text


@pytest.mark.parametrize("error", [ValueError(SECRET), RecursionError(SECRET)])
def test_whatever_goes_wrong_stays_in_the_journal(
    error: Exception, caplog: pytest.LogCaptureFixture
) -> None:
    stuck = Stuck(error)
    stuck.free.set()
    journal = BackgroundJournal(stuck, place="there")
    record(journal)
    journal.turns("c1", audience=PUBLIC)
    journal.close()
    assert type(error).__name__ in caplog.text
    assert SECRET not in caplog.text


def test_a_journal_that_is_down_is_not_tried_for_every_answer() -> None:
    stuck = Stuck()
    stuck.free.set()
    journal = BackgroundJournal(stuck, place="there")
    for number in range(5):
        record(journal, number)
    with pytest.raises(JournalUnavailableError, match=r"no such server.*LEERKRING_JOURNAL=off"):
        journal.feedback("a1", rating=Rating.UP)
    journal.close()
    assert stuck.opened == 1


def test_an_answer_waits_a_moment_for_its_history_and_goes_on() -> None:
    stuck = Stuck()
    journal = BackgroundJournal(stuck, place="there", turns_within=0.05)
    assert journal.turns("c1", audience=PUBLIC) == ()
    stuck.free.set()
    journal.close()


def test_what_is_recorded_while_the_journal_is_stuck_is_bounded(
    caplog: pytest.LogCaptureFixture,
) -> None:
    stuck = Stuck()
    journal = BackgroundJournal(stuck, place="there")
    with caplog.at_level(logging.CRITICAL):
        for number in range(background.MOST_WAITING):
            record(journal, number)
    record(journal, 5_000)
    assert "answer a5000 is not kept: 1000 others wait" in caplog.text
    stuck.free.set()
    journal.close()


def test_a_closed_journal_refuses_and_fails_no_answer(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    journal = journal_at(tmp_path / "journal.sqlite3")
    record(journal)
    journal.close()
    journal.close()
    record(journal, 2)
    assert "answer a2 is not kept" in caplog.text
    with pytest.raises(JournalUnavailableError, match="closed"):
        journal.questions()


def test_what_was_recorded_before_closing_is_written(tmp_path: Path) -> None:
    file = tmp_path / "journal.sqlite3"
    first = journal_at(file)
    for number in range(20):
        record(first, number)
    first.close()
    second = journal_at(file)
    wait_until(lambda: len(second.questions()) == 20)
    second.close()


def test_nothing_is_imported_or_made_before_something_is_recorded(tmp_path: Path) -> None:
    script = (
        "import sys\n"
        "from pathlib import Path\n"
        "from bots.compose import open_journal\n"
        "from bots.settings import load_settings\n"
        "with open_journal(load_settings()) as journal:\n"
        "    from bots.web.app import create_app\n"
        "    loaded = {*sys.modules} & {'sqlalchemy', 'alembic', 'pg8000', 'phonenumbers'}\n"
        "print(sorted(loaded), [*Path('.leerkring').glob('*')])"
    )
    (tmp_path / ".leerkring").mkdir()
    ran = leerkring(folder=tmp_path, command=(sys.executable, "-c", script))
    assert (ran.out.strip(), ran.err) == ("[] []", "")


class SlowReader(JournalStore):
    """Reads all that was asked only once it is let go."""

    free = threading.Event()
    reading = threading.Event()

    def questions(self, *, since: datetime | None) -> tuple[AskedQuestion, ...]:
        self.reading.set()
        self.free.wait(10)
        return super().questions(since=since)


def test_nobodys_conversation_waits_for_whoever_reads_all_that_was_asked(tmp_path: Path) -> None:
    journal = BackgroundJournal(
        lambda: SlowReader(tmp_path / "j.sqlite3", place="here", retention_days=90), place="here"
    )
    record(journal)
    with ThreadPoolExecutor(1) as other:
        all_asked = other.submit(journal.questions)
        assert SlowReader.reading.wait(10)
        assert len(journal.turns("c1", audience=PUBLIC)) == 1
        record(journal, 2)
        assert journal.count() == 2
        SlowReader.free.set()
        assert len(all_asked.result(10)) == 2
    journal.close()
