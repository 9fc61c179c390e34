"""Backup, restore and rollback of a data folder that nobody else uses meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from bots.errors import BusyError, WrongUsageError
from bots.presence import find_server
from bots.terminal.ingesting import alone_on

if TYPE_CHECKING:
    from ingest.keeping.inside import BackedUp
    from ingest.keeping.previous import RolledBack
    from ingest.keeping.restore import Restored
    from ingest.settings import IngestSettings

SERVE_LOCK = "serve.lock"


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A backup that was written."""

    backup: BackedUp
    bytes: int


def back_up(settings: IngestSettings, file: Path, *, journal: bool) -> Written:
    """Back up while nobody ingests; a server goes on answering."""
    from ingest.keeping import backup  # noqa: PLC0415  the engine of the index

    _demand_embedded(settings)
    if not file.resolve().parent.is_dir():
        raise WrongUsageError(f"There is no folder {file.resolve().parent} to put a backup in.")
    if settings.data_dir.resolve() in file.resolve().parents:
        raise WrongUsageError("A backup in the data folder would be lost with it. Name another.")
    with alone_on(settings.data_dir):
        done = backup.back_up(settings.data_dir, file.resolve(), journal=journal)
    return Written(backup=done, bytes=file.stat().st_size)


def restore(settings: IngestSettings, file: Path) -> Restored:
    """Put a backup in place of what the data folder holds."""
    from ingest.keeping import restore as restoring  # noqa: PLC0415  as above
    from ingest.store.opening import fingerprint_of  # noqa: PLC0415  as above
    from ingest.text.engines import make_embedder  # noqa: PLC0415  loads a model

    _demand_embedded(settings)
    with only_user(settings.data_dir):
        expected = fingerprint_of(make_embedder(settings))
        return restoring.restore(settings.data_dir, file, expected=expected)


def roll_back(settings: IngestSettings) -> RolledBack:
    """Go back to the state before the last run that changed something."""
    from ingest.keeping import previous  # noqa: PLC0415  as above

    _demand_embedded(settings)
    with only_user(settings.data_dir):
        return previous.roll_back(settings.data_dir)


@contextmanager
def only_user(folder: Path) -> Iterator[None]:
    """Hold a data folder: no ingest, no server, nobody who asks; raises BusyError."""
    server = find_server(folder)
    if server is not None:
        raise BusyError(
            f"leerkring serve at {server.address} answers from {folder}. Stop it, then run this "
            "command again."
        )
    with alone_on(folder), _held(folder, folder / SERVE_LOCK):
        for lock in sorted(folder.glob("index/*/lock")):
            with _held(folder, lock):
                pass
        yield


@contextmanager
def _held(folder: Path, path: Path) -> Iterator[None]:
    lock = FileLock(path, timeout=0)
    try:
        held = lock.acquire()
    except Timeout as error:
        raise BusyError(
            f"Another process uses {folder}. Wait until it is done, or stop it."
        ) from error
    with held:
        yield


def _demand_embedded(settings: IngestSettings) -> None:
    if settings.qdrant_url is not None:
        raise WrongUsageError(
            "The index is on a Qdrant server (LEERKRING_QDRANT_URL): keep copies of its "
            "collections by its own snapshots, and of the data folder by copying it."
        )
