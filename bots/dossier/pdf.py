"""A dossier as a PDF: headings with bookmarks, links, page numbers, an embedded typeface."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, assert_never
from xml.sax.saxutils import escape, quoteattr

from reportlab.lib import colors
from reportlab.platypus import (
    ListFlowable,
    ListItem,
    LongTable,
    NextPageTemplate,
    PageBreak,
    Spacer,
)
from reportlab.platypus import Paragraph as PdfParagraph

from assistant.phrases.catalogue import Phrase, phrase
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
    Run,
    Sideways,
    Tone,
)
from bots.dossier.pdf_page import LANDSCAPE, PORTRAIT, Pages, width_of
from bots.dossier.pdf_styles import BOLD, Styles, missing_glyphs, styles

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlab.platypus import Flowable


def to_pdf(outline: Outline) -> bytes:
    """Return the dossier; the same outline gives the same bytes.

    A character that the typeface has not is written as its number, and the dossier says so.
    """
    writer = _Writer(styles())
    flowables = [each for block in outline.blocks for each in writer.pages(block)]
    if writer.has_numbers:
        note = Paragraph(line=(Run(text=phrase(outline.language, Phrase.DOSSIER_GLYPHS)),))
        flowables += writer.flowables(note)
    file = io.BytesIO()
    Pages(file, outline).build(flowables)
    return file.getvalue()


class _Writer:
    """Turns blocks into what ReportLab lays out; `has_numbers`: some characters are numbers."""

    def __init__(self, look: Styles) -> None:
        self._look = look
        self.has_numbers = False

    def pages(self, block: Block | Sideways) -> Iterator[Flowable]:
        """Yield what a block becomes, on pages on their side where it needs them."""
        if not isinstance(block, Sideways):
            yield from self.flowables(block)
            return
        yield from (NextPageTemplate(LANDSCAPE), PageBreak())
        for each in block.blocks:
            yield from self.flowables(each, on=LANDSCAPE)
        yield from (NextPageTemplate(PORTRAIT), PageBreak())

    def flowables(self, block: Block, *, on: str = PORTRAIT) -> Iterator[Flowable]:
        """Yield what a block becomes."""
        match block:
            case Heading():
                yield self._heading(block)
            case Paragraph(line=line, tone=tone):
                yield PdfParagraph(self._marked(line), self._look.tones[tone])
            case Items(lines=lines, is_numbered=is_numbered):
                yield self._items(lines, is_numbered=is_numbered)
            case Facts(rows=rows):
                for label, line in rows:
                    text = self._marked((Run(text=f"{label}: ", is_bold=True), *line))
                    yield PdfParagraph(text, self._look.tones[Tone.NOTE])
            case Quotation(words=words):
                yield PdfParagraph(self._text(words), self._look.quote)
            case Grid():
                yield from self._grid(block, width_of(on))
            case _:
                assert_never(block)

    def _heading(self, block: Heading) -> PdfParagraph:
        anchor = f"<a name={quoteattr(block.anchor)}/>" if block.anchor else ""
        heading = PdfParagraph(anchor + self._text(block.text), self._look.headings[block.level])
        heading.outline_entry = (block.level, block.text)
        return heading

    def _items(self, lines: tuple[Line, ...], *, is_numbered: bool) -> Flowable:
        body = self._look.tones[Tone.TEXT]
        return ListFlowable(
            [ListItem(PdfParagraph(self._marked(line), body)) for line in lines],
            bulletType="1" if is_numbered else "bullet",
            start=1 if is_numbered else "•",
            bulletFontName=body.fontName,
            bulletFontSize=body.fontSize,
            bulletFormat="%s." if is_numbered else None,
            leftIndent=18,
        )

    def _grid(self, block: Grid, width: float) -> Iterator[Flowable]:
        cell = self._look.cell
        heads = [
            PdfParagraph(f'<font name="{BOLD}">{self._text(each)}</font>', cell)
            for each in block.columns
        ]
        rows = [[PdfParagraph(self._marked(line), cell) for line in row] for row in block.rows]
        yield LongTable(
            [heads, *rows],
            colWidths=[width / len(block.columns)] * len(block.columns),
            repeatRows=1,
            splitInRow=1,
            style=[
                ("GRID", (0, 0), (-1, -1), 0.5, colors.HexColor("#9AA59E")),
                ("BACKGROUND", (0, 0), (-1, 0), colors.HexColor("#E6EFE9")),
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ],
        )
        yield Spacer(1, 8)

    def _marked(self, line: Line) -> str:
        return "".join(map(self._run, line))

    def _run(self, run: Run) -> str:
        text = self._text(run.text)
        if run.is_bold:
            text = f'<font name="{BOLD}">{text}</font>'
        address = run.address or (f"#{run.target}" if run.target else "")
        if not address:
            return text
        return f'<a href={quoteattr(address)} color="{self._look.link}">{text}</a>'

    def _text(self, text: str) -> str:
        """Return words as ReportLab's mark-up shows them, without characters that it has not."""
        missing = missing_glyphs(text)
        if missing:
            self.has_numbers = True
            numbers = {ord(char): f"[U+{ord(char):04X}]" for char in missing}
            text = text.translate(numbers)
        return escape(text)
