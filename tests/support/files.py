"""Makes the files that readers read: PDF, Word, PowerPoint."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Sequence
from pathlib import Path

import docx
import pptx
from docx.document import Document as WordDocument
from pptx.util import Inches
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
)

_BODY = ParagraphStyle("body", fontName="Helvetica", fontSize=10, leading=13, spaceAfter=8)
_SIZES = {1: 20, 2: 15, 3: 12.5}

WORDS = (
    "De gemeente kocht hergebruikt meubilair voor het stadhuis en de wijkkantoren. "
    "Leveranciers kregen een functionele vraag in plaats van een lijst met producten. "
    "Na twee jaar was het onderhoud goedkoper dan verwacht en bleef het meubilair in gebruik. "
)


def heading(text: str, level: int = 1) -> Flowable:
    size = _SIZES[level]
    style = ParagraphStyle(
        f"h{level}", fontName="Helvetica-Bold", fontSize=size, leading=size * 1.2, spaceAfter=6
    )
    return Paragraph(text, style)


def paragraph(text: str) -> Flowable:
    return Paragraph(text, _BODY)


def bold_line(text: str) -> Flowable:
    return Paragraph(f"<b>{text}</b>", _BODY)


def bullet(text: str) -> Flowable:
    style = ParagraphStyle("bullet", parent=_BODY, leftIndent=14, bulletIndent=2)
    return Paragraph(text, style, bulletText="•")


def table(rows: Sequence[Sequence[str]]) -> Flowable:
    cells = [[Paragraph(cell, _BODY) for cell in row] for row in rows]
    grid = Table(cells, colWidths=[120] * len(rows[0]))
    grid.setStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.black)])
    return grid


def page_break() -> Flowable:
    return PageBreak()


def space(points: float) -> Flowable:
    return Spacer(1, points)


def write_pdf(
    path: Path,
    story: Sequence[Flowable],
    *,
    columns: int = 1,
    header: str | None = None,
    footer: str | None = None,
    password: str = "",
    owner_password: str = "",
    title: str | None = None,
) -> Path:
    """Set the story on A4; `{page}` in header and footer becomes the page's number."""
    margin, gutter, (width, height) = 72, 18, A4
    column = (width - 2 * margin - (columns - 1) * gutter) / columns
    frames = [
        Frame(margin + n * (column + gutter), margin, column, height - 2 * margin, 0, 0, 0, 0)
        for n in range(columns)
    ]

    def decorate(canvas: Canvas, _: BaseDocTemplate) -> None:
        canvas.setFont("Helvetica", 8)
        page = canvas.getPageNumber()
        canvas.drawString(margin, height - 40, (header or "").format(page=page))
        canvas.drawRightString(width - margin, 36, (footer or "").format(page=page))

    encryption = None
    if password or owner_password:
        encryption = StandardEncryption(password, ownerPassword=owner_password or "owner")
    document = BaseDocTemplate(str(path), pagesize=A4, title=title, encrypt=encryption)
    document.addPageTemplates(PageTemplate(frames=frames, onPage=decorate))
    document.build(list(story))
    return path


def write_scanned_pdf(path: Path, pages: int = 1) -> Path:
    """A PDF whose pages are pictures."""
    canvas = Canvas(str(path), pagesize=A4)
    picture = path.with_suffix(".png")
    picture.write_bytes(png())
    for _ in range(pages):
        canvas.drawImage(ImageReader(str(picture)), 0, 0, *A4)
        canvas.showPage()
    canvas.save()
    return path


def write_column_pdf(path: Path, title: str, left: Sequence[str], right: Sequence[str]) -> Path:
    """Two columns of lines below a title that runs across both."""
    canvas = Canvas(str(path), pagesize=A4)
    canvas.setFont("Helvetica-Bold", 18)
    canvas.drawString(72, 760, title)
    canvas.setFont("Helvetica", 10)
    for x, lines in ((72, left), (310, right)):
        for row, line in enumerate(lines):
            canvas.drawString(x, 720 - 13 * row, line)
    canvas.save()
    return path


def write_docx(path: Path, document: WordDocument) -> Path:
    document.save(str(path))
    return path


def word_document(title: str = "") -> WordDocument:
    document = docx.Document()
    document.core_properties.title = title
    return document


def write_pptx(
    path: Path,
    slides: Sequence[tuple[str, str, str]],
    *,
    rows: Sequence[Sequence[str]] = (),
    title: str = "",
) -> Path:
    """Slides of title, text and speaker notes; `rows` become a table on the last of them."""
    presentation = pptx.Presentation()
    presentation.core_properties.title = title
    slide = None
    for heading_text, body, notes in slides:
        slide = presentation.slides.add_slide(presentation.slide_layouts[1])
        slide.shapes.title.text = heading_text
        slide.placeholders[1].text = body
        if notes:
            slide.notes_slide.notes_text_frame.text = notes
    if rows and slide is not None:
        size = Inches(1), Inches(3), Inches(5), Inches(1)
        grid = slide.shapes.add_table(len(rows), len(rows[0]), *size).table
        for y, row in enumerate(rows):
            for x, cell in enumerate(row):
                grid.cell(y, x).text = cell
    presentation.save(str(path))
    return path


def png() -> bytes:
    """The smallest red picture."""

    def part(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    header = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    pixels = zlib.compress(b"\0\xff\0\0")
    return b"\x89PNG\r\n\x1a\n" + part(b"IHDR", header) + part(b"IDAT", pixels) + part(b"IEND", b"")
