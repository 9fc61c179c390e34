"""What stands on one page of a PDF: words with their places, and tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ingest.readers.cleaning import clean_line
from ingest.readers.pdf_hidden import visible
from ingest.readers.pdf_unreadable import is_garbled, is_unmapped
from ingest.readers.right_to_left import as_read
from ingest.readers.tables import markdown_table
from ingest.readers.wrapping import join_lines

if TYPE_CHECKING:
    from pdfplumber.page import Page
    from pdfplumber.table import Table as FoundTable


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A word, or a whole table as Markdown. Lengths are in points, from the top left corner."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float = 0.0
    is_bold: bool = False
    is_table: bool = False

    @property
    def middle(self) -> float:
        """Height of its centre line."""
        return (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True, kw_only=True)
class PageContent:
    """A page's boxes in no order; `number` counts physical pages from 1.

    `is_unreadable` says that its glyphs stand for no characters; then it has no boxes.
    `is_recognised` says that its boxes are what was made out of a picture.
    """

    number: int
    height: float
    boxes: tuple[Box, ...]
    has_images: bool
    is_unreadable: bool = False
    is_recognised: bool = False

    @property
    def is_picture(self) -> bool:
        """Say whether its text can't be selected: a scan has at most a stamp on it."""
        characters = sum(len(box.text) for box in self.boxes)
        return self.is_unreadable or (characters < _MIN_CHARACTERS and self.has_images)


_BOLD = re.compile(r"bold|black|heavy|demi", re.IGNORECASE)
_UNMAPPED = re.compile(r"\(cid:\d+\)")
_PRIVATE = re.compile(r"[\ue000-\uf8ff]")
_MIN_CHARACTERS = 10
_MAX_DRAWN = 200  # shapes, on a page without text: letters that were made outlines
_MAX_RULES = 1500  # more lines and rectangles than this is a drawing, and would take minutes
_MAX_CELL = 600  # characters: a longer average is text laid out in boxes


def read_page(page: Page) -> PageContent:
    """Return what stands on the page; text that stands upright only (no watermarks)."""
    page = _once(visible(page))
    tables = list(_tables(page))
    words = [word for word in _words(page) if not any(_is_within(word, table) for table in tables)]
    is_unreadable = is_unmapped(page.chars) or is_garbled(word.text for word in words)
    return PageContent(
        number=page.page_number,
        height=float(page.height),
        boxes=() if is_unreadable else (*words, *tables),
        has_images=bool(page.images) or len(page.curves) > _MAX_DRAWN,
        is_unreadable=is_unreadable,
    )


def _once(page: Page) -> Page:
    """Return the page without characters printed twice to look bold; rare, so looked for first."""
    seen = {(c["text"], round(c["x0"]), round(c["top"])) for c in page.chars}
    return page.dedupe_chars() if len(seen) < 0.9 * len(page.chars) else page


def _words(page: Page) -> Iterator[Box]:
    found = page.extract_words(extra_attrs=["fontname", "size"], x_tolerance_ratio=0.2)
    sideways = sum(not word["upright"] for word in found) > len(found) / 2
    for word in found:
        text = _readable(word["text"])
        if text and (sideways or word["upright"]):
            yield Box(
                text=text,
                x0=word["x0"],
                x1=word["x1"],
                top=word["top"],
                bottom=word["bottom"],
                size=round(word["size"] * 2) / 2,
                is_bold=bool(_BOLD.search(word["fontname"])),
            )


def _readable(text: str) -> str:
    """Return the word without glyphs that stand for no character; alone they are list bullets."""
    return as_read(_plain(text)) or "•"


def _plain(text: str) -> str:
    """Clean a piece of text; a soft hyphen that is printed is a hyphen."""
    return clean_line(_PRIVATE.sub("", _UNMAPPED.sub("", text)).replace("\u00ad", "-"))


def _tables(page: Page) -> Iterator[Box]:
    rules = len(page.lines) + len(page.rects) + len(page.curves)
    if not 0 < rules <= _MAX_RULES:
        return
    for found in page.find_tables():
        rows = [[_cell_text(cell) for cell in row] for row in found.extract()]
        if _is_table(rows):
            yield _table_box(found, rows)


def _cell_text(cell: str | None) -> str:
    return join_lines(_plain(line) for line in (cell or "").split("\n"))


def _is_table(rows: list[list[str]]) -> bool:
    """Tell a table from frames and coloured boxes around text."""
    filled = [cell for row in rows for cell in row if cell]
    several = sum(sum(map(bool, row)) > 1 for row in rows)
    columns = sum(any(column) for column in zip(*rows, strict=True))
    if several < 2 or columns < 2:  # noqa: PLR2004  a table has two rows and two columns
        return False
    return several >= len(rows) / 2 and sum(map(len, filled)) / len(filled) <= _MAX_CELL


def _table_box(found: FoundTable, rows: list[list[str]]) -> Box:
    x0, top, x1, bottom = found.bbox
    return Box(text=markdown_table(rows), x0=x0, x1=x1, top=top, bottom=bottom, is_table=True)


def _is_within(word: Box, table: Box) -> bool:
    across = table.x0 <= (word.x0 + word.x1) / 2 <= table.x1
    return across and table.top <= word.middle <= table.bottom
