"""Drops what repeats at the edges of pages: running headers, footers, page numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from ingest.readers.pdf_columns import Row, rows_of, segments_of
from ingest.readers.pdf_page import PageContent

_EDGE_ZONE = 0.1  # of the page's height, at the top and at the bottom
_APART = 0.8  # of a line's height: more than there is between the lines of a text
_PAGE_NUMBER = re.compile(
    r"\W*(?:(?:pagina|page|seite|blz|pag|p)\b\W*)?\d{1,4}\W*"
    r"(?:(?:van|of|sur|de|von|aus|/)\s*\d{1,4}\W*)?|[ivxl]{1,6}",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?:\S+\s+){3,}\S+[.!?]$")


def body_size(pages: Sequence[PageContent]) -> float:
    """Return the font size that most of the text has, in points."""
    sizes = Counter[float]()
    for page in pages:
        for box in page.boxes:
            if not box.is_table:
                sizes[box.size] += len(box.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def without_furniture(pages: Sequence[PageContent]) -> list[PageContent]:
    """Return the pages without their running headers and footers.

    What stands at the same height of two pages of a short file, or three of a longer one, is
    furniture (headers often change with the chapter); figures in it may differ. Where that is all
    there is, it is the text.
    """
    body = body_size(pages)
    counts = Counter(
        key for page in pages for key in {_key(row, body) for row in _edge_segments(page)}
    )
    enough = min(3, max(2, len(pages) // 2))
    repeated = {key for key, count in counts.items() if count >= enough}
    stripped = [_stripped(page, repeated, body) for page in pages]
    return stripped if any(page.boxes for page in stripped) else list(pages)


def _stripped(page: PageContent, repeated: set[tuple[str, int]], body: float) -> PageContent:
    dropped = {
        id(box)
        for row in _edge_rows(page)
        for segment in segments_of(row)
        if _key(segment, body) in repeated or _has_page_number(row)
        for box in segment
        if not box.is_table
    }
    return replace(page, boxes=tuple(box for box in page.boxes if id(box) not in dropped))


def _edge_segments(page: PageContent) -> Iterator[Row]:
    return (segment for row in _edge_rows(page) for segment in segments_of(row))


def _edge_rows(page: PageContent) -> list[Row]:
    """Return the rows near an edge that a gap parts from the text."""
    rows = rows_of(page.boxes)
    zone = _EDGE_ZONE * page.height
    above = [row for row in rows if _bottom(row) < zone]
    below = [row for row in reversed(rows) if _top(row) > page.height - zone]
    inward = {id(row): following for row, following in pairwise(rows)}
    outward = {id(following): row for row, following in pairwise(rows)}
    return [*_until_gap(above, inward), *_until_gap(below, outward)]


def _until_gap(rows: Sequence[Row], neighbours: Mapping[int, Row]) -> Sequence[Row]:
    """Return the rows up to the last that stands apart from its neighbour towards the text."""
    for count in range(len(rows), 0, -1):
        row = rows[count - 1]
        other = neighbours.get(id(row))
        if other is None or _gap(row, other) > _APART * (_bottom(row) - _top(row)):
            return rows[:count]
    return ()


def _gap(row: Row, other: Row) -> float:
    return max(_top(row), _top(other)) - min(_bottom(row), _bottom(other))


def _top(row: Row) -> float:
    return min(box.top for box in row)


def _bottom(row: Row) -> float:
    return max(box.bottom for box in row)


def _has_page_number(row: Row) -> bool:
    """Say whether a page number stands in the row: then its other segments are furniture too.

    A number before a sentence is a footnote's.
    """
    segments = [_text(segment) for segment in segments_of(row)]
    is_note = len(segments) > 1 and bool(_SENTENCE.search(" ".join(segments[1:])))
    return not is_note and any(_PAGE_NUMBER.fullmatch(segment) for segment in segments)


def _key(segment: Row, body: float) -> tuple[str, int]:
    """Return text and height; larger than the body, "Pilot 1" and "Pilot 2" are titles."""
    text = _text(segment)
    is_title = segment[0].size > body + 1
    return text if is_title else re.sub(r"\d+", "#", text), round(segment[0].top / 4)


def _text(segment: Row) -> str:
    return " ".join(box.text for box in segment)
