"""Parses HTML into a tree of what a reader sees: no scripts, nothing hidden."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_HIDDEN = {"del", "template"}
_NEVER_SHOWN = ("script", "style", "template", "noscript", "head", "svg", "object", "embed")
_HIDING = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|font-size\s*:\s*0(?![.\d]*[1-9])"
    r"|opacity\s*:\s*0(?![.\d]*[1-9])|(?:left|top|text-indent)\s*:\s*-\d{3,}",
    re.IGNORECASE,
)
_COLOR = re.compile(r"(?<![-\w])color\s*:\s*([#\w]+)", re.IGNORECASE)
_GROUND = re.compile(r"background", re.IGNORECASE)
_WHITE = {"white", "#fff", "#ffffff", "transparent"}


def parse(page: bytes | str) -> HtmlElement | None:
    """Return the tree of a page or a piece of one; None where there is nothing in it."""
    from lxml import etree, html  # noqa: PLC0415  only for HTML

    data = page if isinstance(page, bytes) else page.encode("utf-8", "replace")
    parser = html.HTMLParser(encoding="utf-8" if _is_utf_8(data) else None, no_network=True)
    try:
        tree: HtmlElement = html.document_fromstring(data, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None
    return tree


def _is_utf_8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def drop_hidden(tree: HtmlElement) -> HtmlElement:
    """Take out of the tree what its own attributes hide: a place to put instructions.

    What a style sheet hides is not known here. The head stays: it holds title and language.
    """
    hidden = [element for element in tree.iter() if _is_hidden(element)]
    for element in hidden:
        if element.getparent() is not None:
            element.drop_tree()
    return tree


def drop_unseen(tree: HtmlElement) -> HtmlElement:
    """Take out what is hidden and what is no text: the head, scripts, drawings."""
    for element in list(tree.iter(*_NEVER_SHOWN)):
        if element.getparent() is not None:
            element.drop_tree()
    return drop_hidden(tree)


def _is_hidden(element: HtmlElement) -> bool:
    if not isinstance(element.tag, str):
        return True  # a comment, an instruction to a program
    if element.tag in {"html", "body"}:
        return False
    if (
        element.tag in _HIDDEN
        or "hidden" in element.attrib
        or element.get("aria-hidden", "").lower() == "true"
    ):
        return True
    style = element.get("style", "")
    return bool(style) and (bool(_HIDING.search(style)) or _is_white_on_white(style))


def _is_white_on_white(style: str) -> bool:
    color = _COLOR.search(style)
    return color is not None and color[1].lower() in _WHITE and not _GROUND.search(style)
