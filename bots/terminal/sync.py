"""`leerkring sync`: the sources of a file, brought up to date when they are due, with a report."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bots.errors import BusyError, WrongUsageError
from bots.terminal.options import DataDir, Json, LogLevelOption, start
from bots.terminal.outcome import FAILED, Outcome
from ingest.errors import IngestError

if TYPE_CHECKING:
    from bots.terminal.syncing import SyncReport

SourcesFile = Annotated[
    Path,
    typer.Argument(
        metavar="SOURCES.toml", help="The file that names the sources.", show_default=False
    ),
]
Only = Annotated[
    list[str] | None,
    typer.Option("--only", metavar="NAME", help="Only this source; may be repeated."),
]
Once = Annotated[bool, typer.Option("--once", help="Run once and end; the default.")]
Every = Annotated[
    str | None,
    typer.Option("--every", metavar="24h", help="Go on, and run so often: 30m, 24h, 7d."),
]
Force = Annotated[bool, typer.Option("--force", help="Also sources that are not due.")]
Check = Annotated[bool, typer.Option("--check", help="Only read the file; say what is in it.")]
Reports = Annotated[
    list[Path] | None,
    typer.Option(
        "--report", metavar="FILE", help="Write the report: .json, .md or .txt; may be repeated."
    ),
]
Mail = Annotated[
    str | None,
    typer.Option(
        "--mail", metavar="FILE", help="Write the report as a mail to send; - is standard output."
    ),
]
MailTo = Annotated[str, typer.Option("--mail-to", help="To whom the mail is.")]
MailFrom = Annotated[str, typer.Option("--mail-from", help="From whom the mail is.")]


def sync(  # noqa: PLR0913  Typer takes each option as an argument
    sources: SourcesFile,
    *,
    only: Only = None,
    once: Once = False,
    every: Every = None,
    force: Force = False,
    check: Check = False,
    report: Reports = None,
    mail: Mail = None,
    mail_to: MailTo = "",
    mail_from: MailFrom = "Leerkring <leerkring@localhost>",
    as_json: Json = False,
    data_dir: DataDir = None,
    log_level: LogLevelOption = None,
) -> Outcome:
    """Bring named folders, pages, sitemaps and feeds up to date."""
    from ingest.sync.plan import only as chosen  # noqa: PLC0415  not for --help
    from ingest.sync.plan import read_plan  # noqa: PLC0415  as above

    interval = _interval(every, once=once, as_json=as_json)
    targets = _Targets(report or [], mail, sender=mail_from, receiver=mail_to, as_json=as_json)
    settings = start(data_dir, log_level)
    whole = read_plan(sources)
    plan = chosen(whole, only or [])
    if check:
        from bots.terminal.screen import say  # noqa: PLC0415  as above

        names = [source.name for source in plan.sources]
        if not as_json:
            say(f"{len(names)} sources: {', '.join(names)}")
        return Outcome(document={"file": str(plan.path), "sources": names})

    from bots.terminal.ingest_view import progress_shown  # noqa: PLC0415  as above
    from bots.terminal.syncing import sync as run  # noqa: PLC0415  as above

    def once_more() -> SyncReport:
        now = read_plan(sources)  # it may be edited while this goes on
        with progress_shown() as progress:
            done = run(
                chosen(now, only or []),
                settings=settings.ingest,
                progress=progress,
                force=force,
                whole=now,
            )
        targets.write(done)
        return done

    if interval is not None:
        keep_running(once_more, interval)
    done = once_more()
    from bots.terminal.sync_view import as_document  # noqa: PLC0415  as above

    return Outcome(document=as_document(done), exit_code=FAILED if done.went_wrong else 0)


def keep_running(
    run: Callable[[], object],
    interval: timedelta,
    *,
    sleep: Callable[[float], None] = time.sleep,
    monotonic: Callable[[], float] = time.monotonic,
) -> None:
    """Run again and again, each `interval` from the start of the one before, until interrupted.

    Where another run holds the data folder, or its own fails, it is said, and tried the next time.
    """
    from bots.terminal.screen import note  # noqa: PLC0415  not for --help

    while True:
        began = monotonic()
        try:
            run()
        except (BusyError, IngestError, OSError) as error:
            note(f"leerkring: {error}")
        sleep(max(0.0, interval.total_seconds() - (monotonic() - began)))


class _Targets:
    """Where reports go; looked at before anything is run."""

    def __init__(
        self, files: list[Path], mail: str | None, *, sender: str, receiver: str, as_json: bool
    ) -> None:
        for file in files:
            if file.suffix.lower() not in {".json", ".md", ".txt"}:
                raise WrongUsageError(
                    f"--report {str(file)!r} ends in none of .json, .md and .txt."
                )
        for file in [*files, *([Path(mail)] if mail not in {None, "-"} else [])]:
            if not file.parent.is_dir():
                raise WrongUsageError(f"There is no folder {str(file.parent)!r} for {file.name!r}.")
        if mail == "-" and as_json:
            raise WrongUsageError("--mail - and --json exclude each other. Name a file for one.")
        for option, text in (("--mail-to", receiver), ("--mail-from", sender)):
            if not text.isprintable():
                raise WrongUsageError(f"{option} {text!r} holds a line end or a control character.")
        self._files = files
        self._mail = mail
        self._sender = sender
        self._receiver = receiver
        self._as_json = as_json

    def write(self, report: SyncReport) -> None:
        """Write a report wherever it was asked for; a mail to standard output is all there."""
        from bots.terminal.screen import say  # noqa: PLC0415  not for --help
        from bots.terminal.sync_view import as_document, as_mail, as_text  # noqa: PLC0415  as above

        for file in self._files:
            is_json = file.suffix.lower() == ".json"
            text = json.dumps(as_document(report), ensure_ascii=False, indent=1)
            file.write_text(text if is_json else as_text(report), encoding="utf-8")
        if self._mail is not None:
            mail = as_mail(report, sender=self._sender, receiver=self._receiver)
            if self._mail == "-":
                sys.stdout.flush()
                sys.stdout.buffer.write(mail)
            else:
                Path(self._mail).write_bytes(mail)
        if self._mail != "-" and not self._as_json:
            say(as_text(report), end="")


def _interval(every: str | None, *, once: bool, as_json: bool) -> timedelta | None:
    if every is None:
        return None
    from ingest.sync.intervals import interval_of  # noqa: PLC0415  not for --help

    if once:
        raise WrongUsageError("--once and --every exclude each other. Leave one of them out.")
    if as_json:
        raise WrongUsageError("--json is one line, of one run. With --every, name a --report.")
    interval = interval_of(every)
    if interval is None:
        raise WrongUsageError(f"--every {every!r} is no time between runs. Write 30m, 24h or 7d.")
    return interval
