"""A document as one text to be screened: its metadata on lines of their own, then its words."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ingest.document import Metadata, StoredDocument, Value, slug
from ingest.screen.finding import Finding
from ingest.screen.redact import redacted

TEXT = "text"
"""The field of what stands in the document itself."""

WORDED = (
    "title",
    "organisation",
    "source_title",
    "licence",
    "sector",
    "country",
    "region",
    "year",
    "valid_as_of",
    "category",
    "phase",
    "contract_form",
    "r_strategy",
)
"""Fields of Metadata that are read as words."""

ADDRESSED = ("source", "document_id", "superseded_by", "more_sources")
"""Fields that are addresses, names of files and ids: read for listed names alone."""

_HEADING = re.compile(r"^#{1,6}[ \t]+(.+?)[ \t]*#*$", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece(Value):
    """A value of a field; `item` counts within a field of several. It begins at `start`."""

    field: str
    item: int
    text: str
    start: int = 0

    def own(self, found: Finding) -> Finding:
        """Return a finding of the surface by its place within the piece."""
        start = found.start - self.start
        end = min(found.end - self.start, len(self.text))
        return replace(found, start=start, end=end)

    def line(self, offset: int) -> int:
        """Return the line of a place, from 1."""
        return self.text.count("\n", 0, offset) + 1

    def words_of_line(self, offset: int) -> str:
        """Return the line that a place stands on."""
        end = self.text.find("\n", offset)
        return self.text[self.text.rfind("\n", 0, offset) + 1 : len(self.text) if end < 0 else end]


class Surface:
    """The pieces that are read as words, as one text; what is found at the edge belongs to one."""

    def __init__(self, document: StoredDocument) -> None:
        pieces: list[Piece] = []
        at = 0
        for piece in (*pieces_of(document.meta, WORDED), _body(document)):
            pieces.append(replace(piece, start=at))
            at += len(piece.text) + len(_BETWEEN)
        self.pieces = tuple(pieces)
        self.text = _BETWEEN.join(piece.text for piece in pieces)
        self._headings = [
            Piece(field=TEXT, item=0, text=heading[1], start=heading.start(1))
            for heading in _HEADING.finditer(document.text)
        ]

    def piece_at(self, offset: int) -> Piece:
        """Return the piece that holds a place of the surface."""
        return self.pieces[bisect_right(self.pieces, offset, key=lambda piece: piece.start) - 1]

    def heading_above(self, offset: int) -> Piece | None:
        """Return the heading above a place of the document's words, by its place in them."""
        place = bisect_right(self._headings, offset, key=lambda heading: heading.start)
        return self._headings[place - 1] if place else None


_BETWEEN = "\n\n"


def pieces_of(meta: Metadata, names: Sequence[str]) -> Iterator[Piece]:
    """Yield the values of the named fields."""
    for name in names:
        value = getattr(meta, name)
        for item, text in enumerate(value if isinstance(value, tuple) else (value or "",)):
            yield Piece(field=name, item=item, text=text)


def _body(document: StoredDocument) -> Piece:
    return Piece(field=TEXT, item=0, text=document.text)


def without(
    document: StoredDocument, cut: Mapping[tuple[str, int], Sequence[Finding]], *, suffix: str
) -> StoredDocument:
    """Return the document without what is to be cut from its pieces, by field and item.

    An address ends before the finding, an id gets `suffix` behind it, so that two do not meet.
    """
    if not cut:
        return document
    changed: dict[str, object] = {}
    for name in (*WORDED, *ADDRESSED):
        value = getattr(document.meta, name)
        items = value if isinstance(value, tuple) else (value or "",)
        kept = tuple(
            _shortened(name, text, cut[name, item], suffix) if (name, item) in cut else text
            for item, text in enumerate(items)
        )
        if kept != items:
            changed[name] = kept if isinstance(value, tuple) else kept[0]
    text, marks = redacted(document.text, cut.get((TEXT, 0), ()), document.marks)
    meta = replace(document.meta, **changed)  # type: ignore[arg-type]  # each keeps its type
    return replace(document, meta=meta, text=text, marks=marks)


def _shortened(field: str, text: str, findings: Sequence[Finding], suffix: str) -> str:
    if field in {"document_id", "superseded_by"}:
        return f"{slug(redacted(text, findings)[0])}-{suffix}"
    if field in ADDRESSED and re.match(r"https?://", text, re.IGNORECASE):
        return text[: text.rfind("/", 0, findings[0].start) + 1]
    return redacted(text, findings)[0]
