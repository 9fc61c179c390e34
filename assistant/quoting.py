"""How the words of a quote are shown as a sentence, and what may be added to them in brackets."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ingest.document import Chunk, Span

_BARS = re.compile(r"(?<!\\)\|")
_RULE = re.compile(r"\|[\s:|-]+\|")  # what parts the header of a table from its rows
_BRACKETS = re.compile(r"\[([^\[\]]+)\]")


def shown(quote: str) -> str:
    """Return the quote on one line; a table row as its cells, without the Markdown around them."""
    line = re.sub(r"\s+", " ", quote).strip()
    if line.startswith("|") and line.endswith("|"):
        return " – ".join(cell for cell in _cells(line) if cell)
    return line


def shown_row(quote: str, header: Sequence[str]) -> str:
    """Return a table row as its cells, each after the head of its column in brackets."""
    cells = zip(header, _cells(quote.strip()), strict=False)
    return " – ".join(f"[{head}] {cell}" if head else cell for head, cell in cells if cell)


def header_of(chunk: Chunk, span: Span) -> tuple[str, ...]:
    """Return the heads of the table that a row stands in, one a column.

    Empty for what is no row, and where its table begins in another chunk.
    """
    if not chunk.quote(span).lstrip().startswith("|"):
        return ()
    above = chunk.text[: span.start - chunk.start].rstrip("\n").split("\n")
    for number in range(len(above) - 1, 0, -1):
        line = above[number].strip()
        if not line.startswith("|"):
            break
        if _RULE.fullmatch(line):
            cells = _cells(above[number - 1].strip())
            return tuple(cells) if len(cells) == len(_cells(chunk.quote(span).strip())) else ()
    return ()


def without_added(text: str, added: Iterable[str]) -> str:
    """Return the text without words in brackets that are among those that may be added."""
    allowed = frozenset(added)
    kept = _BRACKETS.sub(lambda found: "" if found[1] in allowed else found[0], text)
    return re.sub(r"\s+", " ", kept).strip()


def without_brackets(text: str) -> str:
    """Return the text without any words in brackets."""
    return re.sub(r"\s+", " ", _BRACKETS.sub("", text)).strip()


def _cells(row: str) -> list[str]:
    return [cell.strip() for cell in _BARS.split(row.strip("|"))]
