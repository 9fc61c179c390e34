"""Markdown in, its blocks out: paragraphs, list items and table rows with their headings above."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from markdown_it import MarkdownIt
from markdown_it.token import Token


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A stretch of text without a break of thought, as offsets in the whole text.

    Prose is cut into sentences; a table row and a line of code are kept whole.
    """

    start: int
    end: int
    section: tuple[str, ...]
    is_prose: bool


_PROSE = {"paragraph_open", "html_block"}
_WHOLE = {"tr_open", "fence", "code_block"}
_MARKER = re.compile(r"\s*(?:>\s*)*(?:[-*+]\s+|\d{1,9}[.)]\s+)*(?:\[[ xX]\]\s+)?")


def blocks_of(text: str) -> Iterator[Block]:
    """Yield the blocks in order; headings only give them their section, outermost first."""
    starts = list(accumulate((len(line) + 1 for line in text.split("\n")), initial=0))
    path: list[tuple[int, str]] = []
    in_table_head = False
    tokens = _parser().parse(text.replace("\r", " "))
    for position, token in enumerate(tokens):
        if token.type == "heading_open":
            level = int(token.tag[1])
            title = _plain(tokens[position + 1])
            path = [*(entry for entry in path if entry[0] < level), (level, title)]
        elif token.type in {"thead_open", "thead_close"}:
            in_table_head = token.type == "thead_open"
        elif token.map and token.type in _PROSE | _WHOLE and not in_table_head:
            block = _block(text, starts, token, tuple(title for _, title in path if title))
            if block.start < block.end:
                yield block


def _block(text: str, starts: list[int], token: Token, section: tuple[str, ...]) -> Block:
    first, last = token.map or (0, 0)
    start, end = starts[first], min(starts[last], len(text))
    is_prose = token.type in _PROSE
    marker = _MARKER.match(text, start, end) if is_prose else None
    start = marker.end() if marker else start
    end = start + len(text[start:end].rstrip())
    start += len(text[start:end]) - len(text[start:end].lstrip())
    return Block(start=start, end=end, section=section, is_prose=is_prose)


def _plain(inline: Token) -> str:
    """Return a heading's words without markup."""
    return "".join(child.content for child in inline.children or ()).strip()


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark").enable("table")
