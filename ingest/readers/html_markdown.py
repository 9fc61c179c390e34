"""Turns the HTML of lessons into Markdown: all of what is seen, however short."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ingest.readers.cleaning import clean_line, clean_text, without_emphasis
from ingest.readers.html_cells import align_cells
from ingest.readers.html_visible import drop_unseen, parse
from ingest.readers.office import tidy
from ingest.readers.wrapping import unwrap_markdown

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_TAG = re.compile(r"<[a-zA-Z!/]")
_NO_TEXT = ("nav", "button", "input", "select", "textarea", "iframe", "audio", "video", "img")
_HEADING = re.compile(r"^(#{1,6}) +(.*)$", re.MULTILINE)
_LEVELS = 6


def to_markdown(html: bytes | str, *, below: int = 0) -> str:
    """Return the Markdown of a page or a piece of one; its headings come below that level."""
    if isinstance(html, str) and not _TAG.search(html):
        return clean_text(_unescaped(html))
    tree = parse(html)
    return "" if tree is None else lowered(tree_to_markdown(drop_unseen(tree)), below)


def tree_to_markdown(tree: HtmlElement) -> str:
    """Return the Markdown of a tree that holds only what is seen."""
    from lxml import etree  # noqa: PLC0415  only for lessons
    from markitdown.converters import HtmlConverter  # noqa: PLC0415  takes 0.6 s

    for element in list(tree.iter(*_NO_TEXT)):
        if element.getparent() is not None:
            element.drop_tree()
    for table in tree.iter("table"):
        align_cells(table)
    html = etree.tostring(tree, encoding="unicode", method="html")
    try:
        markdown = HtmlConverter().convert_string(html, strict=True).markdown
    except RecursionError:  # nested hundreds of levels deep
        markdown = "\n\n".join(map(clean_line, tree.itertext()))
    text = clean_text(without_emphasis(tidy(markdown)))
    return unwrap_markdown(text).strip()


def to_line(html: str) -> str:
    """Return a title or another short text on one line, without its markup."""
    if not _TAG.search(html):
        return clean_line(_unescaped(html))
    tree = parse(html)
    return "" if tree is None else clean_line(" ".join(drop_unseen(tree).itertext()))


def lowered(markdown: str, below: int) -> str:
    """Put the headings below a level, the highest of them right below it."""
    levels = [len(found[1]) for found in _HEADING.finditer(markdown)]
    shift = below + 1 - min(levels, default=0)
    if not levels or not shift:
        return markdown

    def lower(found: re.Match[str]) -> str:
        return f"{'#' * min(len(found[1]) + shift, _LEVELS)} {found[2]}"

    return _HEADING.sub(lower, markdown)


def _unescaped(text: str) -> str:
    from html import unescape  # noqa: PLC0415  a name like that of the argument above

    return unescape(text)
