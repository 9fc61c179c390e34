"""A dossier as headings, paragraphs, lists, quotations and tables: what every format writes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Words on one line; `address` is http(s), `target` the anchor of a block."""

    text: str
    is_bold: bool = False
    address: str = ""
    target: str = ""


Line = tuple[Run, ...]


class Tone(StrEnum):
    """How a paragraph is meant."""

    TEXT = "text"
    NOTE = "note"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading of level 1 to 4; `anchor` is what others point at."""

    level: int
    text: str
    anchor: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One paragraph."""

    line: Line
    tone: Tone = Tone.TEXT


@dataclass(frozen=True, slots=True, kw_only=True)
class Items:
    """A list; `is_numbered` from 1."""

    lines: tuple[Line, ...]
    is_numbered: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Labels with what they stand for."""

    rows: tuple[tuple[str, Line], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """Words of a document; `language` is theirs, as a BCP 47 tag."""

    words: str
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A table; every row has a cell a column."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Line, ...], ...]


Block = Heading | Paragraph | Items | Facts | Quotation | Grid


@dataclass(frozen=True, slots=True, kw_only=True)
class Sideways:
    """Blocks that stand on a page on its side, where there are pages: a table of many columns."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """All of a dossier in words. `stamp` is what it is called at the foot of a page."""

    title: str
    stamp: str
    language: str
    version: str
    made_at: datetime
    blocks: tuple[Block | Sideways, ...]
