"""Puts the boxes of a page in reading order: columns found by the gutters between them."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator, Sequence

from ingest.readers.pdf_page import Box

Row = list[Box]
"""Boxes beside each other, from left to right."""

_MIN_LINES = 4  # on both sides of a gutter, before columns are believed in
_MIN_FILL = 0.4  # of the column's width that its lines fill on average: figures in a table don't
_MIN_WORDS = 2.5  # in a line of a column, on average: cells of a table have less
_EDGE = 0.2  # of the width: what stands nearer to the edge is a margin note or a page number


def flows_of(boxes: Sequence[Box]) -> list[list[Row]]:
    """Return the flows of a page in reading order, each with its rows from top to bottom.

    A flow is a stretch of text that no gutter divides: a whole page, a column, a title across
    columns.
    """
    segments = [segment for row in rows_of(boxes) for segment in segments_of(row)]
    gutter = _find_gutter(segments)
    if gutter is None:
        return [rows_of(boxes)] if boxes else []
    flows: list[list[Row]] = []
    for is_crossing, band in _bands(segments, gutter):
        members = [box for segment in band for box in segment]
        if is_crossing:
            flows.append(rows_of(members))
            continue
        flows += flows_of([box for box in members if box.x0 < gutter])
        flows += flows_of([box for box in members if box.x0 >= gutter])
    return flows


def rows_of(boxes: Sequence[Box]) -> list[Row]:
    """Group boxes whose heights overlap by half, from top to bottom; a table is its own row."""
    rows: list[Row] = []
    for box in sorted(boxes, key=lambda box: (box.top, box.x0)):
        row = next((row for row in reversed(rows[-3:]) if _is_beside(box, row)), None)
        if row is None:
            rows.append([box])
        else:
            row.append(box)
    return sorted(
        (sorted(row, key=lambda box: box.x0) for row in rows), key=lambda row: _main(row).middle
    )


def _is_beside(box: Box, row: Row) -> bool:
    if box.is_table or row[0].is_table:
        return False
    other = _main(row)
    overlap = min(box.bottom, other.bottom) - max(box.top, other.top)
    heights = sorted((box.bottom - box.top, other.bottom - other.top))
    is_initial = heights[1] > 2 * max(heights[0], 0.1)  # a letter three lines high
    return not is_initial and overlap > heights[0] / 2


def _main(row: Row) -> Box:
    return max(row, key=lambda box: box.bottom - box.top)


def segments_of(row: Row) -> Iterator[Row]:
    """Cut a row where a gap is too wide for a space."""
    segment = row[:1]
    for left, right in itertools.pairwise(row):
        if right.x0 - left.x1 > max(8.0, left.size):
            yield segment
            segment = []
        segment.append(right)
    yield segment


def _find_gutter(segments: Sequence[Row]) -> float | None:
    """Return the x that divides most lines into columns, if any does."""
    if len(segments) < 2 * _MIN_LINES:
        return None
    left = min(segment[0].x0 for segment in segments)
    right = max(segment[-1].x1 for segment in segments)
    edge = _EDGE * (right - left)
    starts = Counter(round(segment[0].x0) for segment in segments)
    scores = {
        x - 2.0: _columned_lines(segments, x - 2.0)
        for x, count in starts.items()
        if count >= _MIN_LINES and left + edge < x < right - edge
    }
    best = max(scores, key=lambda x: scores[x], default=None)
    return best if best is not None and scores[best] else None


def _columned_lines(segments: Sequence[Row], gutter: float) -> int:
    """Count the lines in bands that have a real column on both sides of the gutter."""
    count = 0
    for is_crossing, band in _bands(segments, gutter):
        left = [segment for segment in band if segment[0].x0 < gutter]
        right = [segment for segment in band if segment[0].x0 >= gutter]
        if not is_crossing and _is_column(left) and _is_column(right):
            count += len(band)
    return count


def _is_column(segments: Sequence[Row]) -> bool:
    if len(segments) < _MIN_LINES:
        return False
    if sum(map(len, segments)) < _MIN_WORDS * len(segments):
        return False
    width = max(s[-1].x1 for s in segments) - min(s[0].x0 for s in segments)
    heights = {round(segment[0].top) for segment in segments}  # columns may stand beside each other
    return sum(s[-1].x1 - s[0].x0 for s in segments) / len(heights) >= _MIN_FILL * width


def _bands(segments: Sequence[Row], gutter: float) -> Iterator[tuple[bool, list[Row]]]:
    """Yield stretches of segments that cross the gutter (True) or keep beside it (False)."""
    band: list[Row] = []
    was_crossing = False
    for segment in segments:
        is_crossing = segment[0].x0 < gutter < segment[-1].x1
        if band and is_crossing != was_crossing:
            yield was_crossing, band
            band = []
        band.append(segment)
        was_crossing = is_crossing
    if band:
        yield was_crossing, band
