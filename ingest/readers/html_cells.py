"""Gives each cell of an HTML table a column of its own: converters know no cells over rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_MOST = 50  # rows or columns that a cell may reach over
_WIDEST = 100  # columns: a table that says it has more is made to cost time and memory


def align_cells(table: HtmlElement) -> None:
    """Put an empty cell beneath each cell that reaches over several rows."""
    covered: dict[int, int] = {}  # column -> rows that a cell above still reaches over
    for row in table.iter("tr"):
        column = 0
        for cell in [child for child in row if child.tag in {"td", "th"}]:
            column = _filled(row, cell, column, covered)
            width, height = _span(cell, "colspan"), _span(cell, "rowspan")
            cell.attrib.pop("rowspan", None)
            if column + width > _WIDEST:
                cell.attrib.pop("colspan", None)
                width, height = 1, 1
            for each in range(column, column + width):
                covered[each] = height - 1
            column += width
        _filled(row, None, column, covered)


def _filled(
    row: HtmlElement, cell: HtmlElement | None, column: int, covered: dict[int, int]
) -> int:
    """Put empty cells before `cell` (None: at the end) where cells reach from above."""
    while covered.get(column):
        covered[column] -= 1
        empty = row.makeelement("td")
        if cell is None:
            row.append(empty)
        else:
            cell.addprevious(empty)
        column += 1
    return column


def _span(cell: HtmlElement, name: str) -> int:
    text = cell.get(name, "1").strip()
    return min(max(int(text), 1), _MOST) if text.isascii() and text.isdigit() else 1
