"""Reads SCORM packages: the pages of a module in the order of its tree, and its subtitles."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from ingest.errors import SourceError
from ingest.readers.archive import Archive, open_archive
from ingest.readers.decoding import decode
from ingest.readers.lesson import Lesson
from ingest.readers.lesson_page import LessonPage, read_page
from ingest.readers.plain import unwrapped
from ingest.readers.reading import Reading
from ingest.readers.scorm_manifest import Item, read_manifest, resolved
from ingest.readers.subtitles import cues_of, paragraphs

_MANIFEST = "imsmanifest.xml"
_PAGES = (".html", ".htm", ".xhtml")
_SUBTITLES = (".vtt", ".srt")
_TRANSCRIPTS = (".txt",)
_DAMAGED = "is damaged or no zip file. Export it anew, or get it again from where it came from."
_NO_PACKAGE = (
    "is a zip file, but no SCORM package: it has no imsmanifest.xml. Unpack it and ingest the "
    "documents in it."
)
_NO_TEXT = (
    "is a SCORM package whose pages hold scripts and no text that can be read. Export the module "
    "as Word, PDF or web pages, or save its transcripts as .vtt or .txt, and ingest those."
)


def read_scorm(path: Path) -> Reading:
    """Read a SCORM package of version 1.2 or 2004."""
    with open_archive(path, damaged=_DAMAGED) as archive:
        name = _manifest_of(archive)
        if name is None:
            raise SourceError(path, _NO_PACKAGE)
        manifest = read_manifest(path, name, archive.read(name))
        package = _Package(archive, language=manifest.language or "")
        for item in manifest.items:
            package.add(item)
    if not package.lesson:
        raise SourceError(path, _NO_TEXT)
    return package.lesson.reading(title=manifest.title, language=manifest.language)


def _manifest_of(archive: Archive) -> str | None:
    """Return the manifest; some pack the folder of a module, and not what is in it."""
    found = [name for name in archive.names if name.rpartition("/")[2].lower() == _MANIFEST]
    return min(found, key=lambda name: (name.count("/"), name), default=None)


class _Package:
    """A package on its way to a lesson; each of its files is read once."""

    def __init__(self, archive: Archive, *, language: str) -> None:
        self.lesson = Lesson()
        self._archive = archive
        self._language = language
        self._done: set[str] = set()

    def add(self, item: Item) -> None:
        """Add an entry of the tree: its title, its pages, its subtitles and transcripts."""
        self.lesson.title(item.title, item.level)
        if item.outside:
            self.lesson.notes.append("refers to pages on the web, which are not in it.")
        for name in self._files(item, _PAGES):
            self._add_page(name, item)
        for name in self._files(item, _SUBTITLES):
            self._add_subtitles(name)
        for name in self._files(item, _TRANSCRIPTS):
            self.lesson.text(unwrapped(decode(self._archive.path, self._archive.read(name))))

    def _files(self, item: Item, suffixes: tuple[str, ...]) -> Iterator[str]:
        """Yield the files of an item that were not read before; a missing one was noted."""
        for name in item.files:
            if not name.lower().endswith(suffixes) or name in self._done:
                continue
            self._done.add(name)
            if name in self._archive:
                yield name
            else:
                self.lesson.notes.append("lacks pages that its tree of contents names.")

    def _add_page(self, name: str, item: Item) -> None:
        page = read_page(self._archive.read(name), title=item.title, below=item.level)
        self.lesson.text(page.text)
        self.lesson.videos += page.videos
        folder = posixpath.dirname(name)
        for track in self._tracks(page):
            subtitles = resolved(folder, track)
            if subtitles and subtitles in self._archive and subtitles not in self._done:
                self._done.add(subtitles)
                self._add_subtitles(subtitles)

    def _tracks(self, page: LessonPage) -> Iterator[str]:
        """Yield one file of subtitles a film: in the page's language, or else the first."""
        language = (page.language or self._language).lower()
        for film in page.films:
            own = (t.source for t in film if t.language and language.startswith(t.language))
            yield from [next(own, film[0].source)] if film else ()

    def _add_subtitles(self, name: str) -> None:
        path = self._archive.path
        is_vtt = PurePosixPath(name).suffix.lower() == ".vtt"
        try:
            cues = cues_of(path, decode(path, self._archive.read(name)), is_vtt=is_vtt)
        except SourceError:
            self.lesson.notes.append("has subtitles that can't be read.")
            return
        self.lesson.spoken(*paragraphs(cues))
