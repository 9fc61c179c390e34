"""The options that commands share, and what is done with them before anything else."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bots.errors import BusyError, WrongUsageError
from bots.logs import LogLevel, set_up_logging
from ingest.document import FACETS
from ingest.errors import UnknownFacetError

if TYPE_CHECKING:
    from bots.settings import Settings

QUESTION_BYTES = 4_000_000
"""More is not read from standard input: no question is that long."""

SWITCHING = "switching.json"
SWITCH_SECONDS = 10
"""How long a command waits for a restore or rollback that puts its files in place."""

DataDir = Annotated[
    Path | None,
    typer.Option(
        help="Folder for the index, the models and the manifest. "
        "Environment: LEERKRING_DATA_DIR; default: .leerkring.",
        show_default=False,
    ),
]
LogLevelOption = Annotated[
    LogLevel | None,
    typer.Option(
        "--log-level", case_sensitive=False, help="How much is logged.", show_default=False
    ),
]
Json = Annotated[bool, typer.Option("--json", help="Print one line of JSON.")]
Html = Annotated[
    Path | None,
    typer.Option(metavar="REPORT.html", help="Write a report to read.", show_default=False),
]
Question = Annotated[
    str,
    typer.Argument(
        metavar="QUESTION",
        help="The question; - reads it from standard input.",
        show_default=False,
    ),
]
Filter = Annotated[
    list[str] | None,
    typer.Option(
        "--filter",
        metavar="FACET=VALUE",
        help=f"Only documents with this value; may be repeated. Facets: {', '.join(FACETS)}.",
        show_default=False,
    ),
]
Audience = Annotated[
    list[str] | None,
    typer.Option(
        "--audience",
        help="Also documents for this audience; may be repeated.",
        show_default=False,
    ),
]


def start(data_dir: Path | None, log_level: LogLevel | None) -> Settings:
    """Return the settings and begin to log: the first thing a command does."""
    from bots.settings import load_settings  # noqa: PLC0415  0.3 s that --help need not take

    settings = load_settings(data_dir)
    set_up_logging(log_level or settings.terminal.log_level, data_dir=settings.ingest.data_dir)
    _finish_what_was_broken_off(settings.ingest.data_dir)
    return settings


def _finish_what_was_broken_off(folder: Path) -> None:
    """Complete a restore or rollback that was killed, or wait for one that goes on."""
    if not (folder / SWITCHING).exists():
        return
    from filelock import FileLock, Timeout  # noqa: PLC0415  --help needs none of it

    from ingest.keeping import switch  # noqa: PLC0415  as above

    try:
        with FileLock(folder / "ingest.lock", timeout=SWITCH_SECONDS):
            switch.finish_switch(folder)
    except Timeout as error:
        raise BusyError(
            f"A restore or rollback goes on in {folder}. Wait until it is done."
        ) from error


def make_folder(folder: Path) -> None:
    """Make the data folder where it is not there; raises WrongUsageError where that can't be."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise WrongUsageError(
            f"{folder} can't be the data folder ({error.strerror}). "
            "Choose another with --data-dir or LEERKRING_DATA_DIR."
        ) from error


def question_text(given: str) -> str:
    """Return the question, from standard input for `-`; refuses what is not text."""
    text = _standard_input() if given == "-" else given
    if any(0xD800 <= ord(character) <= 0xDFFF for character in text):  # noqa: PLR2004  surrogates
        raise WrongUsageError("The question is not valid UTF-8 text. Type it again.")
    if "\0" in text:
        raise WrongUsageError("The question holds a NUL character. Type it without.")
    return text


def filters_of(given: Sequence[str] | None) -> Mapping[str, Sequence[str]]:
    """Return facet -> accepted values; several values of one facet are alternatives."""
    filters: dict[str, list[str]] = {}
    for item in given or ():
        facet, equals, value = (part.strip() for part in item.partition("="))
        if not (facet and equals and value):
            raise WrongUsageError(
                f"--filter {item!r} has another form than FACET=VALUE, as in category=ict. "
                f"Facets: {', '.join(FACETS)}."
            )
        if facet not in FACETS:
            raise UnknownFacetError(facet, FACETS)
        filters.setdefault(facet, []).append(value)
    return filters


def _standard_input() -> str:
    raw = sys.stdin.buffer.read(QUESTION_BYTES)
    return raw.decode("utf-8", errors="surrogateescape").removeprefix("\ufeff").strip()
