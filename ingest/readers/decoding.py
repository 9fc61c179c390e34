"""Bytes in, text out: which encoding a text file has."""

from __future__ import annotations

import codecs
from pathlib import Path

from ingest.errors import SourceError

_BY_MARK = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16: its mark begins with that of UTF-16
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROLS = {*range(0x20)} - set(b"\t\n\v\f\r\x1a\x1b")
_MAX_STRANGE = 0.02  # share of bytes: real text has a stray control, a program or picture has many


def read_text(path: Path) -> str:
    """Return the text of a file: UTF-8, or what its byte order mark says, else Windows-1252."""
    return decode(path, path.read_bytes())


def decode(path: Path, data: bytes) -> str:
    """Return the text of bytes that stand in a file, as `read_text` does."""
    for mark, encoding in _BY_MARK:
        if data.startswith(mark):
            return _decoded(path, data, encoding)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = _as_windows_1252(path, data)
    if _share_of_controls(text) > _MAX_STRANGE:
        raise SourceError(path, _NO_TEXT)
    return text


_NO_TEXT = "is not a text file, though its name says so. Give it the suffix of what it is."


def _decoded(path: Path, data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise SourceError(
            path,
            f"is not valid {encoding.upper()} at byte {error.start}, though it begins as such. "
            "Save it anew as UTF-8.",
        ) from error


def _as_windows_1252(path: Path, data: bytes) -> str:
    """Decode what older Windows programs write; five bytes mean nothing there."""
    text = data.decode("cp1252", errors="replace")
    letters = sum(character.isascii() and character.isalpha() for character in text)
    foreign = sum(not character.isascii() for character in text)
    if "\ufffd" in text or foreign > letters:
        raise SourceError(
            path,
            "is neither UTF-8 nor Windows-1252 text. Save it anew as UTF-8, or give it the "
            "suffix of what it is.",
        )
    return text


def _share_of_controls(text: str) -> float:
    return sum(ord(character) in _CONTROLS for character in text) / max(1, len(text))
