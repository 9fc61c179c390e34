"""Reads Word files: headings, lists, tables. Word has no dependable page numbers."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

from ingest.errors import SourceError
from ingest.readers.cleaning import clean_text, without_emphasis
from ingest.readers.docx_hidden import with_aligned_cells, without_hidden
from ingest.readers.office import Properties, damaged, safe_copy, tidy, title_of
from ingest.readers.reading import Reading

_STYLES = "p[style-name='Title'] => h1:fresh\np[style-name='Subtitle'] => p:fresh"
_BOLD_LINE = re.compile(r"^\*\*([^*\n]{3,90}[^*\s.,;:])\*\*$", re.MULTILINE)
_HEADING = re.compile(r"^(#{1,6}) ", re.MULTILINE)


def read_docx(path: Path) -> Reading:
    """Read a Word file; its comments, deleted text and hidden text are left out."""
    try:
        copy = safe_copy(path, "word/document.xml", program="Word", visible=_seen)
        markdown, properties = _converted(copy), _properties(copy)
    except SourceError:
        raise
    except Exception as error:
        raise SourceError(path, damaged("Word", path)) from error
    return Reading(
        text=clean_text(without_emphasis(_with_bold_headings(tidy(markdown)))),
        title=title_of(properties),
        language=properties.language or None,
    )


def _seen(parts: dict[str, bytes]) -> dict[str, bytes]:
    return with_aligned_cells(without_hidden(parts))


def _converted(file: BytesIO) -> str:
    from markitdown import StreamInfo  # noqa: PLC0415  takes 0.6 s
    from markitdown.converters import DocxConverter  # noqa: PLC0415  the same

    info = StreamInfo(extension=".docx")
    converter = DocxConverter()  # type: ignore[no-untyped-call]  # its constructor has no types
    return str(converter.convert(file, info, style_map=_STYLES).markdown)


def _properties(file: BytesIO) -> Properties:
    from docx import Document  # noqa: PLC0415  only for this format

    properties: Properties = Document(file).core_properties
    return properties


def _with_bold_headings(markdown: str) -> str:
    """Make headings of short bold lines: many writers use no heading styles."""
    levels = [len(found) for found in _HEADING.findall(markdown)]
    level = min(max(levels, default=1) + 1, 6)
    return _BOLD_LINE.sub(rf"{'#' * level} \1", markdown)
