"""How the PDF looks: its typeface, and the styles of its paragraphs."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from reportlab.lib.colors import HexColor
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from bots.dossier.blocks import Tone

if TYPE_CHECKING:
    from collections.abc import Mapping

REGULAR = "DejaVuSans"
BOLD = "DejaVuSans-Bold"

_FONTS = Path(__file__).parent / "fonts"
_GREEN = HexColor("#1F5C3D")
_SIZES = {1: 18, 2: 13, 3: 11, 4: 9.5}


@dataclass(frozen=True, slots=True, kw_only=True)
class Styles:
    """The styles by what they are for; `link` is the colour of links."""

    headings: Mapping[int, ParagraphStyle]
    tones: Mapping[Tone, ParagraphStyle]
    quote: ParagraphStyle
    cell: ParagraphStyle
    link: str = "#0B4F8A"


@cache
def styles() -> Styles:
    """Return the styles, with the typeface registered."""
    for name in (REGULAR, BOLD):
        pdfmetrics.registerFont(TTFont(name, _FONTS / f"{name}.ttf"))
    body = ParagraphStyle("body", fontName=REGULAR, fontSize=9.5, leading=13.5, spaceAfter=4)
    note = ParagraphStyle(
        "note", body, fontSize=8.5, leading=12, textColor=HexColor("#505050"), spaceAfter=2
    )
    return Styles(
        headings={level: _heading(level, body) for level in _SIZES},
        tones={
            Tone.TEXT: body,
            Tone.NOTE: note,
            Tone.WARNING: ParagraphStyle("warning", note, textColor=HexColor("#9A1B1B")),
        },
        quote=ParagraphStyle(
            "quote",
            body,
            leftIndent=8,
            rightIndent=6,
            borderColor=HexColor("#C9D8CF"),
            backColor=HexColor("#F1F6F3"),
            borderPadding=(4, 6, 5, 6),
            spaceBefore=5,
            spaceAfter=9,
        ),
        cell=ParagraphStyle("cell", body, fontSize=8, leading=10.5, spaceAfter=0),
    )


@cache
def _covered() -> frozenset[int]:
    """Return the characters that both cuts of the typeface have."""
    styles()
    faces = (pdfmetrics.getFont(name).face.charToGlyph for name in (REGULAR, BOLD))
    return frozenset.intersection(*(frozenset(face) for face in faces))


def missing_glyphs(text: str) -> set[str]:
    """Return the characters of a text that the typeface has no sign for."""
    return {char for char in set(text) if ord(char) not in _covered()}


def _heading(level: int, body: ParagraphStyle) -> ParagraphStyle:
    size = _SIZES[level]
    return ParagraphStyle(
        f"heading{level}",
        body,
        fontName=BOLD,
        fontSize=size,
        leading=size * 1.3,
        textColor=_GREEN,
        spaceBefore=size * 0.9,
        spaceAfter=size * 0.35,
        keepWithNext=1,
    )
