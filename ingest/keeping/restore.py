"""A backup in place of what a data folder holds: all of it, or nothing."""

from __future__ import annotations

import shutil
import tarfile
import tempfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import IO, Self

from ingest.durable import sync_folder
from ingest.errors import IndexMismatchError, StorageFullError
from ingest.keeping.copies import BLOCK, disk_errors, write_sparse
from ingest.keeping.forgetting import forget_previous
from ingest.keeping.inside import (
    JOURNAL,
    LIST,
    BackedUp,
    BackupError,
    ListedFile,
    member_name,
    read_list,
)
from ingest.keeping.state import INDEX, MANIFEST, SIDE_FILES, hold_back, look_at
from ingest.keeping.switch import switch
from ingest.store.index import Fingerprint
from ingest.store.space import SPARE_BYTES, free_bytes

STAGED = "restoring-"
_LONGEST_LIST = 200_000_000
_BROKEN = (tarfile.TarError, EOFError, zlib.error, OSError)


class _Header(tarfile.TarInfo):
    """A header of a plain file: of no link, no device, and no name that fills the memory."""

    @classmethod
    def frombuf(cls, buf: bytes | bytearray, encoding: str, errors: str) -> Self:
        """Return the header; raises ReadError for any other kind."""
        header = super().frombuf(buf, encoding, errors)
        if header.type not in (tarfile.REGTYPE, tarfile.AREGTYPE):
            raise tarfile.ReadError("no plain file")
        return header


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """What came back, and the ids of documents that are withdrawn by now and stay out."""

    backup: BackedUp
    held_back: tuple[str, ...]


def restore(data_dir: Path, file: Path, *, expected: Fingerprint) -> Restored:
    """Put a backup in place of the indexes, the manifest and the editors' files.

    Every file is compared with the list before anything is replaced. A journal is replaced where
    the backup has one, and stays where it has none. Nobody may use the data folder meanwhile.
    Raises BackupError, IndexMismatchError where it was made with another model or layout.
    """
    with disk_errors(data_dir):
        for left in data_dir.glob(f"{STAGED}*"):
            shutil.rmtree(left, ignore_errors=True)
        staged = Path(tempfile.mkdtemp(dir=data_dir, prefix=STAGED))
        try:
            backup = _unpack(file, staged, expected=expected)
            _check_indexes(file, staged, backup)
            held = hold_back(staged, data_dir / MANIFEST)
            _sync(staged)
        except BaseException:
            shutil.rmtree(staged, ignore_errors=True)
            raise
        journals = (f"{JOURNAL}-wal", f"{JOURNAL}-shm") if backup.has_journal else ()
        switch(data_dir, staged, gone=(*SIDE_FILES, *journals))
        forget_previous(data_dir)
    return Restored(backup=backup, held_back=tuple(held))


def _unpack(file: Path, staged: Path, *, expected: Fingerprint) -> BackedUp:
    """Write the files of a backup below `staged`, each as the list says it is."""
    try:
        raw = file.open("rb")
    except OSError as error:
        raise BackupError(file, f"it can't be read ({error.strerror})") from error
    with raw, _readable(file, raw) as tar:
        first = _next(file, tar)
        if first is None or first.name != LIST or first.size > _LONGEST_LIST:
            raise BackupError(file, "it does not begin with a list of its contents")
        backup = read_list(b"".join(_blocks(file, tar, first)), file=file)
        for audience, kept in backup.indexes.items():
            if kept.fingerprint != expected:
                raise IndexMismatchError(
                    f"{file} ({audience})", found=str(kept.fingerprint), expected=str(expected)
                )
        for number, entry in enumerate(backup.files):
            member = _next(file, tar)
            if member is None:
                raise BackupError(file, f"{len(backup.files) - number} files are missing from it")
            if (member.name, member.size) != (member_name(number), entry.size):
                raise BackupError(file, f"its file {number} is not the one that it lists")
            _put(file, tar, member, entry, staged)
        if _next(file, tar) is not None:
            raise BackupError(file, "it holds more than it lists")
    return backup


def _check_indexes(file: Path, staged: Path, backup: BackedUp) -> None:
    """Open every index, and see that it holds what the list says."""
    for audience, kept in backup.indexes.items():
        if look_at(staged / INDEX / audience) != kept:
            raise BackupError(file, f"its index of {audience} is not the one that it lists")


def _put(
    file: Path, tar: tarfile.TarFile, member: tarfile.TarInfo, entry: ListedFile, staged: Path
) -> None:
    target = staged / entry.name  # the list was checked: no link, nothing absolute, no way up
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    digest = sha256()

    def hashed() -> Iterator[bytes]:
        for block in _blocks(file, tar, member):
            digest.update(block)
            if free_bytes(staged) < SPARE_BYTES:  # blocks of zeros take none
                raise StorageFullError(str(staged.parent))
            yield block

    write_sparse(hashed(), target)
    if digest.hexdigest() != entry.sha256:
        raise BackupError(file, f"{entry.name!r} is damaged")


def _readable(file: Path, raw: IO[bytes]) -> tarfile.TarFile:
    try:
        return tarfile.open(fileobj=raw, mode="r|gz", tarinfo=_Header)
    except _BROKEN as error:
        raise BackupError(file, "it is no backup") from error


def _next(file: Path, tar: tarfile.TarFile) -> tarfile.TarInfo | None:
    try:
        return tar.next()
    except _BROKEN as error:
        raise BackupError(file, "it is damaged or cut off") from error


def _blocks(file: Path, tar: tarfile.TarFile, member: tarfile.TarInfo) -> Iterator[bytes]:
    """Yield the content of a regular file, of as many bytes as it says."""
    content = tar.extractfile(member) if member.isreg() else None
    if content is None:
        raise BackupError(file, f"{member.name[:80]!r} is no plain file")
    left = member.size
    while left:
        try:
            block = content.read(min(BLOCK, left))
        except _BROKEN as error:
            raise BackupError(file, "it is damaged or cut off") from error
        if not block:
            raise BackupError(file, "it is cut off")
        left -= len(block)
        yield block


def _sync(folder: Path) -> None:
    for path in [folder, *folder.rglob("*")]:
        if path.is_dir():
            sync_folder(path)
