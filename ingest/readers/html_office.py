"""Reads pages that Word or LibreOffice saved: all of them is text, and has no menus around it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ingest.readers.html_markdown import tree_to_markdown
from ingest.readers.html_visible import drop_unseen

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_PROGRAM = re.compile(r"LibreOffice|OpenOffice|Microsoft Word", re.IGNORECASE)
_NOTE = re.compile(r"sd(?:foot|end)note(?:anc|sym)|Mso(?:Foot|End)noteReference")
_FURNITURE = {"header", "footer"}  # titles of what stands on every page


def is_office_page(tree: HtmlElement) -> bool:
    """Say whether an office program wrote the page, by its own word."""
    generators = (meta for meta in tree.iter("meta") if meta.get("name", "").lower() == "generator")
    return any(_PROGRAM.search(meta.get("content", "")) for meta in generators)


def office_text(tree: HtmlElement) -> str:
    """Return all text of the page, without running headers, footers and numbers of notes."""
    unwanted = [
        element
        for element in tree.iter("div", "a", "span")
        if (element.tag == "div" and element.get("title") in _FURNITURE)
        or _NOTE.search(element.get("class", ""))
    ]
    for element in unwanted:
        if element.getparent() is not None:
            element.drop_tree()
    return tree_to_markdown(drop_unseen(tree))
