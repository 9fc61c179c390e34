"""Rows of words become lines of text with a size and a column."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.readers.pdf_columns import Row, flows_of
from ingest.readers.pdf_grid import with_grids
from ingest.readers.pdf_page import Box, PageContent
from ingest.readers.right_to_left import in_reading_order


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of text, or a table; `left` and `right` are the edges of the column it stands in."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    is_bold: bool
    is_table: bool
    left: float
    right: float


_CONTENTS_ENTRY = re.compile(r"(?:\. ?){4,}\s*(?:\d+|[ivxl]+)$")
"""An entry of a table of contents: words that only point to where they are a heading."""
_NOTE = re.compile(r"\d{1,3}|[ivx]{1,5}|[*†‡]")
_SQUARES = {"2": "²", "3": "³"}


def lines_of(page: PageContent) -> list[list[Line]]:
    """Return the page's flows in reading order, each as its lines from top to bottom."""
    return [_flow(rows) for rows in flows_of(page.boxes)]


def _flow(rows: Sequence[Row]) -> list[Line]:
    left = min(row[0].x0 for row in rows)
    right = max(row[-1].x1 for row in rows)
    lines = (_line(row, left, right) for row in with_grids(rows))
    return [line for line in lines if line.text and not _CONTENTS_ENTRY.search(line.text)]


def _line(row: Row, left: float, right: float) -> Line:
    sizes = Counter[float]()
    for box in row:
        sizes[box.size] += len(box.text)
    size = sizes.most_common(1)[0][0]
    return Line(
        text=row[0].text if row[0].is_table else _text(row, size),
        x0=row[0].x0,
        x1=row[-1].x1,
        top=min(box.top for box in row if box.size == size),
        bottom=max(box.bottom for box in row if box.size == size),
        size=size,
        is_bold=all(box.is_bold for box in row if len(box.text) > 1),
        is_table=row[0].is_table,
        left=left,
        right=right,
    )


def _text(row: Row, size: float) -> str:
    """Join the words; parts of one word in two fonts get no space between them."""
    baseline = max((box.bottom for box in row if box.size == size), default=row[0].bottom)
    text, last = "", row[0]
    for box in in_reading_order(row):
        gap = " " if text and _gap(last, box) > 0.12 * size else ""
        if _is_raised(box, size, baseline):
            text += _SQUARES.get(box.text, "") if re.search(r"\b[ckm]?m$", text) else ""
        elif text and box.text == "•":  # a glyph without a meaning, amid words
            continue
        else:
            text += gap + box.text
        last = box
    return text.strip()


def _gap(box: Box, following: Box) -> float:
    return max(following.x0 - box.x1, box.x0 - following.x1)


def _is_raised(box: Box, size: float, baseline: float) -> bool:
    """Tell the number of a footnote, which would stick to the word before it."""
    is_small = box.size < 0.8 * size
    return is_small and bool(_NOTE.fullmatch(box.text)) and box.bottom < baseline - 0.15 * size
