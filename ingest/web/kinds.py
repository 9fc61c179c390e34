"""What a body is: by its first bytes, and by what its server says of it."""

from __future__ import annotations

import io
import re
import zipfile
from enum import StrEnum
from pathlib import PurePosixPath

from ingest.errors import SourceError
from ingest.web.answer import Fetched

_TYPES = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "application/pdf": ".pdf",
    "text/markdown": ".md",
    "text/vtt": ".vtt",
    "application/x-subrip": ".srt",
    "text/plain": ".txt",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": ".pptx",
}
"""Media type -> suffix that a reader knows."""
_TEXTS = frozenset({".md", ".vtt", ".srt", ".txt"})
_UNSAID = frozenset({"", "application/octet-stream", "binary/octet-stream"})
_ZIPS = frozenset({"application/zip", "application/x-zip-compressed"})
_GZIPS = frozenset({"application/gzip", "application/x-gzip"})
_XML = re.compile(r"(text|application)/(xml|[a-z.+-]*\+xml|rss|atom)")
_MAY_HOLD = {".html": _UNSAID | {"text/xml", "application/xml"}}
"""What a server may say of a body that shows what it is."""
_PARTS = {
    "word/document.xml": ".docx",
    "ppt/presentation.xml": ".pptx",
    "h5p.json": ".h5p",
    "imsmanifest.xml": ".zip",  # SCORM
}
_HEAD = 2_000  # bytes of a body that are looked at
_TAG = re.compile(rb"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_ROOT = re.compile(  # atomic and possessive: no body makes it try all ways to read it
    rb"(?>\s+|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[.*?\])?\s*>)*+<(?:\w+:)?(\w+)", re.DOTALL
)
_LISTINGS = frozenset({b"urlset", b"sitemapindex", b"rss", b"feed", b"rdf"})


class Kind(StrEnum):
    """What is done with a body."""

    DOCUMENT = "document"
    LISTING = "listing"  # a sitemap or a feed


def may_be_read(content_type: str) -> bool:
    """Tell from the header alone whether it is worth to read the body."""
    media = content_type.partition(";")[0].strip().lower()
    known = _TYPES.keys() | _UNSAID | _ZIPS | _GZIPS
    return media in known or _XML.fullmatch(media) is not None


def not_read(content_type: str) -> str:
    """Return the reason for a type that no reader knows."""
    known = ", ".join(dict.fromkeys(_TYPES.values()))
    return (
        f"is of a type that can't be read ({content_type.partition(';')[0].strip()[:80]}). Known "
        f"are web pages, sitemaps, feeds and {known}."
    )


def kind_of(found: Fetched) -> Kind:
    """Tell whether a body is a document or a list of addresses."""
    if found.body.startswith(b"\x1f\x8b"):
        return Kind.LISTING
    root = _ROOT.match(found.body[:_HEAD].removeprefix(b"\xef\xbb\xbf"))
    is_listing = root is not None and root[1].lower() in _LISTINGS
    return Kind.LISTING if is_listing else Kind.DOCUMENT


def suffix_of(found: Fetched) -> str:
    """Return the suffix of the reader for a body; raises SourceError where none fits.

    Header and bytes must agree, where the header says anything: a page that excuses itself in
    HTML is no PDF.
    """
    said = _TYPES.get(found.content_type)
    seen = _seen(found.body)
    if seen is None:  # text has no mark of its own
        named = PurePosixPath(found.address.path).suffix.lower()
        if said == ".txt" and named in _TEXTS:
            return named
        if said in _TEXTS or said == ".html":
            return said
    elif seen == said or found.content_type in _MAY_HOLD.get(seen, _UNSAID | _ZIPS):
        return seen
    if said is None and found.content_type not in _UNSAID | _ZIPS:
        raise SourceError(str(found.address), not_read(found.content_type))
    raise SourceError(
        str(found.address),
        f"says that it is {found.content_type or 'nothing in particular'}, and its bytes are "
        f"{_IN_WORDS.get(seen or '', 'something else')}. Save it, and name the file.",
    )


_IN_WORDS = {".html": "a web page", ".pdf": "a PDF", ".docx": "a DOCX", ".pptx": "a PPTX"}


def _seen(body: bytes) -> str | None:
    """Return the suffix that the bytes show; None for text without tags, and for the unknown."""
    if b"%PDF-" in body[:1024]:
        return ".pdf"
    if body.startswith(b"PK\x03\x04"):
        return _packed(body)
    return ".html" if _TAG.search(body[:_HEAD]) else None


def _packed(body: bytes) -> str | None:
    """Return what a zip archive is by the names in it; nothing is unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return None
    return next((suffix for part, suffix in _PARTS.items() if part in names), None)
