"""Picks the reader of a file by its suffix."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from ingest.errors import SourceError
from ingest.readers.docx import read_docx
from ingest.readers.h5p import read_h5p
from ingest.readers.html import read_html
from ingest.readers.markdown import read_markdown
from ingest.readers.pdf import read_pdf
from ingest.readers.plain import read_plain
from ingest.readers.pptx import read_pptx
from ingest.readers.reading import Reading
from ingest.readers.scorm import read_scorm
from ingest.readers.subtitles import read_subtitles

READERS_VERSION = "3"
"""Raise it when files of every format give other text or metadata: all sources are done again."""

_VERSIONS: Mapping[str, str] = {
    ".pdf": "3.1",  # without hidden text and glyphs without characters; scans are recognised
    ".html": "3.1",  # without hidden parts
    ".htm": "3.1",
    ".docx": "3.1",  # without hidden text
    ".pptx": "3.1",  # without hidden slides; SmartArt
}
"""Raise a format's own when only its files give other text: other sources are left alone."""

READERS: Mapping[str, Callable[[Path], Reading]] = {
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".txt": read_plain,
    ".html": read_html,
    ".htm": read_html,
    ".pdf": read_pdf,
    ".docx": read_docx,
    ".pptx": read_pptx,
    ".vtt": read_subtitles,
    ".srt": read_subtitles,
    ".zip": read_scorm,
    ".h5p": read_h5p,
}
"""A reader takes a file with bytes in it, and raises SourceError where it can't read them."""

SUFFIXES = frozenset(READERS)


def read(path: Path) -> Reading:
    """Read a file; whatever goes wrong with it is a SourceError that says what to do."""
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        raise SourceError(path, unknown_format(path))
    try:
        is_empty = path.stat().st_size == 0
        reading = Reading(text="") if is_empty else reader(path)
    except SourceError:
        raise
    except OSError as error:
        raise SourceError(path, f"can't be opened: {error.strerror or error}.") from error
    except Exception as error:
        raise SourceError(
            path,
            f"can't be read ({type(error).__name__}). Open it in the program it was made with "
            "and save it anew.",
        ) from error
    if not reading.text.strip():
        raise SourceError(path, _EMPTY)
    return reading


def version_of(path: Path) -> str:
    """Return the version of the reader of a file."""
    return _VERSIONS.get(path.suffix.lower(), READERS_VERSION)


def versions() -> frozenset[str]:
    """Return the versions that the readers have."""
    return frozenset({READERS_VERSION, *_VERSIONS.values()})


_EMPTY = "is empty. Remove it, or put its text back."


def unknown_format(path: Path) -> str:
    """Return the reason for a file of a format that no reader knows, and what to do."""
    advice = _ADVICE.get(path.suffix.lower(), "")
    return (
        f"has a format that can't be read ({path.suffix or 'no suffix'}). {advice}"
        f"Known are: {', '.join(READERS)}."
    )


_ADVICE: Mapping[str, str] = {
    **dict.fromkeys((".doc", ".odt", ".rtf", ".pages", ".wpd"), "Save it as .docx. "),
    **dict.fromkeys((".ppt", ".odp", ".key", ".pps", ".ppsx"), "Save it as .pptx. "),
    **dict.fromkeys(
        (".xlsx", ".xls", ".ods", ".csv"),
        "Put what is to be found into a text, or print its sheets to .pdf. ",
    ),
    ".epub": "Save it as .docx or .html, for example with Calibre. ",
    **dict.fromkeys((".jpg", ".jpeg", ".png", ".tif", ".tiff"), "Make it a .pdf with ocrmypdf. "),
    **dict.fromkeys((".mp4", ".mp3", ".m4a", ".wav", ".webm"), "Give its subtitles as .vtt. "),
    **dict.fromkeys((".rar", ".7z", ".tar", ".gz"), "Unpack it and ingest what is in it. "),
    **dict.fromkeys((".msg", ".eml"), "Mail is not read. "),
}
