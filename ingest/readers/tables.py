"""Writes rows of cells as a Markdown table."""

from __future__ import annotations

import re
from collections.abc import Sequence

_FEW_COLUMNS = 2
_MAX_CELLS = 1_000_000  # rows times columns: one of more is made to cost time and memory
_TABLE = re.compile(r"(?:^\|.*\|[ ]*(?:\n|\Z))+", re.MULTILINE)
_RULE_ROW = re.compile(r"\|(?:\s*:?-+:?\s*\|)+")


def markdown_table(rows: Sequence[Sequence[str]], *, has_header: bool | None = None) -> str:
    """Return a Markdown table without its empty rows and columns; "" where nothing is left.

    Where it is not known whether the first row is a header (None), it is one in tables of three
    columns and more and above figures: in two columns of words the first row is mostly a fact
    like the others ("Organisatie | Provincie X"), which must stay quotable.
    """
    if len(rows) * max(map(len, rows), default=0) > _MAX_CELLS:
        return "\n\n".join(filter(None, (" ".join(map(_cell, row)).strip() for row in rows)))
    cells = _without_empty([[_cell(cell) for cell in row] for row in rows])
    if not cells:
        return ""
    if has_header is None:
        has_header = _looks_like_header(cells)
    header, body = (cells[0], cells[1:]) if has_header else ([""] * len(cells[0]), cells)
    return "\n".join([_row(header), "|" + " --- |" * len(header), *map(_row, body)])


def with_headers(markdown: str) -> str:
    """Return Markdown that a converter wrote with a header row, or an empty one, on each table."""
    return _TABLE.sub(_with_header, markdown)


def _with_header(table: re.Match[str]) -> str:
    """Rewrite a table: its file seldom says which row is the header."""
    lines = table.group().strip().split("\n")
    rows = [_split(line) for line in lines if not _RULE_ROW.fullmatch(line.strip())]
    if not rows:
        return ""
    if any(rows[0]) and len(lines) > len(rows):
        is_header: bool | None = True
    else:
        rows = [row for row in rows if any(row)]
        is_header = True if rows and _all_bold(rows[0]) else None
    return markdown_table(rows, has_header=is_header) + "\n"


def _split(line: str) -> list[str]:
    return [cell.strip() for cell in re.split(r"(?<!\\)\|", line.strip().strip("|"))]


def _all_bold(row: list[str]) -> bool:
    return all(cell.startswith("**") and cell.endswith("**") for cell in row if cell)


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("\\|", "|").replace("|", "\\|")


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def _without_empty(rows: list[list[str]]) -> list[list[str]]:
    width = max(map(len, rows), default=0)
    full = [row + [""] * (width - len(row)) for row in rows if any(row)]
    used = [index for index in range(width) if any(row[index] for row in full)]
    return [[row[index] for index in used] for row in full]


def _looks_like_header(rows: list[list[str]]) -> bool:
    first, rest = rows[0], rows[1:]
    if not rest or sum(map(bool, first)) < len(first) - 1:
        return False
    if len(first) > _FEW_COLUMNS:
        return True
    return not _has_digit(first[-1]) and all(_has_digit(row[-1]) for row in rest)


def _has_digit(text: str) -> bool:
    return any(character.isdigit() for character in text)
