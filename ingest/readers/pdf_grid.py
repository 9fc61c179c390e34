"""Finds tables without rules: rows of cells that keep to the same columns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.readers.pdf_columns import Row, segments_of
from ingest.readers.pdf_page import Box
from ingest.readers.tables import markdown_table

_MIN_ROWS = 3
_MARKER = re.compile(r"\W|\W?(?:\d{1,3}|[a-z])\W?")  # of a list or footnote: no first column
_FAR = 1.5  # line heights between two rows that are no longer one table

Span = tuple[float, float]


def with_grids(rows: Sequence[Row]) -> Iterator[Row]:
    """Yield the rows of a flow; rows that make a table come back as one row with that table."""
    run: list[Row] = []
    for row in rows:
        if run and not _goes_on(run, row):
            yield from _as_table(run)
            run = []
        run.append(row)
    if run:
        yield from _as_table(run)


def _goes_on(run: Sequence[Row], row: Row) -> bool:
    """Say whether a row may belong to the same table: cells in it, and near to the one above."""
    if not (_is_cells(run[0]) and _is_cells(row)):
        return False
    above = run[-1]
    gap = min(box.top for box in row) - max(box.bottom for box in above)
    return gap < _FAR * (above[0].bottom - above[0].top)


def _is_cells(row: Row) -> bool:
    return not row[0].is_table and len(list(segments_of(row))) > 1


def _as_table(run: list[Row]) -> list[Row]:
    columns = _columns(run)
    if len(run) < _MIN_ROWS or len(columns) < 2 or _is_list(run):  # noqa: PLR2004  one is no table
        return run
    cells = [_cells(row, columns) for row in run]
    boxes = [box for row in run for box in row]
    table = Box(
        text=markdown_table(cells),
        x0=min(box.x0 for box in boxes),
        x1=max(box.x1 for box in boxes),
        top=min(box.top for box in boxes),
        bottom=max(box.bottom for box in boxes),
        is_table=True,
    )
    return [[table]]


def _columns(run: Sequence[Row]) -> list[Span]:
    """Return the stretches of x that cells stand in; text in lines leaves a single one."""
    spans = sorted((cell[0].x0, cell[-1].x1) for row in run for cell in segments_of(row))
    columns: list[Span] = []
    for start, end in spans:
        if columns and start < columns[-1][1]:
            columns[-1] = (columns[-1][0], max(end, columns[-1][1]))
        else:
            columns.append((start, end))
    return columns


def _is_list(run: Sequence[Row]) -> bool:
    return all(_MARKER.fullmatch(row[0].text) and row[1].x0 - row[0].x1 > 0 for row in run)


def _cells(row: Row, columns: Sequence[Span]) -> list[str]:
    return [
        " ".join(box.text for box in row if start <= (box.x0 + box.x1) / 2 <= end)
        for start, end in columns
    ]
