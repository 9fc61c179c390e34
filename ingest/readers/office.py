"""What Word and PowerPoint files have in common: their container, properties and Markdown."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Protocol

from ingest.errors import SourceError
from ingest.readers.archive import open_archive
from ingest.readers.cleaning import clean_line
from ingest.readers.tables import with_headers
from ingest.readers.xml_part import check_xml

_XML = (".xml", ".rels", ".vml")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # the older container: also what encryption wraps in
_IMAGE = re.compile(r"!\[[^\]\n]*\]\([^)\n]*\)")
_NOTE_NUMBER = re.compile(r"\[+\d+\]+\(#(?:foot|end)note-[^)]*\)")
_NOTE_RETURN = re.compile(r"[ ]?\[↑\]\(#[^)]*\)")
_LINK = re.compile(r"(?<!\\)\[([^\]\n]+)\]\([^)\s]+(?: \"[^\"\n]*\")?\)")


class Properties(Protocol):
    """The core properties that python-docx and python-pptx give alike."""

    title: str
    language: str
    created: datetime | None


def safe_copy(
    path: Path,
    part: str,
    *,
    program: str,
    visible: Callable[[dict[str, bytes]], dict[str, bytes]] = dict,
) -> BytesIO:
    """Return the file as libraries may open it: its XML checked, pictures and films empty.

    `part` is the member that makes it a file of `program`; `visible` takes out of the parts what
    nobody sees who opens the file. Raises SourceError where it is hostile or no such file.
    """
    _refuse_ole(path, program)
    with open_archive(path, damaged=damaged(program, path)) as archive:
        if part not in archive:
            raise SourceError(
                path, f"is a zip file, but no {program} file. Give it the suffix of what it is."
            )
        parts = {
            name: check_xml(path, name, archive.read(name))
            for name in archive.names
            if name.lower().endswith(_XML)
        }
        return archive.copy(visible(parts))


def _refuse_ole(path: Path, program: str) -> None:
    with path.open("rb") as file:
        start = file.read(len(_OLE))
    if start == _OLE:
        raise SourceError(
            path,
            "is protected with a password, or in the format of before 2007. Open it in "
            f"{program} and save a copy as {path.suffix.lower()} without a password.",
        )


def damaged(program: str, path: Path) -> str:
    """Return the reason for a file that can't be opened."""
    return (
        f"is damaged or no {program} file. Open it in {program} and save it anew as {path.suffix}."
    )


def title_of(properties: Properties) -> str | None:
    """Return the title, unless it is the one that a program gives to every file."""
    title = clean_line(properties.title or "")
    generic = {"powerpoint presentation", "powerpoint-presentatie", "word document", "presentation"}
    return None if title.lower() in generic else title or None


def tidy(markdown: str) -> str:
    """Return markitdown's Markdown without pictures, links and note numbers."""
    markdown = re.sub(r"^(\s*)[*+] ", r"\1- ", markdown, flags=re.MULTILINE)
    for unwanted in (_IMAGE, _NOTE_NUMBER, _NOTE_RETURN):
        markdown = unwanted.sub("", markdown)
    return with_headers(_LINK.sub(r"\1", markdown))
