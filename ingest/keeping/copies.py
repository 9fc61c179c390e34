"""Copies of files that are on the disk when they are said to be; holes stay holes."""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from ingest.durable import sync_folder
from ingest.errors import IngestError, StorageFullError
from ingest.manifest.tables import sqlite_errors

BLOCK = 1 << 20
_PAGE = 1 << 14
_ZEROS = bytes(_PAGE)


def copy_folder(source: Path, target: Path) -> None:
    """Copy the files of a folder and those below into a folder that is made for it."""
    for folder, _, names in os.walk(source):
        into = target / Path(folder).relative_to(source)
        into.mkdir(parents=True)
        for name in names:
            copy_file(Path(folder) / name, into / name)
        sync_folder(into)


def copy_file(source: Path, target: Path) -> None:
    """Copy a file, readable by its owner only; blocks of zeros take no room.

    The engine's files are mostly that: 13 MB in 190 MB for 1,200 chunks.
    """
    with source.open("rb") as read:
        write_sparse(iter(lambda: read.read(BLOCK), b""), target)


def write_sparse(blocks: Iterator[bytes], target: Path) -> None:
    """Write a new file, readable by its owner only, and leave out blocks of zeros."""
    descriptor = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        for block in blocks:
            for start in range(0, len(block), _PAGE):
                piece = block[start : start + _PAGE]
                if piece == _ZEROS[: len(piece)]:
                    file.seek(len(piece), os.SEEK_CUR)
                else:
                    file.write(piece)
        file.truncate()
        file.flush()
        os.fsync(file.fileno())


def copy_database(source: Path, target: Path) -> None:
    """Copy an SQLite file as it is at one moment, also while others write to it."""
    target.touch(mode=0o600, exist_ok=False)
    with (
        sqlite_errors(source),
        closing(sqlite3.connect(source)) as read,
        closing(sqlite3.connect(target)) as write,
    ):
        read.backup(write)
        write.execute("PRAGMA journal_mode=DELETE")


@contextmanager
def disk_errors(place: Path) -> Iterator[None]:
    """Turn what the disk refuses into our errors."""
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
            raise StorageFullError(str(place)) from error
        raise IngestError(
            f"{error.filename or place} can't be read or written ({error.strerror}). Give this "
            "user the right to do so."
        ) from error
