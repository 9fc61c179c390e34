"""`leerkring evaluate export`: from the journal to a file that candidates are made of."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bots.terminal.options import DataDir, Json, LogLevelOption, start
from bots.terminal.outcome import Outcome
from bots.terminal.screen import note

Out = Annotated[Path, typer.Argument(metavar="EXPORT.jsonl", show_default=False)]


def export(
    out: Out,
    *,
    as_json: Json = False,
    data_dir: DataDir = None,
    log_level: LogLevelOption = None,
) -> Outcome:
    """Write what the journal holds of public documents to a file, for candidates."""
    settings = start(data_dir, log_level)
    from assistant.journal.opening import is_there, open_kept  # noqa: PLC0415  --help needs none
    from evaluation.exported import save_export  # noqa: PLC0415  as above

    folder = settings.ingest.data_dir
    exchanges = 0
    if is_there(settings.journal, data_dir=folder):
        with open_kept(settings.journal, data_dir=folder) as journal:
            exchanges = save_export(journal.questions(), out)
    else:
        save_export((), out)
    if not as_json:
        note(f"{exchanges} exchanges in {out}. Read them before you pass them on.")
    return Outcome(document={"exchanges": exchanges, "out": str(out)})
