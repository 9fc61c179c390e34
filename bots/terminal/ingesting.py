"""One ingest run: alone on its data folder, into the running server's index or the folder's own."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from bots.compose import Writers, open_writers
from bots.errors import BusyError
from bots.presence import find_server
from bots.terminal.fetching import fetch
from bots.terminal.options import make_folder
from bots.terminal.remote_index import remote_writers
from ingest.errors import IngestError
from ingest.keeping.switch import finish_switch
from ingest.last_run import LastRun, keep
from ingest.pipeline import ingest
from ingest.report import IngestReport, Progress, Tally
from ingest.shipped import shipped_corpus
from ingest.web.address import is_address

if TYPE_CHECKING:
    from ingest.settings import IngestSettings

LOCK_FILE = "ingest.lock"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What was asked for; without paths, the shipped corpus."""

    paths: Sequence[str] = ()
    prune: bool = False
    dry_run: bool = False
    reindex: bool = False


def run(
    wanted: Wanted, *, settings: IngestSettings, progress: Callable[[Progress], None]
) -> IngestReport:
    """Return what came of it, and keep it; raises BusyError where another ingest runs there.

    `--reindex` without paths makes anew what is stored, and adds nothing. A dry run is not kept.
    """
    with alone_on(settings.data_dir):
        if wanted.dry_run:
            return _done(wanted, settings=settings, progress=progress)
        try:
            report = _done(wanted, settings=settings, progress=progress)
        except IngestError as error:
            keep(
                LastRun(ended_at=datetime.now(UTC), stopped=str(error)), data_dir=settings.data_dir
            )
            raise
        keep(LastRun(ended_at=datetime.now(UTC), report=report), data_dir=settings.data_dir)
        return report


def _done(
    wanted: Wanted, *, settings: IngestSettings, progress: Callable[[Progress], None]
) -> IngestReport:
    addresses = [path for path in wanted.paths if is_address(path)]
    files = [Path(path) for path in wanted.paths if path not in addresses]
    fetched = fetch(
        addresses,
        settings=settings,
        prune=wanted.prune,
        dry_run=wanted.dry_run,
        progress=progress,
    )
    files += (*fetched.files, *fetched.gone)
    report = Tally().report()
    if wanted.reindex:
        report = _reindexed(settings, progress)
    if not wanted.paths and not report.documents:
        files = [shipped_corpus()]
    if files:
        report = ingested(files, wanted, settings=settings, progress=progress)
    return fetched.named(report)


def _reindexed(settings: IngestSettings, progress: Callable[[Progress], None]) -> IngestReport:
    server = find_server(settings.data_dir)
    if server is not None:
        raise BusyError(
            f"leerkring serve at {server.address} holds the index. Stop it, then ingest with "
            "--reindex."
        )
    from ingest.keeping.forgetting import forget_previous  # noqa: PLC0415  not for --help
    from ingest.reindex import reindex  # noqa: PLC0415  the engine of the index

    report = reindex(settings, progress=progress)
    forget_previous(settings.data_dir)  # another model may have made it
    return report


def ingested(
    files: Sequence[Path],
    wanted: Wanted,
    *,
    settings: IngestSettings,
    progress: Callable[[Progress], None],
) -> IngestReport:
    """Bring the index up to date with files and folders, on a data folder that is held."""
    with (
        writers_of(settings, dry_run=wanted.dry_run) as opened,
        _kept_before(settings, opened, dry_run=wanted.dry_run) as writers,
    ):
        return ingest(
            files,
            settings=settings,
            writers=writers,
            prune=wanted.prune,
            dry_run=wanted.dry_run,
            progress=progress,
        )


def _kept_before(
    settings: IngestSettings, writers: Writers, *, dry_run: bool
) -> AbstractContextManager[Writers]:
    """Give the writers; the state before the first write is kept for a rollback."""
    if dry_run or settings.qdrant_url is not None or not settings.keep_previous:
        return nullcontext(writers)
    from ingest.keeping.previous import kept_before  # noqa: PLC0415  the engine of the index

    return kept_before(settings.data_dir, writers)


@contextmanager
def alone_on(folder: Path) -> Iterator[None]:
    """Let no other process write to the manifest meanwhile; raises BusyError where one does."""
    make_folder(folder)
    lock = FileLock(folder / LOCK_FILE, timeout=0)
    try:
        held = lock.acquire()
    except Timeout as error:
        raise BusyError(
            f"Another leerkring ingest runs on {folder}. Wait until it is done."
        ) from error
    with held:
        finish_switch(folder)
        yield


def writers_of(
    settings: IngestSettings, *, dry_run: bool = False
) -> AbstractContextManager[Writers]:
    """Give the indexes to write to: those of the running server, where there is one."""
    server = find_server(settings.data_dir)
    if server is None:
        return open_writers(settings, dry_run=dry_run)
    return remote_writers(server, settings)
