"""A table of an answer as lines: in Markdown, or a block a row for where columns do not fit."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from assistant.answer import Cell, Table
from bots.answer_json import marked


def markdown_table(table: Table, clean: Callable[[str], str]) -> Iterator[str]:
    """Yield the lines of a Markdown table; `clean` escapes what documents say, pipes included."""
    yield markdown_row(clean(column) for column in table.columns)
    yield markdown_row("---" for _ in table.columns)
    for row in table.rows:
        yield markdown_row(marked_cell(cell, clean) for cell in row)


def markdown_row(cells: Iterable[str]) -> str:
    """Return a line of a Markdown table; its cells are Markdown."""
    return f"| {' | '.join(cells)} |"


def text_blocks(table: Table, clean: Callable[[str], str]) -> Iterator[str]:
    """Yield a block of lines for each row: its first cell, and beneath it the others by column."""
    for position, (head, *cells) in enumerate(table.rows):
        if position:
            yield ""
        yield marked_cell(head, clean)
        for column, cell in zip(table.columns[1:], cells, strict=True):
            yield f"  {clean(column)}: {marked_cell(cell, clean)}"


def marked_cell(cell: Cell, clean: Callable[[str], str]) -> str:
    """Return the words of a cell and the numbers of its citations: `Text. [1][2]`."""
    return marked(clean(cell.text), cell.citations)
