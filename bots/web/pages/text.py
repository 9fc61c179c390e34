"""The stored text of a document as HTML, with a passage marked code point for code point.

Markdown is rendered by markdown-it: no HTML of the document, no pictures, links to the web only.
The blocks that the passage touches are shown as they are stored, so that the words in `<mark>`,
put together, are exactly `text[start:end]`, whatever Markdown stands in them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from itertools import accumulate, pairwise
from operator import itemgetter
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from bots.render import is_web_address
from bots.web.pages.links import CITED

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_LEAVES = {
    "paragraph_open": "paragraph_close",
    "heading_open": "heading_close",
    "tr_open": "tr_close",
    "fence": "",
    "code_block": "",
}
_EXACT = "exact"
"""Our own kind of token: HTML that `_marked` has made."""

_MARKER = re.compile(r"\s*(?:>\s*)*(?:[-*+]\s+|\d{1,9}[.)]\s+)*(?:#{1,6}\s+)?")
_FIRST_LEVEL, _LAST_LEVEL = 3, 6  # the page has h1 and h2


@dataclass(frozen=True, slots=True)
class _Leaf:
    """A block: its first token and its last, and where its words stand; `end` is before a gap."""

    first: int
    last: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Text to be shown; from `end` to `next` it is left out unless it is marked."""

    start: int
    end: int
    next: int


def render_text(
    text: str,
    cited: tuple[int, int] | None = None,
    *,
    pages: Sequence[tuple[int, str]] = (),
) -> str:
    """Return the text as HTML; `cited` are start and end of the passage to mark, in code points.

    `pages` are offsets at which a page begins, in order, with the words that say which.
    """
    tokens = _markdown().parse(text.replace("\r", " "))
    _nest_headings(tokens)
    if pages:
        tokens = _with_pages(tokens, text, pages)
    if cited is not None:
        tokens = _with_passage(tokens, text, *cited)
    html: str = _markdown().renderer.render(tokens, _markdown().options, {})
    return html


def _with_pages(
    tokens: Sequence[Token], text: str, pages: Sequence[tuple[int, str]]
) -> list[Token]:
    """Return the tokens with a line before the first block that lies behind the start of a page."""
    starts = _line_starts(text)
    told: list[Token] = []
    begun = 0
    for token in tokens:
        if token.map and not token.level and token.nesting >= 0:
            passed = bisect_right(pages, starts[token.map[0]], key=itemgetter(0))
            if passed > begun:
                told.append(_raw(_escaped(pages[passed - 1][1]), tag="p", class_="leaf"))
            begun = max(begun, passed)
        told.append(token)
    return told


def _with_passage(tokens: list[Token], text: str, start: int, end: int) -> list[Token]:
    """Return the tokens with the blocks that the passage touches replaced by their stored text.

    Each block answers for its words and for what follows up to the next one: blank lines, markers.
    """
    leaves = _leaves(tokens, text)
    if not leaves:
        everything = _Stretch(0, len(text), len(text))
        return [_raw(_marked(text, everything, (start, end)), tag="p")]
    begins = [0, *(leaf.start for leaf in leaves[1:]), len(text)]
    replaced = list(tokens)
    for leaf, (first, last) in reversed([*zip(leaves, pairwise(begins), strict=True)]):
        if first < end and start < last:
            shown = first if first <= start < leaf.start else leaf.start
            html = _marked(text, _Stretch(shown, leaf.end, last), (start, end))
            replaced[leaf.first : leaf.last + 1] = _exact(tokens, leaf, html)
    return replaced


def _leaves(tokens: Sequence[Token], text: str) -> list[_Leaf]:
    starts = _line_starts(text)
    leaves: list[_Leaf] = []
    for place, token in enumerate(tokens):
        if token.type not in _LEAVES or token.map is None:
            continue
        start = max(starts[token.map[0]], leaves[-1].end if leaves else 0)
        limit = min(starts[token.map[1]], len(text))
        if token.nesting and (marker := _MARKER.match(text, start, limit)):
            start = marker.end() if token.type != "tr_open" else start
        end = start + len(text[start:limit].rstrip())
        if start < end:
            leaves.append(_Leaf(place, _last(tokens, place), start, end))
    return leaves


def _line_starts(text: str) -> list[int]:
    return list(accumulate((len(line) + 1 for line in text.split("\n")), initial=0))


def _last(tokens: Sequence[Token], place: int) -> int:
    closing = _LEAVES[tokens[place].type]
    if not closing:
        return place
    return next(n for n in range(place, len(tokens)) if tokens[n].type == closing)


def _exact(tokens: Sequence[Token], leaf: _Leaf, html: str) -> list[Token]:
    """Return the block with other words in it: a table row becomes one cell."""
    first, last = tokens[leaf.first], tokens[leaf.last]
    if first.type == "tr_open":
        cells = [t for t in tokens[leaf.first : leaf.last] if t.type in {"th_open", "td_open"}]
        return [first, _raw(html, tag=cells[0].tag, attributes=f' colspan="{len(cells)}"'), last]
    if not first.nesting:
        return [_raw(html, tag="pre")]
    return [first, _raw(html, tag="span"), last]


def _raw(html: str, *, tag: str, attributes: str = "", class_: str = "exact") -> Token:
    from markdown_it.token import Token  # noqa: PLC0415  as below

    wrapped = f'<{tag}{attributes} class="{class_}">{html}</{tag}>'
    return Token(_EXACT, "", 0, content=wrapped)


def _marked(text: str, stretch: _Stretch, cited: tuple[int, int]) -> str:
    """Return the stretch as HTML, escaped, with what lies in the passage marked."""
    begin, stop = max(stretch.start, cited[0]), min(stretch.next, cited[1])
    before = _escaped(text[stretch.start : begin])
    marked = _escaped(text[begin:stop])
    after = _escaped(text[stop : stretch.end]) if stop < stretch.end else ""
    place = f' id="{CITED}" tabindex="-1" autofocus' if begin == cited[0] else ""
    return f"{before}<mark{place}>{marked}</mark>{after}"


def _escaped(text: str) -> str:
    return escape(text).replace("\r", "&#13;")


def _nest_headings(tokens: Sequence[Token]) -> None:
    """Put the headings beneath those of the page, none deeper than one below the one above it."""
    path: list[int] = []
    for token in tokens:
        if token.type == "heading_open":
            path = [level for level in path if level < int(token.tag[1])] + [int(token.tag[1])]
        if token.type in {"heading_open", "heading_close"}:
            token.tag = f"h{min(_LAST_LEVEL, _FIRST_LEVEL - 1 + len(path))}"


def _may_be_linked(url: str) -> bool:
    """Tell whether an address is one of the web, without a name before an @ that looks like one."""
    try:
        return is_web_address(url) and "@" not in urlsplit(url).netloc
    except ValueError:  # as of http://[
        return False


@lru_cache(maxsize=1)
def _markdown() -> MarkdownIt:
    from markdown_it import MarkdownIt  # noqa: PLC0415  0.1 s, at first use

    markdown = MarkdownIt("commonmark", {"html": False}).enable("table").disable("image")
    markdown.validateLink = _may_be_linked  # type: ignore[method-assign]  # its own way to say it
    markdown.add_render_rule(_EXACT, lambda _, tokens, place, *__: tokens[place].content)
    markdown.add_render_rule("link_open", _link)
    return markdown


def _link(_: object, tokens: Sequence[Token], place: int, *__: object) -> str:
    address = str(tokens[place].attrGet("href"))
    return f'<a href="{escape(address)}" rel="noopener noreferrer nofollow">'
