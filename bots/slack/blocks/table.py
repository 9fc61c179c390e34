"""Pilots side by side as Slack's table, or as a list where a table would not fit."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answer import Cell, Table
from bots.answer_json import marked
from bots.slack.blocks.ids import TABLE_BLOCK
from bots.slack.blocks.kit import Block, rich_list, rich_section, rich_text, words
from bots.slack.blocks.text import inert_line, length

ROWS = 100
COLUMNS = 20
CHARACTERS = 9_500
"""Slack's limit is 10,000 over all cells."""
CELL_LIMIT = 2_000


def table_messages(table: Table) -> list[list[Block]]:
    """Return the blocks of one message after another: a message has one table.

    Rows go on in a table of their own with the same heads; more columns than Slack has, or a row
    that is over its limit alone, make lists.
    """
    heads = [_cell(Cell(text=column)) for column in table.columns]
    rows = [[_cell(cell) for cell in row] for row in table.rows]
    size = _size(heads)
    if len(heads) > COLUMNS or any(size + _size(row) > CHARACTERS for row in rows):
        return [[rich_text(_listed(row, heads))] for row in rows]
    parts: list[list[list[Block]]] = []
    for row in rows:
        is_full = not parts or len(parts[-1]) == ROWS
        if is_full or sum(map(_size, parts[-1])) + _size(row) > CHARACTERS:
            parts.append([heads])
        parts[-1].append(row)
    return [[_table(part)] for part in parts]


def has_table(blocks: Sequence[Block]) -> bool:
    """Tell whether one of the blocks is a table."""
    return any(block.get("type") == "table" for block in blocks)


def without_tables(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks with a list for each table: for where Slack refuses one."""
    found: list[Block] = []
    for block in blocks:
        if block["type"] == "table":
            heads, *rows = block["rows"]
            found.append(rich_text([part for row in rows for part in _listed(row, heads)]))
        else:
            found.append(block)
    return found


def _table(rows: list[list[Block]]) -> Block:
    return {
        "type": "table",
        "block_id": TABLE_BLOCK,
        "rows": rows,
        "column_settings": [{"is_wrapped": True} for _ in rows[0]],
    }


def _listed(row: list[Block], heads: list[Block]) -> list[Block]:
    """Return a row as its first cell, and the others beneath it by column."""
    head, *cells = row
    items = [
        [words(f"{column['text']}: ", bold=True), words(cell["text"])]
        for column, cell in zip(heads[1:], cells, strict=True)
    ]
    title = rich_section([words(head["text"], bold=True)])
    return [title, rich_list(items)] if items else [title]


def _cell(cell: Cell) -> Block:
    marks = marked("", cell.citations).strip()
    text = inert_line(cell.text, CELL_LIMIT - len(marks) - 1)
    return {"type": "raw_text", "text": " ".join(filter(None, (text, marks))) or "–"}


def _size(row: list[Block]) -> int:
    return sum(length(cell["text"]) for cell in row)
