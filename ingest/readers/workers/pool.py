"""Files in, what they hold out, in order: read ahead in processes of their own."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import Self

from ingest.errors import SourceError
from ingest.readers.files import ReadFile
from ingest.readers.workers.limits import ReadLimits
from ingest.readers.workers.process import ReaderProcess, StoppedError

READER = "ingest.readers.files:read_file"

AT_ONCE = min(2, os.cpu_count() or 1)
"""Processes: embedding wants the cores too."""

_AHEAD = 4  # files read or being read before they are asked for, for each process


def read_apart(
    paths: Iterable[Path],
    *,
    limits: ReadLimits,
    reader: str = READER,
    at_once: int = AT_ONCE,
) -> Generator[ReadFile | SourceError]:
    """Yield what each file holds, or why it can't be read, in order; a few are read ahead.

    Processes begin with the first file and are gone when this ends, or is closed.
    """
    waiting: deque[Future[ReadFile | SourceError]] = deque()
    threads = ThreadPoolExecutor(at_once, thread_name_prefix="reading")
    with Workers(limits, reader=reader) as workers:
        try:
            for path in paths:
                waiting.append(threads.submit(workers.read, path))
                if len(waiting) >= _AHEAD * at_once:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            workers.close()  # ends what the threads wait for
            threads.shutdown(cancel_futures=True)


class Workers:
    """As many processes as there are threads that read; a file that ends one costs that one."""

    def __init__(self, limits: ReadLimits, *, reader: str = READER) -> None:
        self._limits = limits
        self._reader = reader
        self._lock = Lock()
        self._idle: list[ReaderProcess] = []
        self._all: set[ReaderProcess] = set()
        self._is_closed = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def read(self, path: Path) -> ReadFile | SourceError:
        """Return what a file holds, or why it can't be read. Safe in threads.

        Where a process ends over a file that was not its first, files before it may have filled
        or damaged it: the file gets a fresh one.
        """
        with self._lent() as process:
            is_fresh = process.files == 0
            outcome = _outcome(process, path)
        if isinstance(outcome, StoppedError) and not (is_fresh or outcome.is_of_this_file):
            with self._lent(fresh=True) as process:
                outcome = _outcome(process, path)
        return SourceError(path, str(outcome)) if isinstance(outcome, StoppedError) else outcome

    def close(self) -> None:
        """End all processes, also those that are reading."""
        with self._lock:
            self._is_closed = True
            processes, self._all = self._all, set()
            self._idle.clear()
        for process in processes:
            process.close()

    @contextmanager
    def _lent(self, *, fresh: bool = False) -> Iterator[ReaderProcess]:
        process = self._take(fresh=fresh)
        try:
            yield process
        finally:
            self._give_back(process)

    def _take(self, *, fresh: bool) -> ReaderProcess:
        with self._lock:
            if self._is_closed:
                raise RuntimeError("the workers are closed")
            if self._idle and not fresh:
                return self._idle.pop()
            process = ReaderProcess(self._limits, reader=self._reader)
            self._all.add(process)
            return process

    def _give_back(self, process: ReaderProcess) -> None:
        with self._lock:
            if process.is_usable and process.files < self._limits.files and not self._is_closed:
                self._idle.append(process)
                return
            self._all.discard(process)
        process.close()


def _outcome(process: ReaderProcess, path: Path) -> ReadFile | SourceError | StoppedError:
    try:
        return process.read(path)
    except (SourceError, StoppedError) as error:
        return error
