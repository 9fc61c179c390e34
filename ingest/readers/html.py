"""Reads the main text of a web page."""

from __future__ import annotations

import re
from pathlib import Path

from ingest.document import years_in
from ingest.errors import SourceError
from ingest.readers.cleaning import clean_line, clean_text, without_emphasis
from ingest.readers.html_office import is_office_page, office_text
from ingest.readers.html_visible import drop_hidden
from ingest.readers.reading import Reading
from ingest.readers.tables import with_headers
from ingest.readers.wrapping import unwrap_markdown

_LANGUAGE = re.compile(rb"<html\b[^>]*?\blang\s*=\s*[\"']?([A-Za-z][\w-]*)", re.IGNORECASE)
_NOTE = re.compile(r"<sup>[\W_]*(?:\d{1,3}|[ivx]{1,5}|[*†‡])[\W_]*</sup>")
_SQUARE = re.compile(r"(?<=m)<sup>([23])</sup>")
_RAISED = re.compile(r"</?su[bp]>")
_HEAD = 20_000  # bytes: the language stands in the first tag
_MIN_WORDS = 5  # less is a button or a menu that was taken for text


def read_html(path: Path) -> Reading:
    """Read a saved web page without menus, footers, cookie notices and what its tags hide."""
    import trafilatura  # noqa: PLC0415  takes 0.5 s

    page = path.read_bytes()
    tree = trafilatura.load_html(page)
    text: str | None = None
    if tree is not None and is_office_page(tree):
        text = office_text(tree)
    elif tree is not None:
        text = trafilatura.extract(
            drop_hidden(tree),
            output_format="markdown",
            include_comments=False,
            include_formatting=True,  # headings count as formatting
            include_links=False,
            include_tables=True,
        )
    if text is None or len(text.split()) < _MIN_WORDS:
        raise SourceError(
            path,
            "has no main text that can be told from its menus. Save the whole page with its "
            "text, or save the text as .txt or .md.",
        )
    known = trafilatura.extract_metadata(page)
    language = _LANGUAGE.search(page[:_HEAD])
    return Reading(
        text=_tidy(text),
        title=clean_line(known.title or "") or None if known else None,
        year=next(iter(years_in(known.date or "")), None) if known else None,
        language=language[1].decode("ascii") if language else None,
    )


def _tidy(markdown: str) -> str:
    """Return trafilatura's Markdown without emphasis, headings set apart from what precedes."""
    plain = with_headers(clean_text(without_emphasis(_without_notes(markdown))))
    text = re.sub(r"(?<=\S)\n(?=#{1,6} )", "\n\n", plain)
    text = re.sub(r"^(#{1,6} .*)\n(?=\S)", r"\1\n\n", text, flags=re.MULTILINE)
    return unwrap_markdown(text).strip("\n")


def _without_notes(markdown: str) -> str:
    """Return Markdown without numbers of notes, which would stick to the words before them."""
    text = _SQUARE.sub(lambda found: "²³"[int(found[1]) - 2], markdown)
    return _RAISED.sub("", _NOTE.sub("", text))
