"""`leerkring gaps`: what could not be answered, for the people who keep the corpus.

It needs no server: the journal may be read while one writes to it, and documents that came near
are kept with each question.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bots.errors import WrongUsageError
from bots.terminal.options import Audience, DataDir, Json, LogLevelOption, start
from bots.terminal.outcome import Outcome
from bots.terminal.screen import is_terminal, note

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from assistant.gaps.report import GapReport
    from assistant.journal.port import AskedQuestion
    from bots.settings import Settings

Since = Annotated[
    str | None,
    typer.Option(
        metavar="WHEN",
        help="Questions since then: 30d, 12w or 2026-01-31. Unset: all that are kept.",
        show_default=False,
    ),
]
Html = Annotated[
    Path | None,
    typer.Option(metavar="FILE", help="Write a page to pass on.", show_default=False),
]
Csv = Annotated[
    Path | None,
    typer.Option(metavar="FILE", help="Write rows for a spreadsheet.", show_default=False),
]
K = Annotated[
    int | None,
    typer.Option(
        "--k",
        min=2,
        help="Show only what so many conversations share; more than LEERKRING_GAPS_K, not less.",
        show_default=False,
    ),
]


def gaps(
    *,
    since: Since = None,
    html: Html = None,
    csv: Csv = None,
    k: K = None,
    audience: Audience = None,
    as_json: Json = False,
    data_dir: DataDir = None,
    log_level: LogLevelOption = None,
) -> Outcome:
    """Show what could not be answered, grouped by meaning; nothing that few people asked."""
    settings = start(data_dir, log_level)
    from datetime import UTC, datetime  # noqa: PLC0415  --help needs none of it

    from bots.gap_json import gaps_to_json  # noqa: PLC0415  as above
    from bots.terminal.gaps_view import show_gaps  # noqa: PLC0415  as above
    from bots.terminal.since import since_of  # noqa: PLC0415  as above

    begin = None if since is None else since_of(since, now=datetime.now(UTC))
    report = _report(settings, since=begin, k=_k(k, settings), audience=audience or ())
    if not as_json:
        show_gaps(report, as_tables=is_terminal())
    _write(report, html=html, csv=csv)
    return Outcome(document=gaps_to_json(report))


def _k(given: int | None, settings: Settings) -> int:
    least = settings.assistant.gaps_k
    if given is not None and given < least:
        raise WrongUsageError(
            f"--k {given} would show what fewer conversations share than LEERKRING_GAPS_K "
            f"({least}) allows. Give {least} or more."
        )
    return given or least


def _report(
    settings: Settings, *, since: datetime | None, k: int, audience: Sequence[str]
) -> GapReport:
    from assistant.gaps.find import find_gaps  # noqa: PLC0415  --help needs none of it
    from bots.terminal.asked import audience_of  # noqa: PLC0415  as above
    from ingest.text.engines import make_embedder  # noqa: PLC0415  as above

    may_read = audience_of(audience)
    return find_gaps(
        _asked(settings, since),
        lambda: make_embedder(settings.ingest),
        k=k,
        audience=may_read,
        since=since,
    )


def _asked(settings: Settings, since: datetime | None) -> tuple[AskedQuestion, ...]:
    from assistant.journal.opening import is_there, open_kept, place_of  # noqa: PLC0415  as above

    folder = settings.ingest.data_dir
    if not is_there(settings.journal, data_dir=folder):
        place = place_of(settings.journal, data_dir=folder)
        note(f"There is no journal in {place} yet: it begins with the first question.")
        return ()
    with open_kept(settings.journal, data_dir=folder) as journal:
        return journal.questions(since=since)


def _write(report: GapReport, *, html: Path | None, csv: Path | None) -> None:
    if html is not None:
        from bots.gap_html import to_html  # noqa: PLC0415  jinja2, only where it is asked for

        html.write_text(to_html(report), "utf-8")
    if csv is not None:
        from bots.gap_rows import to_csv  # noqa: PLC0415  as above

        csv.write_text(to_csv(report), "utf-8-sig", newline="")  # Excel knows UTF-8 by its mark
