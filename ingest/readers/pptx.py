"""Reads PowerPoint files: a slide counts as a page; speaker notes are kept."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path

from ingest.document import Mark
from ingest.errors import SourceError
from ingest.readers.cleaning import clean_text
from ingest.readers.office import damaged, safe_copy, tidy, title_of
from ingest.readers.pptx_told import Told, look_at
from ingest.readers.reading import Reading

_SLIDE = re.compile(r"<!-- Slide number: (\d+) -->\n?")
_NOTES = "### Notes:"
_OUR_NOTES = "### Notities"
_CHART = re.compile(r"^### Chart(?:: )?", re.MULTILINE)
_NO_TEXT = re.compile(r"^(?:\[unsupported chart\]|(?:#+ )?\s*)$")


def read_pptx(path: Path) -> Reading:
    """Read a presentation; each slide that has text begins with a mark."""
    try:
        copy = safe_copy(path, "ppt/presentation.xml", program="PowerPoint")
        markdown, told = _converted(copy), look_at(copy)
    except SourceError:
        raise
    except Exception as error:
        raise SourceError(path, damaged("PowerPoint", path)) from error
    text, marks = "", []
    for number, slide in _slides(markdown, told):
        text += "\n\n" if text else ""
        marks.append(Mark(offset=len(text), page=number))
        text += slide
    return Reading(
        text=text,
        marks=tuple(marks),
        title=title_of(told.properties),
        language=told.properties.language or None,
        notes=told.notes,
    )


def _converted(file: BytesIO) -> str:
    from markitdown import StreamInfo  # noqa: PLC0415  takes 0.6 s
    from markitdown.converters import PptxConverter  # noqa: PLC0415  the same

    converter = PptxConverter()  # type: ignore[no-untyped-call]  # its constructor has no types
    return str(converter.convert(file, StreamInfo(extension=".pptx")).markdown)


def _slides(markdown: str, told: Told) -> Iterator[tuple[int, str]]:
    """Yield number and Markdown of each slide that is shown and has text."""
    _, *parts = _SLIDE.split(markdown)
    for found, slide in zip(parts[::2], parts[1::2], strict=True):
        number = int(found)
        on_slide, _, notes = slide.partition(_NOTES)
        drawn = told.drawings.get(number, ())
        text = clean_text("\n\n".join([*_blocks(on_slide), *_listed(drawn), *_notes(notes)]))
        if text and number not in told.hidden:
            yield number, text


def _blocks(slide: str) -> Iterator[str]:
    """Yield a slide's headings, tables and text; lines of text under each other are a list."""
    lines: list[str] = []
    table: list[str] = []
    for line in tidy(_CHART.sub("### Grafiek ", slide)).replace("\v", " ").split("\n"):
        text = line.strip()
        if table and not text.startswith("|"):
            yield "\n".join(table)
            table = []
        if text.startswith("|"):
            table.append(text)
        elif text.startswith("#"):
            yield from _listed(lines)
            yield text
            lines = []
        elif not _NO_TEXT.match(text):
            lines.append(text)
    yield from _listed(lines)
    if table:
        yield "\n".join(table)


def _listed(lines: Sequence[str]) -> Iterator[str]:
    if len(lines) > 1:
        yield "\n".join(f"- {re.sub(r'^[-•*–] ?', '', line)}" for line in lines)
    else:
        yield from lines


def _notes(notes: str) -> Iterator[str]:
    paragraphs = [line.strip() for line in notes.split("\n") if line.strip()]
    if paragraphs:
        yield from (_OUR_NOTES, *paragraphs)
