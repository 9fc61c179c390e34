"""A data folder as one file, to be kept elsewhere."""

from __future__ import annotations

import glob
import json
import os
import shutil
import tarfile
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from hashlib import sha256
from io import BytesIO
from pathlib import Path

from ingest.errors import IngestError
from ingest.keeping.copies import BLOCK, copy_database, copy_file, disk_errors
from ingest.keeping.inside import (
    JOURNAL,
    LIST,
    BackedUp,
    ListedFile,
    is_left_out,
    member_name,
)
from ingest.keeping.state import MANIFEST, Kept, audiences_in, copy_index, copy_manifest

STAGED = "backing-up-"
_UNFINISHED = ".unfinished"


def back_up(data_dir: Path, file: Path, *, journal: bool = False) -> BackedUp:
    """Write what can't be made anew into a file, readable by its owner only; return its list.

    The index of every audience, the manifest, decisions and corrections of editors, fetched pages.
    With `journal` also questions, answers, feedback and keys. Nobody may ingest meanwhile; a server
    may answer. The file is there when it is whole, in place of one of that name.
    """
    if not audiences_in(data_dir):
        raise IngestError(f"There is no index in {data_dir}, so there is nothing to back up.")
    with disk_errors(file.parent):
        _tidy(data_dir, file)
        staged = Path(tempfile.mkdtemp(dir=data_dir, prefix=STAGED))
        try:
            kept = _gather(data_dir, staged, journal=journal)
            listed = BackedUp(
                made_at=datetime.now(UTC).isoformat(timespec="seconds"),
                indexes=kept,
                files=tuple(_listed(staged)),
                has_journal=(staged / JOURNAL).exists(),
            )
            _write(file, staged, listed)
        finally:
            shutil.rmtree(staged, ignore_errors=True)
    return listed


def _tidy(data_dir: Path, file: Path) -> None:
    """Take away what a backup left that was killed."""
    for left in data_dir.glob(f"{STAGED}*"):
        shutil.rmtree(left, ignore_errors=True)
    for written in file.parent.glob(f".{glob.escape(file.name)}.*{_UNFINISHED}"):
        written.unlink(missing_ok=True)


def _gather(data_dir: Path, staged: Path, *, journal: bool) -> dict[str, Kept]:
    copy_manifest(data_dir, staged)
    if journal and (data_dir / JOURNAL).exists():
        copy_database(data_dir / JOURNAL, staged / JOURNAL)
    for source in _others(data_dir):
        target = staged / source.relative_to(data_dir)
        target.parent.mkdir(parents=True, exist_ok=True)
        copy_file(source, target)
    return {audience: copy_index(data_dir, audience, staged) for audience in audiences_in(data_dir)}


def _others(data_dir: Path) -> Sequence[Path]:
    """Return the files of editors and the fetched pages; no link is followed."""
    found = []
    for entry in sorted(data_dir.iterdir()):
        if entry.is_symlink() or is_left_out(entry.name) or entry.name == MANIFEST:
            continue
        inside = sorted(entry.rglob("*")) if entry.is_dir() else [entry]
        found += [path for path in inside if path.is_file() and not path.is_symlink()]
    return found


def _listed(staged: Path) -> Iterator[ListedFile]:
    for path in sorted(path for path in staged.rglob("*") if path.is_file()):
        with path.open("rb") as file:
            digest = sha256()
            while block := file.read(BLOCK):
                digest.update(block)
        name = path.relative_to(staged).as_posix()
        yield ListedFile(name=name, size=path.stat().st_size, sha256=digest.hexdigest())


def _write(file: Path, staged: Path, listed: BackedUp) -> None:
    handle, name = tempfile.mkstemp(  # mode 0600
        dir=file.parent, prefix=f".{file.name}.", suffix=_UNFINISHED
    )
    new = Path(name)
    try:
        with os.fdopen(handle, "wb") as raw:
            with tarfile.open(fileobj=raw, mode="w:gz", compresslevel=1) as tar:
                _add(tar, LIST, json.dumps(asdict(listed)).encode())
                for number, entry in enumerate(listed.files):
                    with (staged / entry.name).open("rb") as content:
                        tar.addfile(_header(member_name(number), entry.size), content)
            raw.flush()
            os.fsync(raw.fileno())
        new.replace(file)
    except BaseException:
        new.unlink(missing_ok=True)
        raise


def _add(tar: tarfile.TarFile, name: str, content: bytes) -> None:
    tar.addfile(_header(name, len(content)), BytesIO(content))


def _header(name: str, size: int) -> tarfile.TarInfo:
    header = tarfile.TarInfo(name)
    header.size, header.mode = size, 0o600
    return header
