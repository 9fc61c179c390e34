"""A whole state in place of another: after a crash either the old one or, once noted, the new."""

from __future__ import annotations

import json
import shutil
from collections.abc import Collection
from dataclasses import asdict, dataclass
from pathlib import Path

from ingest.durable import sync_folder, write_durably
from ingest.errors import IngestError

NOTE = "switching.json"
_REPLACED = "replaced"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Switch:
    """What is put in place: entries of a folder `staged`; `gone` are those that have none.

    `staged` is a path within the data folder.
    """

    staged: str
    names: tuple[str, ...]
    gone: tuple[str, ...]


def switch(data_dir: Path, staged: Path, *, gone: Collection[str] = ()) -> None:
    """Put all that `staged` holds in place of what has the same names, and take out what is gone.

    `staged` is a folder in the data folder, complete and on the disk; it is removed. From the note
    on `finish_switch` completes what a crash breaks off; before it nothing has changed.
    """
    names = tuple(sorted(entry.name for entry in staged.iterdir()))
    within = staged.relative_to(data_dir).as_posix()
    noted = _Switch(staged=within, names=names, gone=tuple(sorted(set(gone) - set(names))))
    write_durably(data_dir / NOTE, json.dumps(asdict(noted)))
    finish_switch(data_dir)


def finish_switch(data_dir: Path) -> None:
    """Complete a switch that was noted; every step may have been done before."""
    noted = _noted(data_dir)
    if noted is None:
        return
    staged = data_dir / noted.staged
    replaced = staged / _REPLACED
    if staged.exists():
        replaced.mkdir(exist_ok=True)
    for name in noted.gone:
        if (data_dir / name).exists():
            _out_of_the_way(data_dir / name, replaced / name)
    for name in noted.names:
        if (staged / name).exists():
            if (data_dir / name).exists():
                _out_of_the_way(data_dir / name, replaced / name)
            (staged / name).rename(data_dir / name)
    sync_folder(data_dir)
    (data_dir / NOTE).unlink()
    sync_folder(data_dir)
    shutil.rmtree(staged, ignore_errors=True)


def _out_of_the_way(path: Path, place: Path) -> None:
    if place.is_dir():
        shutil.rmtree(place)
    path.replace(place)


def _noted(data_dir: Path) -> _Switch | None:
    path = data_dir / NOTE
    try:
        note = json.loads(path.read_text(encoding="utf-8"))
        return _Switch(
            staged=str(note["staged"]), names=tuple(note["names"]), gone=tuple(note["gone"])
        )
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise IngestError(
            f"{path}, which says what is to be put in place, can't be read. Nothing was changed "
            "by this command; restore a backup into an empty folder."
        ) from error
