"""Hits on the screen: a table on a terminal, one line a hit in a pipe."""

from __future__ import annotations

from bots.answer_shape import HitJson, HitsJson
from bots.render import plain
from bots.terminal.screen import console, is_terminal, note, say


def show_hits(found: HitsJson) -> None:
    """Show the hits, best first."""
    if not found["hits"]:
        note("Nothing found.")
    elif is_terminal():
        _show_table(found["hits"])
    else:
        for hit in found["hits"]:
            say(_line(hit))


def _line(hit: HitJson) -> str:
    """Return the columns with tabs between them: a text holds none, after `plain`."""
    columns = (
        str(hit["rank"]),
        f"{hit['score']:.3f}",
        hit["document_id"],
        _page(hit),
        hit["section"] or "",
        hit["title"],
        hit["source"],
        hit["text"],
    )
    return "\t".join(plain(column) for column in columns)


def _show_table(hits: list[HitJson]) -> None:
    from rich.table import Table  # noqa: PLC0415  0.1 s, not needed in a pipe
    from rich.text import Text  # noqa: PLC0415  as above

    table = Table(box=None, padding=(0, 1, 1, 0), pad_edge=False)
    table.add_column("#", justify="right")
    table.add_column("Score", justify="right")
    table.add_column("Passage", overflow="fold")
    for hit in hits:
        place = " › ".join(filter(None, (_page(hit), hit["section"])))
        passage = Text()
        passage.append(plain(hit["title"]), style="bold")
        passage.append(f"\n{plain(place)}" if place else "", style="cyan")
        passage.append(f"\n{plain(hit['text'])}")
        passage.append(f"\n{plain(hit['source'])}", style="blue")
        table.add_row(str(hit["rank"]), f"{hit['score']:.3f}", passage)
    console().print(table)


def _page(hit: HitJson) -> str:
    return f"p. {hit['page']}" if hit["page"] is not None else ""
