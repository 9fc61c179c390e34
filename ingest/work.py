"""How much of a run is done, in characters: what a file holds is known once it is read."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ingest.document import StoredDocument
    from ingest.manifest.pending import Pending

_CHARACTERS_A_BYTE: Mapping[str, float] = {".pdf": 0.02, ".pptx": 0.02, ".docx": 0.1, ".html": 0.2}
"""A first guess by format: files of this run correct it. Others are text."""

_GUESS_WEIGHT = 50_000  # bytes read at which the guess counts as much as what was found


class Work:
    """What is known, done and guessed of the files that a run has to do, in their order."""

    def __init__(self) -> None:
        self._files: deque[tuple[Path, int]] = deque()
        self._unread: Counter[str] = Counter()  # bytes by format
        self._read: Counter[str] = Counter()  # bytes by format
        self._found: Counter[str] = Counter()  # characters by format
        self._known = 0
        self._done = 0
        self._in_hand = 0
        self._embedded = 0.0

    def expect(self, paths: Iterable[Path]) -> None:
        """Say which files are to be read, in which order."""
        for path in paths:
            size = _size(path)
            self._files.append((path, size))
            self._unread[_format(path)] += size

    def expect_documents(self, documents: Iterable[StoredDocument]) -> None:
        """Say what is to be done, where it is known already."""
        self._known += sum(len(document.text) for document in documents)

    def watch(self, pending: Iterable[Pending]) -> Iterator[Pending]:
        """Pass documents on; files before one that gave none have none to give."""
        for entry in pending:
            self._came(entry.change.source.path, len(entry.document.text))
            yield entry
        self._files.clear()
        self._unread.clear()

    def take_in_hand(self, documents: Sequence[StoredDocument]) -> None:
        """Say which documents are embedded next."""
        self._in_hand = sum(len(document.text) for document in documents)
        self._embedded = 0.0

    def embedded(self, share: float) -> None:
        """Say how much of what is in hand is embedded, 0 to 1."""
        self._embedded = share

    def done(self, document: StoredDocument) -> None:
        """Count a document that is through."""
        self._done += len(document.text)
        self._in_hand = max(0, self._in_hand - len(document.text))

    @property
    def share(self) -> float:
        """How much of it all is done, 0 to 1; 1 where there is nothing to do."""
        total = self._known + sum(self._guess(each) for each in self._unread)
        return min(1.0, (self._done + self._in_hand * self._embedded) / total) if total else 1.0

    def _came(self, path: Path, characters: int) -> None:
        while self._files:
            other, size = self._files.popleft()
            self._unread[_format(other)] -= size
            if other == path:
                self._read[_format(path)] += size
                self._found[_format(path)] += characters
                break
        self._known += characters

    def _guess(self, suffix: str) -> float:
        """Return how many characters the unread files of a format hold, by what others held."""
        guess = _CHARACTERS_A_BYTE.get(suffix, 1.0)
        found = self._found[suffix] + guess * _GUESS_WEIGHT
        return self._unread[suffix] * found / (self._read[suffix] + _GUESS_WEIGHT)


def _format(path: Path) -> str:
    return path.suffix.lower()


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:  # its reader says what is wrong
        return 0
