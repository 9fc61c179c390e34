"""What there is to read of a source: the file, and the sidecar beside it."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from ingest.errors import SourceError
from ingest.metadata import read_sidecar
from ingest.readers.reading import Reading
from ingest.readers.registry import read


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadFile:
    """What a file holds, and the raw metadata of its sidecar."""

    reading: Reading
    sidecar: Mapping[str, object]


ReadFiles = Callable[[Iterable[Path]], Generator[ReadFile | SourceError]]
"""Reads files one after the other; for one that can't be read it gives why, in its place.

Close it: then it reads no further."""


def read_file(path: Path) -> ReadFile:
    """Read a file and its sidecar; raises SourceError."""
    return ReadFile(reading=read(path), sidecar=read_sidecar(path))


def read_here(paths: Iterable[Path]) -> Generator[ReadFile | SourceError]:
    """Read files in this process: for files of our own, as nothing limits what they take."""
    for path in paths:
        try:
            yield read_file(path)
        except SourceError as error:
            yield error
