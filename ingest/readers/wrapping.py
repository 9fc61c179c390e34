"""Undoes the wrapping of lines: a paragraph becomes one line again."""

from __future__ import annotations

import re
from collections.abc import Iterable

LIST_MARKER = re.compile(r"(?:[-*+]|\d{1,3}[.)]|[a-zA-Z][.)])\s+\S")
_BROKEN_WORD = re.compile(r"(?P<before>[^\W\d_]{2,})[-\u00ad\u2010]$")
_NEXT_WORD = re.compile(r"[^\W_]+")
_SUSPENDED = {"en", "of", "dan", "tot", "and", "or", "to", "und", "oder", "bis", "et", "ou"}
"""Words after a suspended hyphen: `in- en uitvoer` keeps it."""
_HARD_BREAK = re.compile(r"(?:  |\\)$")
_NO_PROSE = re.compile(r"\s*(?:>|\[\^|<!--|\|)")


def join_lines(lines: Iterable[str]) -> str:
    """Return wrapped lines as one; a word broken at a line's end is whole again."""
    joined = ""
    for line in lines:
        joined = join_two(joined, line.strip())
    return joined


def join_two(first: str, second: str) -> str:
    """Return `first` and its continuation `second` on one line.

    A hyphen goes where a word was broken (`inko-`, `pen`) and stays where it belongs: before a
    capital or figure (`Noord-`, `Holland`), between two equal vowels (`zee-`, `egel`), after a
    single letter (`e-`, `mail`) and after `in-` of `in- en uitvoer`.
    """
    if not first or not second:
        return first or second
    following = _NEXT_WORD.match(second)
    if following is None or following.group() in _SUSPENDED:
        return f"{first} {second}"
    broken = _BROKEN_WORD.search(first)
    if broken and _is_hyphenation(broken["before"], following.group()):
        return first[:-1] + second
    if re.search(r"[^\W_][-\u2010]$", first):
        return first + second
    return f"{first} {second}"


def _is_hyphenation(before: str, after: str) -> bool:
    clash = before[-1] == after[0] and before[-1] in "aeiou"
    return after[0].islower() and not before.isupper() and not clash


def was_broken(line: str, following: str, width: int) -> bool:
    """Say whether `following` is the rest of `line`: its first word would not have fitted."""
    first_word = following.split(maxsplit=1)[0]
    return len(line) + 1 + len(first_word) > width


def unwrap_markdown(body: str) -> str:
    """Put each paragraph on one line; everything that is no paragraph stays as it is."""
    from markdown_it import MarkdownIt  # noqa: PLC0415  0.1 s that other formats don't need

    lines = body.split("\n")
    parser = MarkdownIt("commonmark").enable("table")
    for token in reversed(parser.parse(body)):
        if token.type == "paragraph_open" and token.map is not None:
            start, end = token.map
            lines[start:end] = _joined(lines[start:end])
    return "\n".join(lines)


def _joined(lines: list[str]) -> list[str]:
    """Join the lines of a paragraph, but for line breaks that were meant."""
    keep = any(_HARD_BREAK.search(line) or _NO_PROSE.match(line) for line in lines)
    if len(lines) < 2 or keep:  # noqa: PLR2004  one line has nothing to join
        return lines
    indent = lines[0][: len(lines[0]) - len(lines[0].lstrip())]
    return [indent + join_lines(lines)]
