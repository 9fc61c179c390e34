"""Reads PDF: pages, headings by font size, tables, columns; no running headers and footers."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from ingest.document import Mark
from ingest.errors import SourceError
from ingest.readers.cleaning import clean_line
from ingest.readers.pages import join_pages
from ingest.readers.pdf_blocks import blocks_of, style_of
from ingest.readers.pdf_furniture import body_size, without_furniture
from ingest.readers.pdf_lines import lines_of
from ingest.readers.pdf_page import PageContent, read_page
from ingest.readers.reading import Reading

if TYPE_CHECKING:
    from pdfplumber.pdf import PDF

logger = logging.getLogger(__name__)

_BROKEN = (
    "is damaged or no PDF{detail}. Open it in a PDF viewer and save it anew, or get it again from "
    "where it came from."
)
_ENCRYPTED = "is protected with a password. Save a copy without one and ingest that."
_NO_TITLE = re.compile(
    r"untitled|naamloos|anonymous|microsoft word|\.(?:docx?|pptx?|indd|pdf|qxd)$", re.IGNORECASE
)
_MIN_CHARACTERS = 10  # a page with less and a picture is a scan with at most a stamp on it


def read_pdf(path: Path) -> Reading:
    """Read a PDF whose text can be selected; a scan needs character recognition first.

    The year is left unknown: a PDF knows when its file was made, not what year it tells of.
    """
    with _opened(path) as pdf:
        properties = dict(pdf.metadata)
        language = pdf.doc.catalog.get("Lang")
        pages = list(_pages(pdf, path))
    _check_for_text(path, pages)
    text, marks = _markdown(pages)
    return Reading(
        text=text,
        marks=marks,
        title=_title(properties),
        language=language.decode("latin-1") if isinstance(language, bytes) else None,
    )


@contextmanager
def _opened(path: Path) -> Iterator[PDF]:
    """Open the file; every error of pdfminer while it is open is about this file."""
    import pdfplumber  # noqa: PLC0415  takes 0.4 s
    from pdfminer.pdfdocument import PDFPasswordIncorrect  # noqa: PLC0415  the same

    with _quiet_pdfminer():
        try:
            with pdfplumber.open(path) as pdf:
                yield pdf
        except SourceError:
            raise
        except Exception as error:  # pdfminer raises nearly anything on a damaged file
            is_locked = any(isinstance(e, PDFPasswordIncorrect) for e in (error, *error.args))
            reason = _ENCRYPTED if is_locked else _BROKEN.format(detail="")
            raise SourceError(path, reason) from error


@contextmanager
def _quiet_pdfminer() -> Iterator[None]:
    """Silence pdfminer: it warns of every oddity of every font."""
    log = logging.getLogger("pdfminer")
    level = log.level
    log.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        log.setLevel(level)


def _pages(pdf: PDF, path: Path) -> Iterator[PageContent]:
    if not pdf.pages:
        raise SourceError(path, _BROKEN.format(detail=": it has no pages"))
    for page in pdf.pages:
        yield read_page(page)
        page.close()  # else the characters of all pages stay in memory


def _check_for_text(path: Path, pages: Sequence[PageContent]) -> None:
    """Refuse a file without text; tell which pages have none."""
    bare = [page for page in pages if _characters(page) < _MIN_CHARACTERS and page.has_images]
    if len(bare) < len(pages) and any(page.boxes for page in pages):
        if bare:
            logger.warning("%d of %d pages have pictures but no text", len(bare), len(pages))
        return
    numbers = f"page 1 to {len(pages)}" if len(pages) > 1 else "page 1"
    what = "only images" if bare else "nothing"
    raise SourceError(
        path,
        f"has {what} on {numbers} and no text. Recognise its text first, for example with: "
        f"ocrmypdf -l nld {path.name} {path.stem}-ocr.pdf",
    )


def _characters(page: PageContent) -> int:
    return sum(len(box.text) for box in page.boxes)


def _markdown(pages: Sequence[PageContent]) -> tuple[str, tuple[Mark, ...]]:
    body = body_size(pages)
    flows = {page.number: lines_of(page) for page in without_furniture(pages)}
    lines = [line for page in flows.values() for flow in page for line in flow]
    style = style_of(lines, body)
    return join_pages(
        (number, [block for flow in page for block in blocks_of(flow, style)])
        for number, page in flows.items()
    )


def _title(properties: Mapping[str, object]) -> str | None:
    title = clean_line(str(properties.get("Title") or ""))
    return title if title and not _NO_TITLE.search(title) else None
