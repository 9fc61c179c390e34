"""Where words stand in a stored document, and the address of its source at that place."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from bots.render import is_web_address, plain
from ingest.document import Span, StoredDocument
from ingest.text.blocks import blocks_of

_PLAYED = (".mp3", ".mp4", ".webm", ".ogg", ".ogv")


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


def address_at(source: str, *, page: int | None = None, timecode: str | None = None) -> str:
    """Return the address of a source at a page or minute where its format has such a place.

    The place that is asked for goes before one that the address has. Empty where the source is no
    address of the web. widget/source.js does the same: tests/support/source_places.py.
    """
    address = plain(source)
    if not is_web_address(address):
        return ""
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
    except ValueError:
        return ""
    path = parts.path.lower()
    seconds = _seconds(timecode)
    if page and path.endswith(".pdf"):
        parts = parts._replace(fragment=f"page={page}")
    elif seconds and _is_of(host, "vimeo.com"):
        parts = parts._replace(fragment=f"t={seconds}s")
    elif seconds and path.endswith(_PLAYED):
        parts = parts._replace(fragment=f"t={seconds}")
    elif seconds and (_is_of(host, "youtube.com") or _is_of(host, "youtu.be")):
        others = [(name, value) for name, value in parse_qsl(parts.query) if name != "t"]
        parts = parts._replace(query=urlencode([*others, ("t", f"{seconds}s")]))
    else:
        return address
    return urlunsplit(parts)


def _seconds(timecode: str | None) -> int:
    """Return the seconds of `HH:MM:SS`; 0 for none."""
    total = 0
    for part in (timecode or "").split(":"):
        total = total * 60 + (int(part) if part.isdecimal() else 0)
    return total


def _is_of(host: str, site: str) -> bool:
    return host == site or host.endswith(f".{site}")
