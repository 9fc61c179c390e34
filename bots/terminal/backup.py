"""`leerkring backup`, `leerkring restore`, `leerkring rollback`: a state kept and put back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bots.terminal.options import DataDir, Json, LogLevelOption, start
from bots.terminal.outcome import Outcome
from bots.terminal.screen import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ingest.keeping.inside import BackedUp

BackupFile = Annotated[Path, typer.Argument(metavar="FILE", help="The backup.", show_default=False)]
WithJournal = Annotated[
    bool,
    typer.Option(
        "--journal", help="Also questions, answers, feedback and keys, which are about people."
    ),
]


def backup(
    file: BackupFile,
    *,
    journal: WithJournal = False,
    as_json: Json = False,
    data_dir: DataDir = None,
    log_level: LogLevelOption = None,
) -> Outcome:
    """Write indexes, manifest and editors' decisions into one file; a server may go on."""
    from bots.terminal import keeping  # noqa: PLC0415  not for --help

    settings = start(data_dir, log_level)
    written = keeping.back_up(settings.ingest, file, journal=journal)
    document = {**_told(written.backup), "file": str(file), "bytes": written.bytes}
    if not as_json:
        with_journal = "with" if written.backup.has_journal else "without"
        say(
            f"{document['documents']} documents in {file} ({written.bytes / 1e6:.1f} MB), "
            f"{with_journal} journal and keys."
        )
    return Outcome(document=document)


def restore(
    file: BackupFile,
    *,
    as_json: Json = False,
    data_dir: DataDir = None,
    log_level: LogLevelOption = None,
) -> Outcome:
    """Put a backup in place of what the data folder holds, all of it or nothing."""
    from bots.terminal import keeping  # noqa: PLC0415  as above

    settings = start(data_dir, log_level)
    done = keeping.restore(settings.ingest, file)
    document = {**_told(done.backup), "file": str(file), "held_back": list(done.held_back)}
    if not as_json:
        say(f"Restored {document['documents']} documents, as they were at {done.backup.made_at}.")
        _say_held_back(done.held_back)
    return Outcome(document=document)


def rollback(
    *, as_json: Json = False, data_dir: DataDir = None, log_level: LogLevelOption = None
) -> Outcome:
    """Go back to before the last ingest that changed something; what is withdrawn stays so."""
    from bots.terminal import keeping  # noqa: PLC0415  as above

    settings = start(data_dir, log_level)
    done = keeping.roll_back(settings.ingest)
    if not as_json:
        say(f"Back to before the ingest of {done.kept_at}.")
        _say_held_back(done.held_back)
    return Outcome(document={"kept_at": done.kept_at, "held_back": list(done.held_back)})


def _told(listed: BackedUp) -> dict[str, object]:
    counts = [kept.counts for kept in listed.indexes.values()]
    return {
        "made_at": listed.made_at,
        "audiences": sorted(listed.indexes),
        "documents": sum(each.documents for each in counts),
        "chunks": sum(each.chunks for each in counts),
        "journal": listed.has_journal,
    }


def _say_held_back(ids: Sequence[str]) -> None:
    if ids:
        say(f"Withdrawn or set aside by now, and kept out: {', '.join(ids)}.")
