"""Processes that die by SIGKILL at the n-th thing that they do to their data folder."""

from __future__ import annotations

import multiprocessing
import os
import posix
import signal
import sqlite3
import sys
from collections.abc import Callable
from contextlib import ExitStack
from functools import partial
from types import FrameType
from typing import Any

from ingest.settings import IngestSettings
from ingest.store.edge import EdgeIndex
from ingest.store.embedded import open_edge
from ingest.store.folder import IndexFolder
from ingest.store.index import Fingerprint, IndexWriter
from ingest.store.shard import load_shard
from tests.support.killed import IMPORTED_BEFORE

_ENGINE_WRITES = ("update", "flush", "optimize")
_FILE_WRITES = {
    *("rename", "replace", "unlink", "remove", "mkdir", "rmdir", "fsync", "truncate", "link"),
}
_SQLITE_WRITES = {"execute", "executescript", "commit", "rollback", "backup"}


class Countdown:
    """Ends the process at the n-th time that something is about to be written, from 0."""

    def __init__(self, left: int) -> None:
        self.left = left

    def tick(self, *_: object) -> None:
        if self.left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        self.left -= 1

    def watch(self) -> None:
        """Count what this thread does to files, and each call of SQLite, from now on."""

        def seen(_frame: FrameType, event: str, called: Any) -> None:
            if event == "c_call" and _writes(called):
                self.tick()

        sys.setprofile(seen)


class DyingShard:
    """A shard whose operations are counted."""

    def __init__(self, shard: Any, countdown: Countdown) -> None:
        self._shard = shard
        self._countdown = countdown

    def __getattr__(self, name: str) -> Any:
        method = getattr(self._shard, name)
        if name not in _ENGINE_WRITES:
            return method

        def counted(*given: Any) -> Any:
            self._countdown.tick()
            return method(*given)

        return counted


def writers_that_die(
    settings: IngestSettings, fingerprint: Fingerprint, countdown: Countdown, closing: ExitStack
) -> Callable[[str], IndexWriter]:
    """Return what gives the index of an audience; its operations are counted."""
    opened: dict[str, IndexWriter] = {}

    def writer(audience: str) -> IndexWriter:
        path = settings.data_dir / "index" / audience
        if audience not in opened:
            if IndexFolder(path).current() is None:
                open_edge(path, fingerprint=fingerprint, create=True).close()
            folder = IndexFolder(path)
            folder.hold()
            generation = folder.current()
            assert generation is not None
            shard: Any = DyingShard(load_shard(generation, fingerprint, place="here"), countdown)
            index = EdgeIndex(
                shard,
                path,
                fingerprint=fingerprint,
                begun=folder.begin_writing,
                ended=folder.end_writing,
                released=folder.release,
            )
            closing.callback(index.close)
            opened[audience] = index
        return opened[audience]

    return writer


def dies_at(number: int, task: Callable[[Countdown], None]) -> bool:
    """Run a task in a fresh process that dies before its n-th write; say whether it came so far.

    The task must be one that can be pickled. One that fails by itself fails the test.
    """
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([*IMPORTED_BEFORE, "tests.support.dying"])
    process = context.Process(target=partial(_run, task, number))
    process.start()
    process.join(120)
    assert process.exitcode in (0, -signal.SIGKILL), process.exitcode
    return process.exitcode != 0


def _run(task: Callable[[Countdown], None], number: int) -> None:
    countdown = Countdown(number)
    countdown.watch()
    task(countdown)


def _writes(called: Any) -> bool:
    owner, name = getattr(called, "__self__", None), getattr(called, "__name__", "")
    if isinstance(owner, sqlite3.Connection):
        return name in _SQLITE_WRITES
    return owner is posix and name in _FILE_WRITES
