"""Reads pages that are pictures, by tesseract where it is installed."""

from __future__ import annotations

import csv
import io
import os
import shutil
import statistics
import subprocess
import time
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ingest.readers.cleaning import clean_line
from ingest.readers.pdf_page import Box

if TYPE_CHECKING:
    from pdfplumber.page import Page

_PREFERRED = ("nld", "fra", "deu", "eng")
_DOTS = 300  # an inch: what tesseract was trained on
_MAX_PIXELS = 20_000_000  # A3 at that resolution has 17 million
_PAGE_SECONDS = 40.0
_ALL_SECONDS = 80.0  # for one file: whoever waits for it waits no longer than two minutes
_MIN_CONFIDENCE = 30.0  # of 100, for a word
_MIN_MEAN = 55.0  # for a page: below it, quotes would be wrong
_SIZE = 10.0  # points: sizes that are measured in a picture are too coarse to tell headings


class Recogniser:
    """Recognises the text of pages of one file, until its time is used up."""

    def __init__(self, program: str, languages: Sequence[str]) -> None:
        self._command = (program, "stdin", "stdout", "-l", "+".join(languages), "tsv")
        self._until = time.monotonic() + _ALL_SECONDS

    def boxes(self, page: Page) -> tuple[Box, ...] | None:
        """Return the words of a page, without sizes; None where they can't be made out in time."""
        left = min(_PAGE_SECONDS, self._until - time.monotonic())
        if left <= 0:
            return None
        dots = min(_DOTS, 72 * (_MAX_PIXELS / max(1.0, page.width * page.height)) ** 0.5)
        picture = io.BytesIO()
        page.to_image(resolution=dots).original.convert("L").save(picture, "PNG")
        try:
            done = subprocess.run(  # noqa: S603  a program that was looked up, and no shell
                self._command,
                input=picture.getvalue(),
                capture_output=True,
                timeout=left,
                check=True,
                env={**os.environ, "OMP_THREAD_LIMIT": "1"},
            )
        except (subprocess.SubprocessError, OSError):
            return None
        return _boxes(done.stdout.decode("utf-8", "replace"), 72 / dots)


def is_installed() -> bool:
    """Say whether tesseract is there."""
    return shutil.which("tesseract") is not None


def find_recogniser() -> Recogniser | None:
    """Return a recogniser for the languages that are there; None where tesseract is not."""
    program = shutil.which("tesseract")
    if program is None:
        return None
    try:
        told = subprocess.run(  # noqa: S603  a program that was looked up, and no shell
            (program, "--list-langs"), capture_output=True, text=True, timeout=10, check=True
        )
    except (subprocess.SubprocessError, OSError, UnicodeError):
        return None
    there = set(told.stdout.split())
    languages = [language for language in _PREFERRED if language in there]
    return Recogniser(program, languages) if languages else None


def _boxes(table: str, scale: float) -> tuple[Box, ...] | None:
    """Return the words of tesseract's table; `scale` makes points of pixels."""
    words = []
    confidences = []
    for row in csv.DictReader(io.StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE):
        text = clean_line(row.get("text") or "")
        confidence = _number(row.get("conf"))
        if not text or confidence < 0:
            continue
        confidences.append(confidence)
        if confidence >= _MIN_CONFIDENCE:
            words.append(_box(text, row, scale))
    if not words or statistics.fmean(confidences) < _MIN_MEAN:
        return None
    return tuple(words)


def _box(text: str, row: dict[str, str], scale: float) -> Box:
    left, top = _number(row.get("left")) * scale, _number(row.get("top")) * scale
    width, height = _number(row.get("width")) * scale, _number(row.get("height")) * scale
    return Box(text=text, x0=left, x1=left + width, top=top, bottom=top + height, size=_SIZE)


def _number(text: str | None) -> float:
    try:
        return float(text or -1)
    except ValueError:
        return -1.0
