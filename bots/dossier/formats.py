"""The formats of a dossier."""

from __future__ import annotations

from enum import StrEnum


class Format(StrEnum):
    """A format by the suffix of its files."""

    MARKDOWN = "md"
    DOCX = "docx"
    PDF = "pdf"

    @property
    def media_type(self) -> str:
        """What it is called over HTTP."""
        return _MEDIA_TYPES[self]


_MEDIA_TYPES = {
    Format.MARKDOWN: "text/markdown; charset=utf-8",
    Format.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Format.PDF: "application/pdf",
}
