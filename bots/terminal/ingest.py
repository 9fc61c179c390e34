"""`leerkring ingest`: documents into the index, through the running server where there is one."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated

import typer

from bots.errors import WrongUsageError
from bots.terminal.options import DataDir, Json, LogLevelOption, start
from bots.terminal.outcome import FAILED, Outcome

Paths = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[PATH]...",
        help="Files and folders. Without any: the corpus that comes with Leerkring.",
        show_default=False,
    ),
]
Prune = Annotated[
    bool, typer.Option("--prune", help="Take out what is no longer there under the PATHs.")
]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Say what would be done; write nothing.")]
Reindex = Annotated[
    bool,
    typer.Option("--reindex", help="Make the index anew from what is stored in it."),
]


def ingest(
    paths: Paths = None,
    *,
    prune: Prune = False,
    dry_run: DryRun = False,
    reindex: Reindex = False,
    as_json: Json = False,
    data_dir: DataDir = None,
    log_level: LogLevelOption = None,
) -> Outcome:
    """Bring the index up to date with your documents."""
    from bots.terminal.ingest_view import progress_shown, show_report  # noqa: PLC0415  not for --help
    from bots.terminal.ingesting import Wanted, run  # noqa: PLC0415  as above

    if reindex and dry_run:
        raise WrongUsageError("--reindex and --dry-run exclude each other. Leave one of them out.")
    settings = start(data_dir, log_level)
    wanted = Wanted(paths=paths or (), prune=prune, dry_run=dry_run, reindex=reindex)
    with progress_shown(quiet=as_json) as progress:
        report = run(wanted, settings=settings.ingest, progress=progress)
    if not as_json:
        show_report(report, dry_run=dry_run)
    return Outcome(document=asdict(report), exit_code=FAILED if report.failed else 0)
