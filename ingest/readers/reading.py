"""What every reader returns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ingest.document import Mark


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    r"""A file's text as Markdown, where its pages or cues begin, and what it says of itself.

    `text` is what gets stored: line ends are `\\n`, no NUL, no lone surrogate, tables as Markdown
    tables, headings as `#` lines, paragraphs on one line. `front` is the front matter of a
    Markdown file (raw YAML values, checked by `ingest/metadata.py`); `title`, `year` and
    `language` come from the file's own properties and give way to front matter and sidecar.
    `notes` say what of the file was not read and why, or is to be checked: what a problem says of
    a file that could not be read at all.
    """

    text: str
    marks: tuple[Mark, ...] = ()
    title: str | None = None
    year: str | None = None
    language: str | None = None
    front: Mapping[str, object] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
