"""Which documents: files and folders in, one source for each file that can be read out."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from ingest.document import slug
from ingest.errors import SourceError
from ingest.readers.registry import SUFFIXES, unknown_format
from ingest.shipped import shipped_corpus_or_none

SIDECAR_SUFFIX = ".meta.yaml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A file to ingest.

    `source` is its path below `root`, with forward slashes; `root` is the folder that was given,
    or the folder of the file that was given. `document_id` holds unless its metadata give another,
    and so do `defaults`, metadata that were set for its folder.
    """

    path: Path
    source: str
    root: Path
    document_id: str
    defaults: tuple[tuple[str, str | tuple[str, ...]], ...] = ()


def find_sources(
    paths: Sequence[str | Path], *, corpus: Path | None = None
) -> tuple[list[Source], list[SourceError]]:
    """Return the files at and below `paths` in a stable order, and what is wrong with `paths`.

    Hidden files, links that lead out of a folder and unknown formats within a folder are passed
    over; a file that was named is never. The README.md files within `corpus` (None: the shipped
    one) tell about the data and are no documents.
    """
    described = corpus.resolve() if corpus else shipped_corpus_or_none()
    found: dict[Path, Source] = {}
    problems: list[SourceError] = []
    for path in map(Path, paths):
        try:
            for source in _sources_at(path, problems):
                if not _is_readme_within(described, source.path):
                    found.setdefault(source.path.resolve(), source)
        except SourceError as problem:
            problems.append(problem)
    return _with_own_ids(list(found.values())), problems


def _is_readme_within(corpus: Path | None, file: Path) -> bool:
    is_readme = file.name.lower() == "readme.md"
    return is_readme and corpus is not None and file.is_relative_to(corpus)


def _sources_at(path: Path, problems: list[SourceError]) -> Iterator[Source]:
    try:
        root = path.resolve(strict=True)
    except (OSError, RuntimeError, ValueError) as error:  # absent, a loop of links, a NUL
        raise SourceError(path, "does not exist. Check the path, or leave it out.") from error
    if root.is_dir():
        yield from (_source(file, root) for file in _walk(root, problems))
        return
    if not root.is_file():
        raise SourceError(path, "is neither a file nor a folder.")
    if path.name.endswith(SIDECAR_SUFFIX):
        raise SourceError(path, "is a sidecar. Name the file it belongs to.")
    if path.suffix.lower() not in SUFFIXES:
        raise SourceError(path, unknown_format(path))
    folder = path.parent.resolve()
    yield _source(folder / path.name, folder)


def _walk(root: Path, problems: list[SourceError]) -> Iterator[Path]:
    """Yield the readable files below a folder, sorted; linked folders are not followed."""

    def note(error: OSError) -> None:
        reason = f"can't be opened: {error.strerror}. Give the right to read it."
        problems.append(SourceError(str(error.filename), reason))

    for folder, names, members in os.walk(root, onerror=note):
        names[:] = sorted(name for name in names if not _is_hidden(name))
        for name in sorted(members):
            file = Path(folder) / name
            if not _is_hidden(name) and file.suffix.lower() in SUFFIXES and _is_inside(file, root):
                yield file


def _is_hidden(name: str) -> bool:
    return name.startswith((".", "~$"))  # ~$: what Office leaves beside an open file


def _is_inside(file: Path, root: Path) -> bool:
    try:
        resolved = file.resolve(strict=True)
    except (OSError, RuntimeError):
        return False
    return resolved.is_file() and resolved.is_relative_to(root)


def _source(file: Path, root: Path) -> Source:
    name = file.relative_to(root).as_posix()
    without_suffix = PurePosixPath(name).with_suffix("").as_posix()
    return Source(path=file, source=name, root=root, document_id=slug(without_suffix))


def _with_own_ids(sources: list[Source]) -> list[Source]:
    """Give a source whose id is taken by an earlier one a short hash behind it."""
    taken: set[str] = set()
    own: list[Source] = []
    for source in sources:
        candidates = (
            source.document_id,
            f"{source.document_id}-{_short_hash(source.source)}",
            f"{source.document_id}-{_short_hash(source.path.as_posix())}",
        )
        document_id = next(candidate for candidate in candidates if candidate not in taken)
        taken.add(document_id)
        own.append(replace(source, document_id=document_id))
    return own


def _short_hash(text: str) -> str:
    return hashlib.sha256(text.encode(errors="surrogateescape")).hexdigest()[:8]


def sidecar_of(path: Path) -> Path | None:
    """Return the sidecar beside a file: `report.pdf.meta.yaml` before `report.meta.yaml`."""
    candidates = (
        path.with_name(path.name + SIDECAR_SUFFIX),
        path.with_name(path.stem + SIDECAR_SUFFIX),
    )
    return next((candidate for candidate in candidates if candidate.is_file()), None)


def hash_of(source: Source) -> str:
    """Return the SHA-256 of a file's bytes and its sidecar's: the same hash, nothing changed.

    What was set for its folder counts as well.
    """
    digest = hashlib.sha256()
    for path in filter(None, (source.path, sidecar_of(source.path))):
        try:
            with path.open("rb") as file:
                digest.update(os.fstat(file.fileno()).st_size.to_bytes(8, "big"))
                hashlib.file_digest(file, lambda: digest)  # block by block
        except OSError as error:
            raise SourceError(path, f"can't be opened: {error.strerror}.") from error
    if source.defaults:
        digest.update(repr(source.defaults).encode())
    return digest.hexdigest()
