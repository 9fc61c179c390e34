"""Which sources are new or changed, and what document each of them becomes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from ingest.document import StoredDocument
from ingest.errors import SourceError
from ingest.manifest import Entry, Manifest
from ingest.metadata import build_metadata, read_sidecar
from ingest.readers.registry import read
from ingest.sources import Source, find_sources, hash_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A source that is not in the index as it is now."""

    source: Source
    content_hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """The sources found: what is in already, what is to be done, what can't be."""

    unchanged: tuple[Entry, ...]
    changed: tuple[Change, ...]
    errors: tuple[SourceError, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pending:
    """A document on its way in; `known` is the entry that it replaces."""

    change: Change
    document: StoredDocument
    known: Entry | None


def find_changes(paths: Sequence[Path], manifest: Manifest, *, version: str) -> Changes:
    """Compare what is found under the paths with the manifest.

    Unchanged means: same bytes, same sidecar, same pipeline version.
    """
    sources, errors = find_sources(paths)
    problems = list(errors)
    unchanged: list[Entry] = []
    changed: list[Change] = []
    for source in sources:
        try:
            content_hash = hash_of(source)
        except SourceError as error:
            problems.append(error)
            continue
        entry = manifest.entry(str(source.path))
        if entry and (entry.content_hash, entry.pipeline) == (content_hash, version):
            unchanged.append(entry)
        else:
            changed.append(Change(source=source, content_hash=content_hash))
    return Changes(unchanged=tuple(unchanged), changed=tuple(changed), errors=tuple(problems))


def read_changes(
    changes: Changes, manifest: Manifest, *, on_error: Callable[[SourceError], None]
) -> Iterator[Pending]:
    """Yield the document of each changed source that can be read, with an id of its own."""
    taken = {entry.document_id for entry in changes.unchanged}
    for change in changes.changed:
        try:
            pending = _read(change, manifest)
        except SourceError as error:
            on_error(error)
            continue
        pending = _with_free_id(pending, manifest, taken)
        taken.add(pending.document.meta.document_id)
        yield pending


def gone(paths: Sequence[Path], manifest: Manifest) -> list[Entry]:
    """Return what was ingested from under the paths and is no longer there."""
    entries = {e.path: e for path in paths for e in manifest.under(str(path.resolve()))}
    return [entry for entry in entries.values() if not Path(entry.path).exists()]


def _read(change: Change, manifest: Manifest) -> Pending:
    source = change.source
    known = manifest.entry(str(source.path)) or _renamed(change.content_hash, manifest)
    reading = read(source.path)
    meta = build_metadata(
        reading,
        source=source.source,
        document_id=known.document_id if known else source.document_id,
        sidecar=read_sidecar(source.path),
    )
    document = StoredDocument(meta=meta, text=reading.text, marks=reading.marks)
    return Pending(change=change, document=document, known=known)


def _renamed(content_hash: str, manifest: Manifest) -> Entry | None:
    """Return the source that had this content and is gone: the file was renamed."""
    entries = manifest.same_content(content_hash)
    return next((entry for entry in entries if not Path(entry.path).exists()), None)


def _with_free_id(pending: Pending, manifest: Manifest, taken: set[str]) -> Pending:
    """Give the document a short hash of its path in its id where another file holds that id."""
    meta = pending.document.meta
    holder = manifest.holder(meta.document_id)
    is_ours = holder is None or (pending.known is not None and holder.path == pending.known.path)
    if is_ours and meta.document_id not in taken:
        return pending
    suffix = sha256(str(pending.change.source.path).encode()).hexdigest()[:6]
    meta = replace(meta, document_id=f"{meta.document_id}-{suffix}")
    return replace(pending, document=replace(pending.document, meta=meta))
