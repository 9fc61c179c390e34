"""Reads plain text."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path

from ingest.readers.cleaning import clean_text
from ingest.readers.decoding import read_text
from ingest.readers.reading import Reading
from ingest.readers.wrapping import LIST_MARKER, join_two, was_broken

_WRAP_WIDTHS = range(45, 132)  # characters: what programs and people wrap at


def read_plain(path: Path) -> Reading:
    """Read a text file; paragraphs that were wrapped by hand come back on one line."""
    return Reading(text=unwrapped(read_text(path)))


def unwrapped(text: str) -> str:
    """Return clean text whose paragraphs stand on one line each."""
    paragraphs = clean_text(text).split("\n\n")
    return "\n\n".join("\n".join(_unwrapped(p.split("\n"))) for p in paragraphs)


def _unwrapped(lines: list[str]) -> Iterator[str]:
    """Join the lines that were broken for width; lists, columns and verse stay as they are."""
    width = max(map(len, lines))
    current = lines[0]
    for line, following in itertools.pairwise(lines):
        if _continues(line, following, width):
            current = join_two(current, following.strip())
        else:
            yield current
            current = following
    yield current


def _continues(line: str, following: str, width: int) -> bool:
    if width not in _WRAP_WIDTHS or not following.strip():
        return False
    if LIST_MARKER.match(following.strip()) or _has_columns(line) or _has_columns(following):
        return False
    return was_broken(line, following, width)


def _has_columns(line: str) -> bool:
    return "\t" in line.strip() or "   " in line.strip() or line.lstrip().startswith(("|", "#"))
