"""Several threads and several processes on one journal: nothing is lost."""

from __future__ import annotations

import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from subprocess import PIPE, Popen

import pytest

from assistant.access import PUBLIC
from assistant.journal.background import BackgroundJournal
from assistant.journal.port import Rating
from tests.support.commands import ROOT, environment
from tests.support.journals import reply_number

SCRIPT = """
import sys
from pathlib import Path
from assistant.access import PUBLIC
from tests.support.journals import journal_at, reply_number

address, process = sys.argv[1], int(sys.argv[2])
journal = journal_at(address if "://" in address else Path(address))
print("begins", flush=True)
for number in range(process, process + 30):
    journal.record(reply_number(number), face="web", audience=PUBLIC)
journal.close()
"""


def test_threads_record_rate_and_read_at_once(journal: BackgroundJournal) -> None:
    def use(thread: int) -> None:
        for number in range(thread * 10, thread * 10 + 10):
            conversation = f"c{number % 3}"
            asked = reply_number(number, conversation=conversation)
            journal.record(asked, face="web", audience=PUBLIC)
            journal.feedback(f"a{number}", rating=Rating.UP)
            assert journal.turns(conversation, audience=PUBLIC)

    with ThreadPoolExecutor(6) as threads:
        list(threads.map(use, range(6)))
    asked = journal.questions()
    assert len(asked) == 60
    assert all(len(found.feedback) == 1 for found in asked)


@pytest.mark.integration
def test_processes_record_in_one_conversation_at_once(
    journal: BackgroundJournal, address: str | Path
) -> None:
    command = [sys.executable, "-c", SCRIPT, str(address), "1000"]
    with Popen(command, cwd=ROOT, env=environment(), stdout=PIPE, stderr=PIPE) as other:  # noqa: S603  our own script
        assert other.stdout is not None
        other.stdout.readline()  # it begins
        mine = 0
        while other.poll() is None or mine < 30:
            journal.record(reply_number(mine), face="web", audience=PUBLIC)
            journal.questions(since=datetime.now(UTC))
            mine += 1
        errors = other.communicate(timeout=60)[1].decode()
    assert errors == ""
    expected = {f"a{number}" for number in (*range(mine), *range(1000, 1030))}
    assert {found.answer_id for found in journal.questions()} == expected
    assert journal.forget("c1") == len(expected)
