"""A gap report on the screen: tables on a terminal, one line a row in a pipe."""

from __future__ import annotations

from assistant.gaps.report import Gap, GapReport
from bots.gap_rows import rows
from bots.gap_words import labels, scope, shortfall_words, withheld
from bots.render import plain
from bots.terminal.screen import console, note, say


def show_gaps(report: GapReport, *, as_tables: bool) -> None:
    """Show the report; without tables, what is said about it goes to standard error."""
    if not as_tables:
        for row in rows(report):
            say("\t".join(row))
        note(f"{scope(report)} {withheld(report)}")
        return
    say(scope(report))
    if report.gaps:
        _show_gaps(report)
    else:
        say(f"No question without a good answer is shared by {report.k} conversations.")
    if report.themes:
        _show_themes(report)
    say(withheld(report))


def _show_gaps(report: GapReport) -> None:
    from rich.table import Table  # noqa: PLC0415  0.1 s, not needed in a pipe
    from rich.text import Text  # noqa: PLC0415  as above

    table = Table(box=None, padding=(0, 1, 1, 0), pad_edge=False)
    table.add_column("Conversations", justify="right")
    table.add_column("Questions", justify="right")
    table.add_column("Without a good answer", overflow="fold", ratio=3)
    table.add_column("Nearest documents", overflow="fold", ratio=2)
    for gap in report.gaps:
        nearest = "\n".join(plain(near.title) for near in gap.nearest)
        asked = Text.assemble((plain(gap.question), "bold"), f"\n{_about(gap)}")
        table.add_row(str(gap.conversations), str(gap.questions), asked, nearest)
    console().print(table)


def _about(gap: Gap) -> str:
    facets = (labels("category", gap.categories), labels("phase", gap.phases))
    return " · ".join(filter(None, (*facets, shortfall_words(gap.shortfalls))))


def _show_themes(report: GapReport) -> None:
    from rich.table import Table  # noqa: PLC0415  as above

    table = Table(box=None, padding=(0, 1, 0, 0), pad_edge=False)
    table.add_column("Conversations", justify="right")
    table.add_column("Questions", justify="right")
    table.add_column("Other questions about")
    for theme in report.themes:
        label = labels(theme.facet, [theme.key])
        about = f"{label} (phase)" if theme.facet == "phase" else label
        table.add_row(str(theme.conversations), str(theme.questions), about)
    console().print(table)
