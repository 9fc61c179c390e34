"""Where words stand in a stored document, and the address of its source at that place."""

from __future__ import annotations

from urllib.parse import urlsplit, urlunsplit

from bots.render import is_web_address, plain
from ingest.document import Metadata, Span, StoredDocument
from ingest.text.blocks import blocks_of


def span_in(document: StoredDocument, start: int, end: int) -> Span:
    """Return where a stretch of a stored document stands: its page or minute, its headings."""
    mark, last = document.mark_at(start), document.mark_at(max(start, end - 1))
    blocks = (block for block in blocks_of(document.text) if block.end > start)
    block = next(blocks, None)
    return Span(
        start=start,
        end=end,
        section=block.section if block and block.start < end else (),
        page=mark.page if mark else None,
        page_end=last.page if last else None,
        timecode=mark.timecode if mark else None,
    )


def address_at(meta: Metadata, page: int | None) -> str:
    """Return the address of a source, of a PDF at its page; empty where it is none of the web's."""
    address = plain(meta.source)
    if not is_web_address(address):
        return ""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    if page is not None and parts.path.lower().endswith(".pdf"):
        address = urlunsplit(parts._replace(fragment=f"page={page}"))
    return address
