"""Addresses on the command line: fetched into the data folder before they are ingested."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from ingest.report import Progress
from ingest.web.gathered import Gathered

if TYPE_CHECKING:
    from ingest.settings import IngestSettings
    from ingest.web.opening import Choice


def fetch(
    addresses: Sequence[str],
    *,
    settings: IngestSettings,
    choice: Choice | None = None,
    prune: bool = False,
    dry_run: bool = False,
    progress: Callable[[Progress], None],
) -> Gathered:
    """Return the files of what is at the addresses.

    A dry run asks nobody: it has the files that were fetched before.
    """
    if not addresses:
        return Gathered()
    from ingest.web.opening import open_gatherer, stored_files  # noqa: PLC0415  not for files

    if dry_run:
        return stored_files(settings, addresses)

    def tell(done: int, total: int) -> None:
        progress(Progress(done=done, total=total, chunks=0))

    with open_gatherer(settings, choice=choice, prune=prune, progress=tell) as gatherer:
        return gatherer.gather(addresses)
