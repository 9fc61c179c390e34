"""Lines of a PDF become headings, paragraphs, list items and tables."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from ingest.readers.pdf_lines import Line
from ingest.readers.wrapping import join_two


class Kind(StrEnum):
    """What a block is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    TABLE = "table"


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A block of text on one line (a table: on several). `level` is a heading's, from 1."""

    kind: Kind
    text: str
    level: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """How a file sets its text: sizes in points, `leading` from one line's top to the next's."""

    body: float
    headings: tuple[float, ...]
    leading: float
    bold_headings: bool


_BULLET = re.compile(r"(?:[•●▪■○◦‣➢✓✔·∙]\s*|[o–-]\s+)(?=\S)")
_NUMBER = re.compile(r"(?:\d{1,2}[.)]|[a-z][.)]|\([a-z0-9]{1,2}\))\s+(?=\S)")
_LEVELS = 4
_MAX_HEADING = 200  # characters: longer is an introduction set in large type
_MAX_BOLD_HEADING = 90


def style_of(lines: Sequence[Line], body: float) -> Style:
    """Return the style of a whole file, given its lines and its body's font size."""
    text = [line for line in lines if not line.is_table]
    sizes = Counter[float]()
    for line in text:
        sizes[line.size] += len(line.text)
    total = max(1, sum(sizes.values()))
    steps = (
        line.top - above.top
        for above, line in itertools.pairwise(text)
        if above.size == line.size == body and 0 < line.top - above.top < 3 * body
    )
    leading = Counter(round(step, 0) for step in steps).most_common(1)
    bold = sum(len(line.text) for line in text if line.size == body and line.is_bold)
    return Style(
        body=body,
        headings=_heading_sizes(sizes, body, total),
        leading=leading[0][0] if leading else 1.2 * body,
        bold_headings=bold < 0.3 * sizes[body],
    )


def _heading_sizes(sizes: Counter[float], body: float, total: int) -> tuple[float, ...]:
    """Return the sizes clearly above the body, largest first; a common one sets text, not titles.

    Sizes half a point apart are one: rounding in the program that wrote the file.
    """
    found: list[float] = []
    for size in sorted((size for size in sizes if size >= body + 1), reverse=True):
        is_rare = sizes[size] < 0.3 * total
        if is_rare and (not found or found[-1] - size > 0.5):  # noqa: PLR2004  half a point
            found.append(size)
    return tuple(found)


def blocks_of(flow: Sequence[Line], style: Style) -> Iterator[Block]:
    """Yield the blocks of a flow in order."""
    group: list[Line] = []
    for line in flow:
        if group and not _continues(group, line, style):
            yield _block(group, style)
            group = []
        group.append(line)
    if group:
        yield _block(group, style)


def _continues(group: Sequence[Line], line: Line, style: Style) -> bool:
    """Say whether the line goes on with the block that the group is so far."""
    above = group[-1]
    if line.is_table or above.is_table or _marker(line):
        return False
    level, before = _level(line, style), _level(above, style)
    if level != before or (not level and abs(line.size - above.size) > 1):
        return False
    step = line.top - above.top
    if step > 1.35 * max(style.leading, 1.2 * above.size) or step < 0:
        return False
    if level:
        return True
    if _marker(group[0]):
        return line.x0 > group[0].x0 + 2 or _was_broken(above, line)
    is_indented = line.x0 > above.x0 + line.size / 2 and above.x0 <= above.left + line.size
    return not is_indented and _was_broken(above, line)


def _was_broken(above: Line, line: Line) -> bool:
    """Say whether the line was broken for width: the next word would not have fitted."""
    first, *_ = line.text.split(maxsplit=1)
    width = (line.x1 - line.x0) * (len(first) + 1) / max(1, len(line.text))
    return above.x1 + 0.9 * width > above.right - 0.02 * (above.right - above.left)


def _level(line: Line, style: Style) -> int:
    """Return the heading level of a line, 0 for text."""
    if line.is_table or not re.search(r"[^\W\d_]{2}", line.text):
        return 0
    for level, size in enumerate(style.headings, start=1):
        if abs(line.size - size) <= 0.5:  # noqa: PLR2004  half a point
            return min(level, _LEVELS)
    return min(len(style.headings) + 1, _LEVELS) if _is_bold_heading(line, style) else 0


def _is_bold_heading(line: Line, style: Style) -> bool:
    if not (style.bold_headings and line.is_bold and line.size >= style.body - 0.5):
        return False
    return len(line.text) <= _MAX_BOLD_HEADING and line.text[-1] not in ".,;:?!" + "…"


def _marker(line: Line) -> re.Match[str] | None:
    return _BULLET.match(line.text) or _NUMBER.match(line.text)


def _block(lines: Sequence[Line], style: Style) -> Block:
    first = lines[0]
    if first.is_table:
        return Block(kind=Kind.TABLE, text=first.text)
    text = ""
    for line in lines:
        text = join_two(text, line.text)
    level = _level(first, style)
    if level and len(text) <= _MAX_HEADING:
        return Block(kind=Kind.HEADING, text=text, level=level)
    marker = None if level else _marker(first)
    if marker is None:
        return Block(kind=Kind.PARAGRAPH, text=text)
    return Block(kind=Kind.ITEM, text=_item(text, marker))


def _item(text: str, marker: re.Match[str]) -> str:
    """Return a list item as Markdown knows it: `1.` stays, `a)` stands behind a dash."""
    if _BULLET.match(text):
        return f"- {text[marker.end() :]}"
    return text if marker.group()[0].isdigit() else f"- {text}"
