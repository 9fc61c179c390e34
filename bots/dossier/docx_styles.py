"""How the Word document looks: the styles of python-docx's template, made quiet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from bots.dossier.docx_parts import LINK

if TYPE_CHECKING:
    from docx.document import Document
    from docx.styles.style import ParagraphStyle

NOTE = "Leerkring Note"
WARNING = "Leerkring Warning"

_FONT = "Calibri"
_INK = RGBColor(0x1A, 0x1A, 0x1A)
_GREEN = RGBColor(0x1F, 0x5C, 0x3D)
_GREY = RGBColor(0x50, 0x50, 0x50)
_RED = RGBColor(0x9A, 0x1B, 0x1B)
_BLUE = RGBColor(0x0B, 0x4F, 0x8A)
_SIZES = {"Title": 22, "Heading 1": 15, "Heading 2": 12.5, "Heading 3": 11}


def set_styles(document: Document, language: str) -> None:
    """Set fonts, sizes and colours, and the language of the text."""
    normal = _style(document, "Normal")
    normal.font.name, normal.font.size = _FONT, Pt(10.5)
    normal.paragraph_format.space_after = Pt(5)
    for name, size in _SIZES.items():
        _head(_style(document, name), size)
    quote = _style(document, "Quote")
    quote.font.italic, quote.font.color.rgb = False, _INK
    quote.paragraph_format.left_indent = Cm(0.6)
    _line_left(quote)
    for name, colour in ((NOTE, _GREY), (WARNING, _RED)):
        made = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        made.base_style = normal
        made.font.size, made.font.color.rgb = Pt(9.5), colour
        made.paragraph_format.space_after = Pt(2)
    link = document.styles.add_style(LINK, WD_STYLE_TYPE.CHARACTER)
    link.font.color.rgb, link.font.underline = _BLUE, True
    _set_language(document, language)


def _style(document: Document, name: str) -> ParagraphStyle:
    style: ParagraphStyle = document.styles[name]
    return style


def _head(style: ParagraphStyle, size: float) -> None:
    style.font.name, style.font.size, style.font.bold = _FONT, Pt(size), True
    style.font.color.rgb = _GREEN
    style.paragraph_format.space_before = Pt(size * 0.8)
    style.paragraph_format.space_after = Pt(4)
    style.paragraph_format.keep_with_next = True
    fonts = style.element.rPr.rFonts
    for each in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{each}"), None)  # the theme's font would win
    borders = style.element.pPr.find(qn("w:pBdr"))
    if borders is not None:
        style.element.pPr.remove(borders)


def _line_left(style: ParagraphStyle) -> None:
    """Draw a line beside a quote."""
    borders, left = OxmlElement("w:pBdr"), OxmlElement("w:left")
    for name, value in (("val", "single"), ("sz", "18"), ("space", "8"), ("color", "1F5C3D")):
        left.set(qn(f"w:{name}"), value)
    borders.append(left)
    properties = style.element.get_or_add_pPr()
    properties.insert_element_before(
        borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:outlineLvl"
    )


def _set_language(document: Document, language: str) -> None:
    for each in document.styles.element.iter(qn("w:lang")):
        each.set(qn("w:val"), language)
    for each in document.settings.element.iter(qn("w:themeFontLang")):
        each.set(qn("w:val"), language)
