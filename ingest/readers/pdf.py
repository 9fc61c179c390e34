"""Reads PDF: pages, headings by font size, tables, columns; no running headers and footers."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
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
from ingest.readers.pdf_recognise import Recogniser, find_recogniser, is_installed
from ingest.readers.pdf_told import notes_of
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
_RECOGNISE = (
    "Recognise its text first, for example with: ocrmypdf -l nld{more} {name} {stem}-ocr.pdf"
)
_INSTALL = (
    ", or install Debian's tesseract-ocr and tesseract-ocr-nld before it is ingested for the first "
    "time"
)


def read_pdf(path: Path) -> Reading:
    """Read a PDF; pages that are pictures are recognised where tesseract is installed.

    The year is left unknown: a PDF knows when its file was made, not what year it tells of.
    """
    with _opened(path) as pdf:
        properties = dict(pdf.metadata)
        language = pdf.doc.catalog.get("Lang")
        told = tuple(notes_of(pdf))
        pages = list(_pages(pdf, path))
    _check_for_text(path, pages)
    text, marks = _markdown(pages)
    return Reading(
        text=text,
        marks=marks,
        title=_title(properties),
        language=language.decode("latin-1") if isinstance(language, bytes) else None,
        notes=(*told, *_notes(path, pages)),
    )


@contextmanager
def _opened(path: Path) -> Iterator[PDF]:
    """Open the file; every error of pdfminer while it is open is about this file."""
    import pdfplumber  # noqa: PLC0415  takes 0.4 s
    from pdfminer.pdfdocument import PDFPasswordIncorrect  # noqa: PLC0415  the same

    with _quiet_pdfminer():
        try:
            # a file of our own: pdfplumber leaves one that it can't read open
            with path.open("rb") as file, pdfplumber.open(file) as pdf:
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
    recogniser: Recogniser | None = None
    is_looked_for = False
    for page in pdf.pages:
        content = read_page(page)
        if content.is_picture and not is_looked_for:
            recogniser, is_looked_for = find_recogniser(), True
        if content.is_picture and recogniser and (boxes := recogniser.boxes(page)):
            content = replace(content, boxes=boxes, is_unreadable=False, is_recognised=True)
        yield content
        page.close()  # else the characters of all pages stay in memory


def _check_for_text(path: Path, pages: Sequence[PageContent]) -> None:
    """Refuse a file without text; say on which pages it has what instead."""
    if any(page.boxes and not page.is_picture for page in pages):
        return
    where = f"page {_listed(page.number for page in pages)}"
    has = f"has only images on {where} and no text"
    if any(page.is_unreadable for page in pages):
        has = f"has text on {where} whose fonts don't say which letters they show"
    elif not any(page.is_picture for page in pages):
        has = f"has nothing on {where} and no text"
    raise SourceError(path, f"{has}. {_advice(path, is_partly=False)}")


def _notes(path: Path, pages: Sequence[PageContent]) -> Iterator[str]:
    """Tell which pages were not read, and which were made out of pictures."""
    unread = [page.number for page in pages if page.is_picture and not page.is_recognised]
    recognised = [page.number for page in pages if page.is_recognised]
    if unread:
        logger.warning("%d of %d pages have no text that can be read", len(unread), len(pages))
        advice = _advice(path, is_partly=True)
        yield f"has pages without text that can be read: {_listed(unread)}. {advice}"
    if recognised:
        yield (
            "has pages that are pictures, whose text was recognised and may be wrong: "
            f"{_listed(recognised)}."
        )


def _advice(path: Path, *, is_partly: bool) -> str:
    more = " --force-ocr" if is_partly else ""
    install = "" if is_installed() else _INSTALL
    return _RECOGNISE.format(more=more, name=path.name, stem=path.stem) + install


def _listed(numbers: Iterable[int]) -> str:
    """Return numbers of pages as `1 to 3, 7`."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return ", ".join(str(a) if a == b else f"{a} to {b}" for a, b in runs)


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
