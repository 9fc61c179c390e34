"""Puts a module of e-learning together: titles, texts, and what is said in its films."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.document import Mark
from ingest.readers.reading import Reading

KIND = "e-learning"
_LEVELS = 6


class Lesson:
    """A module that is being read, in the order in which a learner meets its parts.

    `at` is the timecode at which a film shows what is added, where one does. `videos` are the
    addresses of its films on the web, `notes` what was not read of it.
    """

    def __init__(self) -> None:
        self._text = ""
        self._marks: list[Mark] = []
        self._page: int | None = None
        self.at: str | None = None
        self.videos: list[str] = []
        self.notes: list[str] = []

    def __bool__(self) -> bool:
        """Say whether it holds more than titles."""
        lines = self._text.split("\n")
        return any(line and not re.match(r"#{1,6} ", line) for line in lines)

    def turn_to(self, page: int) -> None:
        """Begin a slide."""
        self._page = page

    def title(self, title: str, level: int) -> None:
        """Add a title, unless it stands there already."""
        line = f"{'#' * min(max(level, 1), _LEVELS)} {title}"
        if title and not self._text.endswith(line):
            self._add(line)

    def text(self, markdown: str) -> None:
        """Add a text."""
        if markdown.strip():
            self._add(markdown.strip("\n"))

    def spoken(self, text: str, marks: Sequence[Mark]) -> None:
        """Add what is said in a film, with a mark at each sentence."""
        if not text:
            return
        self._begin_block()
        offset = len(self._text)
        for mark in marks:
            self._mark(offset + mark.offset, mark.timecode)
        self._text += text

    def reading(self, *, title: str | None, language: str | None, is_film: bool = False) -> Reading:
        """Return the whole module; where it is a film on the web, that film is its source."""
        address = self.videos[0] if len(set(self.videos)) == 1 else None
        front: dict[str, object] = {"kind": KIND}
        if address:
            front |= {"source": address} if is_film else {"more_sources": [address]}
        return Reading(
            text=self._text,
            marks=tuple(self._marks),
            title=title,
            language=language,
            front=front,
            notes=tuple(dict.fromkeys(self.notes)),
        )

    def _add(self, block: str) -> None:
        self._begin_block()
        self._mark(len(self._text), self.at)
        self._text += block

    def _begin_block(self) -> None:
        self._text += "\n\n" if self._text else ""

    def _mark(self, offset: int, timecode: str | None) -> None:
        """Mark where a slide or minute begins, also where a text without one follows."""
        last = (self._marks[-1].page, self._marks[-1].timecode) if self._marks else (None, None)
        if last != (self._page, timecode):
            self._marks.append(Mark(offset=offset, page=self._page, timecode=timecode))
