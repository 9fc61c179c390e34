"""A dossier as a Word document: real headings, lists, tables, links and properties."""

from __future__ import annotations

import io
from datetime import UTC
from typing import TYPE_CHECKING, assert_never

import docx
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.shared import Cm

from bots.dossier import docx_parts as parts
from bots.dossier.blocks import (
    Block,
    Facts,
    Grid,
    Heading,
    Items,
    Line,
    Outline,
    Paragraph,
    Quotation,
    Sideways,
    Tone,
)
from bots.dossier.docx_styles import NOTE, WARNING, set_styles
from bots.dossier.plain_zip import without_moments

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table
    from docx.text.paragraph import Paragraph as WordParagraph

_STYLES = {Tone.TEXT: "Normal", Tone.NOTE: NOTE, Tone.WARNING: WARNING}


def to_docx(outline: Outline) -> bytes:
    """Return the dossier; the same outline gives the same bytes."""
    document = docx.Document()
    parts.drop_leftovers(document)
    set_styles(document, outline.language)
    _set_properties(document, outline)
    _set_page(document, outline)
    writer = _Writer(document)
    for block in outline.blocks:
        if isinstance(block, Sideways):
            writer.write_sideways(block)
        else:
            writer.write(block)
    file = io.BytesIO()
    document.save(file)
    return without_moments(file.getvalue())


class _Writer:
    """Writes blocks one after the other into a document."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._style_ids = {each.name: each.style_id for each in document.styles}
        self._anchors = 0

    def write(self, block: Block) -> None:
        """Write a block."""
        match block:
            case Heading():
                self._heading(block)
            case Paragraph(line=line, tone=tone):
                self._line(self._paragraph(_STYLES[tone]), line)
            case Items():
                self._items(block)
            case Facts(rows=rows):
                self._facts(rows)
            case Quotation(words=words, language=language):
                said = self._paragraph("Quote").add_run(words)
                parts.set_language(said, language)
            case Grid():
                self._grid(block)
            case _:
                assert_never(block)

    def write_sideways(self, sideways: Sideways) -> None:
        """Write blocks on pages on their side."""
        self._turn(WD_ORIENT.LANDSCAPE)
        for block in sideways.blocks:
            self.write(block)
        self._turn(WD_ORIENT.PORTRAIT)

    def _heading(self, block: Heading) -> None:
        style = "Title" if block.level == 1 else f"Heading {block.level - 1}"
        paragraph = self._paragraph(style)
        paragraph.add_run(block.text)
        if block.anchor:
            self._anchors += 1
            parts.bookmark(paragraph, block.anchor, self._anchors)

    def _items(self, block: Items) -> None:
        number = parts.new_numbering(self._document) if block.is_numbered else None
        for line in block.lines:
            style = "List Number" if block.is_numbered else "List Bullet"
            paragraph = self._paragraph(style)
            if number is not None:
                parts.number(paragraph, number)
            self._line(paragraph, line)

    def _facts(self, rows: tuple[tuple[str, Line], ...]) -> None:
        for label, line in rows:
            paragraph = self._paragraph(NOTE)
            paragraph.add_run(f"{label}: ").bold = True
            self._line(paragraph, line)

    def _grid(self, block: Grid) -> None:
        table = self._document.add_table(rows=1, cols=len(block.columns), style="Table Grid")
        for cell, column in zip(table.rows[0].cells, block.columns, strict=True):
            cell.paragraphs[0].add_run(column).bold = True
        parts.repeat_first_row(table)
        for row in block.rows:
            self._row(table, row)
        self._paragraph(NOTE)  # or Word joins what follows to the table

    def _row(self, table: Table, row: tuple[Line, ...]) -> None:
        for cell, line in zip(table.add_row().cells, row, strict=True):  # type: ignore[no-untyped-call]  # python-docx says not what it gives
            self._line(cell.paragraphs[0], line)

    def _line(self, paragraph: WordParagraph, line: Line) -> None:
        for run in line:
            if run.address:
                parts.link(paragraph, run.text, address=run.address)
            elif run.target:
                parts.link(paragraph, run.text, target=run.target)
            else:
                paragraph.add_run(run.text).bold = run.is_bold or None

    def _paragraph(self, style: str) -> WordParagraph:
        paragraph = self._document.add_paragraph()
        parts.set_style(paragraph, self._style_ids[style])
        return paragraph

    def _turn(self, orientation: WD_ORIENT) -> None:
        """Go on on a page that stands the other way."""
        section = self._document.add_section(WD_SECTION.NEW_PAGE)
        long, short = sorted((section.page_width or Cm(21), section.page_height or Cm(29.7)))[::-1]
        is_landscape = orientation is WD_ORIENT.LANDSCAPE
        section.orientation = orientation
        section.page_width, section.page_height = (long, short) if is_landscape else (short, long)


def _set_page(document: Document, outline: Outline) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.3)
    section.top_margin = section.bottom_margin = Cm(2.2)
    foot = section.footer.paragraphs[0]
    foot.add_run(f"{outline.stamp} · ")
    parts.field(foot, "PAGE")
    foot.add_run(" / ")
    parts.field(foot, "NUMPAGES")


def _set_properties(document: Document, outline: Outline) -> None:
    properties = document.core_properties
    made_at = outline.made_at.astimezone(UTC).replace(tzinfo=None)  # python-docx takes UTC
    properties.title = outline.stamp
    properties.author = properties.last_modified_by = f"Leerkring {outline.version}"
    properties.comments = properties.keywords = properties.subject = ""
    properties.language = outline.language
    properties.created = properties.modified = made_at
    properties.revision = 1
