"""The folder of an embedded index: which generation is current, and who holds it."""

from __future__ import annotations

import os
import re
import shutil
import uuid
from pathlib import Path

from filelock import FileLock, Timeout

from ingest.durable import sync_folder
from ingest.errors import IndexDamagedError, IndexLockedError, IndexProblemError

_WRITING = "WRITING"
_GENERATION = re.compile(r"generation-[0-9a-f]{12}")


class IndexFolder:
    """PATH/CURRENT names the generation PATH/<name>/ that is read; PATH/lock is held by one.

    PATH/WRITING is there while something is written, and after a crash.

    A new generation grows beside the current one and takes its place by one atomic rename, so
    that a crash leaves the old one or the new one, never half of either.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        # Not bound to a thread: a server may close the index in another one than it opened it in.
        self._lock = FileLock(path / "lock", timeout=0, thread_local=False)

    def hold(self) -> None:
        """Make the folder and lock it; raise IndexLockedError where another holds it."""
        try:
            self.path.mkdir(parents=True, exist_ok=True)
            self._lock.acquire()
        except Timeout:
            raise IndexLockedError(str(self.path)) from None
        except OSError as problem:
            raise IndexProblemError(
                f"The index in {self.path} can't be used ({problem.strerror}). Give this user the "
                "right to read and write there, or choose another folder with --data-dir."
            ) from problem

    def release(self) -> None:
        """Let others in; a second time changes nothing."""
        self._lock.release()

    def current(self) -> Path | None:
        """Return the generation to read, or None where no index was ever finished."""
        try:
            name = (self.path / "CURRENT").read_text(encoding="ascii").strip()
        except (FileNotFoundError, NotADirectoryError):
            return None
        except (OSError, ValueError) as problem:
            raise IndexDamagedError(str(self.path), f"CURRENT can't be read: {problem}") from None
        generation = self.path / name
        if not _GENERATION.fullmatch(name) or not generation.is_dir():
            raise IndexDamagedError(str(self.path), f"CURRENT names {name[:40]!r}, which is none")
        return generation

    def begin_writing(self) -> None:
        """Note, durably, that what is written now may be broken off."""
        if not self.was_broken_off():
            (self.path / _WRITING).touch()
            sync_folder(self.path)

    def end_writing(self) -> None:
        """Take that note back: all that was begun is done."""
        (self.path / _WRITING).unlink(missing_ok=True)

    def was_broken_off(self) -> bool:
        """Tell whether who wrote last never came to the end of it."""
        return (self.path / _WRITING).exists()

    def fresh(self) -> Path:
        """Return a place for a new generation; nothing is made there yet."""
        return self.path / f"generation-{uuid.uuid4().hex[:12]}"

    def switch(self, generation: Path) -> None:
        """Make `generation` the current one, durably, and delete all others."""
        new = self.path / "CURRENT.new"
        with new.open("w", encoding="ascii") as file:
            file.write(f"{generation.name}\n")
            file.flush()
            os.fsync(file.fileno())
        new.replace(self.path / "CURRENT")
        sync_folder(self.path)
        self.sweep()

    def sweep(self) -> None:
        """Delete what crashed runs left; call it only while holding the folder."""
        current = self.current()
        for entry in self.path.iterdir():
            if _GENERATION.fullmatch(entry.name) and entry != current:
                shutil.rmtree(entry, ignore_errors=True)
