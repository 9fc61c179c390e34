"""How the words of a quote are shown as a sentence, a table row with the heads of its columns."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.document import Chunk, Span

_BARS = re.compile(r"(?<!\\)\|")
_BRACKETS = re.compile(r"\[[^\[\]]+\]")
_RULE = re.compile(r"\|(?:\s*:?-{2,}:?\s*\|)+")  # between the heads of a table and its rows


def shown(quote: str) -> str:
    """Return the quote on one line; a table row as its cells, without the Markdown around them."""
    line = re.sub(r"\s+", " ", quote).strip()
    if line.startswith("|") and line.endswith("|"):
        return " – ".join(cell for cell in _cells(line) if cell)
    return line


def shown_row(quote: str, header: Sequence[str]) -> str:
    """Return a table row as its cells, each after the head of its column in brackets."""
    cells = zip(header, _cells(quote.strip()), strict=True)
    return " – ".join(f"[{head}] {cell}" if head else cell for head, cell in cells if cell)


def header_of(chunk: Chunk, span: Span) -> tuple[str, ...]:
    """Return the heads of the table that a row stands in, one a column.

    Empty for what is no row, where its table begins in another chunk, and where the row has not
    as many cells as the table has columns.
    """
    row = chunk.quote(span).strip()
    if not row.startswith("|"):
        return ()
    table: list[str] = []
    for line in reversed(chunk.text[: span.start - chunk.start].rstrip("\n").split("\n")):
        if not line.lstrip().startswith("|"):
            break
        table.insert(0, line.strip())
    if len(table) < 2 or not _RULE.fullmatch(table[1]):  # noqa: PLR2004  heads and rule
        return ()
    heads, cells = _cells(table[0]), _cells(row)
    return tuple(heads) if len(heads) == len(cells) else ()


def without_brackets(text: str) -> str:
    """Return the text without any words in brackets."""
    return re.sub(r"\s+", " ", _BRACKETS.sub("", text)).strip()


def _cells(row: str) -> list[str]:
    """Return the cells of a row; a bar in a cell is written with a backslash."""
    inside = _BARS.split(row.strip())[1:]
    cells = inside[:-1] if inside and not inside[-1].strip() else inside
    return [cell.replace("\\|", "|").strip() for cell in cells]
