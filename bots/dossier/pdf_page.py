"""The pages of the PDF: upright or on their side, with a foot that counts them."""

from __future__ import annotations

import io
from datetime import datetime
from typing import TYPE_CHECKING, Any

from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.units import cm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate

from bots.dossier.pdf_styles import REGULAR

if TYPE_CHECKING:
    from reportlab.platypus import Flowable

    from bots.dossier.blocks import Outline

PORTRAIT = "portrait"
LANDSCAPE = "landscape"

_SIZES = {PORTRAIT: A4, LANDSCAPE: landscape(A4)}
_SIDE, _END = 2.2 * cm, 2.0 * cm
_FOOT = 7.5


def width_of(template: str) -> float:
    """Return the points that text has from side to side."""
    width: float = _SIZES[template][0] - 2 * _SIDE
    return width


class Pages(BaseDocTemplate):  # type: ignore[misc]  # ReportLab ships no types
    """Lays out flowables; headings become bookmarks. Nothing in it depends on when it is made."""

    def __init__(self, file: io.BytesIO, outline: Outline) -> None:
        super().__init__(
            file,
            title=outline.stamp,
            author=f"Leerkring {outline.version}",
            subject=outline.title,
            creator=f"Leerkring {outline.version}",
            producer="ReportLab",
            lang=outline.language,
            invariant=1,
            pageTemplates=[_template(name) for name in (PORTRAIT, LANDSCAPE)],
        )
        self._outline = outline
        self._entries = 0

    def build(self, flowables: list[Flowable]) -> None:
        """Write the pages into the file."""
        outline = self._outline

        class Counted(_CountedCanvas):
            stamp = outline.stamp
            moment = _moment(outline.made_at)

        super().build(flowables, canvasmaker=Counted)

    def afterFlowable(self, flowable: Flowable) -> None:  # noqa: N802  ReportLab's name
        """Make a bookmark of a heading."""
        entry = getattr(flowable, "outline_entry", None)
        if entry is None:
            return
        level, text = entry
        self._entries += 1
        key = f"heading-{self._entries}"
        self.canv.bookmarkPage(key)
        self.canv.addOutlineEntry(text, key, level=level - 1, closed=level >= 3)  # noqa: PLR2004  quotes


class _CountedCanvas(Canvas):  # type: ignore[misc]  # ReportLab ships no types
    """A canvas that writes the foot of its pages last, when it knows how many there are."""

    stamp = ""
    moment = ""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._pages: list[dict[str, Any]] = []
        self.setViewerPreference("DisplayDocTitle", "true")
        self.setDateFormatter(lambda *_: self.moment)

    def showPage(self) -> None:  # noqa: N802  ReportLab's name
        """Put a page aside."""
        self._pages.append(dict(self.__dict__))
        self._startPage()

    def save(self) -> None:
        """Write the pages and the file."""
        for number, page in enumerate(self._pages, start=1):
            self.__dict__.update(page)
            self._foot(f"{number} / {len(self._pages)}")
            super().showPage()
        super().save()

    def _foot(self, count: str) -> None:
        width, _ = self._pagesize
        self.setFont(REGULAR, _FOOT)
        self.setFillGray(0.35)
        self.drawString(_SIDE, _END / 2, self.stamp)
        self.drawRightString(width - _SIDE, _END / 2, count)


def _moment(at: datetime) -> str:
    """Return a moment as PDF writes it: `D:20261122182000+01'00'`."""
    zone = at.strftime("%z") or "+0000"
    return f"D:{at:%Y%m%d%H%M%S}{zone[:3]}'{zone[3:5]}'"


def _template(name: str) -> PageTemplate:
    width, height = _SIZES[name]
    frame = Frame(_SIDE, _END, width - 2 * _SIDE, height - 2 * _END, 0, 0, 0, 0)
    return PageTemplate(name, [frame], pagesize=(width, height))
