"""An event is claimed exactly once, however many threads and processes see it at once."""

from __future__ import annotations

import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from subprocess import PIPE, Popen
from threading import Barrier

import pytest

from bots.slack.store.port import SlackStore
from tests.support.commands import ROOT, environment
from tests.support.journals import Clock
from tests.support.slack_stores import claim_at_once, slack_store_at

EVENTS = [f"Ev{number}" for number in range(40)]
THREADS = 8

SCRIPT = """
import sys
from pathlib import Path
from tests.support.slack_stores import claim_at_once, slack_store_at

address, threads, *events = sys.argv[1:]
store = slack_store_at(address if "://" in address else Path(address))
store.claim("to open it")
print("ready", flush=True)
sys.stdin.readline()
print(*claim_at_once(store, events, threads=int(threads)))
store.close()
"""


def test_threads_claim_each_event_once(store: SlackStore) -> None:
    claimed = claim_at_once(store, EVENTS, threads=THREADS)
    assert Counter(claimed) == Counter(EVENTS)


def test_stores_that_are_opened_at_once_make_the_tables_once(empty: str | Path) -> None:
    stores = [slack_store_at(empty, now=Clock()) for _ in range(4)]
    together = Barrier(len(stores))

    def claim(store: SlackStore) -> bool:
        together.wait()
        return store.claim("Ev1")

    with ThreadPoolExecutor(len(stores)) as threads:
        assert sorted(threads.map(claim, stores)) == [False, False, False, True]
    for store in stores:
        store.close()


@pytest.mark.integration
def test_processes_claim_each_event_once(address: str | Path) -> None:
    store = slack_store_at(address, now=Clock())
    command = [sys.executable, "-c", SCRIPT, str(address), str(THREADS), *EVENTS]
    with Popen(  # noqa: S603  our own script
        command, cwd=ROOT, env=environment(), stdin=PIPE, stdout=PIPE, stderr=PIPE, text=True
    ) as other:
        assert other.stdin is not None
        assert other.stdout is not None
        assert other.stdout.readline() == "ready\n"
        other.stdin.write("go\n")
        other.stdin.flush()
        mine = claim_at_once(store, EVENTS, threads=THREADS)
        out, errors = other.communicate(timeout=60)
    store.close()
    assert (other.returncode, errors) == (0, "")
    assert Counter(mine) + Counter(out.split()) == Counter(EVENTS)
