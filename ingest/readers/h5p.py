"""Reads H5P packages: the texts of a module and what is said in its films."""

from __future__ import annotations

import json
from pathlib import Path

from ingest.errors import SourceError
from ingest.readers.archive import Archive, open_archive
from ingest.readers.cleaning import clean_line
from ingest.readers.h5p_content import Content
from ingest.readers.h5p_fields import Fields, fields_of, string
from ingest.readers.reading import Reading

_DAMAGED = "is damaged or no H5P package. Export it anew, or get it again from where it came from."
_NO_PACKAGE = "is a zip file, but no H5P package: it has no {name}. Export it anew as .h5p."
_FILMS = {"H5P.InteractiveVideo", "H5P.Video"}
_NO_TEXT = (
    "is an H5P package without text that can be read: pictures or films without subtitles. Add "
    "subtitles (WebVTT) to its films, or save what is said in it as .txt."
)


def read_h5p(path: Path) -> Reading:
    """Read a package of any type of content; wrong answers of its questions are left out."""
    with open_archive(path, damaged=_DAMAGED) as archive:
        package = _json(archive, "h5p.json")
        content = Content(archive)
        library = string(package, "mainLibrary")
        content.add(library, _json(archive, "content/content.json"))
    if not content.lesson:
        raise SourceError(path, _NO_TEXT)
    language = string(package, "defaultLanguage") or string(package, "language")
    return content.lesson.reading(
        title=clean_line(string(package, "title")) or None,
        language=None if language.lower() in {"", "und"} else language,
        is_film=library in _FILMS,
    )


def _json(archive: Archive, name: str) -> Fields:
    if name not in archive:
        raise SourceError(archive.path, _NO_PACKAGE.format(name=name))
    try:
        return fields_of(json.loads(archive.read(name).decode("utf-8-sig")))
    except (ValueError, RecursionError) as error:
        raise SourceError(
            archive.path, f"has JSON that is none ({name}). Export it anew."
        ) from error
