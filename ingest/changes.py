"""Which sources are new or changed, and what document each of them becomes."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from enum import Enum, auto
from hashlib import sha256
from pathlib import Path

from ingest.document import StoredDocument
from ingest.errors import SourceError
from ingest.manifest import Entry, Manifest, State
from ingest.metadata import build_metadata, gives_id
from ingest.readers.files import ReadFile, ReadFiles
from ingest.renames import find_renames, is_there
from ingest.sources import Source, find_sources, hash_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A source that is not in the index as it is now; `known` is what was known of it before."""

    source: Source
    content_hash: str
    known: Entry | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """The sources found: what is in already, what stays out, what is to be done, what can't be.

    `errors` are paths that are no sources, `unreadable` sources that can't be opened. `renamed`
    gives the path now of each row whose file was renamed; `found` are the paths of all sources.
    """

    unchanged: tuple[Entry, ...]
    changed: tuple[Change, ...]
    errors: tuple[SourceError, ...]
    unreadable: tuple[tuple[Change, SourceError], ...] = ()
    quarantined: tuple[Entry, ...] = ()
    withdrawn: tuple[Entry, ...] = ()
    renamed: Mapping[str, str] = field(default_factory=dict)
    found: frozenset[str] = frozenset()

    @property
    def sources(self) -> int:
        """How many sources a run has to account for."""
        return sum(map(len, (self.unchanged, self.changed, self.unreadable, self.quarantined)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Pending:
    """A document on its way in; `replaces` are the rows whose documents it takes the place of."""

    change: Change
    document: StoredDocument
    replaces: tuple[Entry, ...] = ()


def find_changes(
    paths: Sequence[Path],
    manifest: Manifest,
    *,
    version: Callable[[Path], str],
    rules: str = "",
) -> Changes:
    """Compare what is found under the paths with the manifest; nothing is written.

    Unchanged means: same bytes, same sidecar, same pipeline version (`version` gives a file's).
    What failed is tried again:
    the cause may lie outside of the file. What was quarantined stays so, unread, until it, the
    pipeline or `rules` (by which the gate judges) change. What was withdrawn stays out, whatever
    its file says now.
    """
    sources, errors = find_sources(paths)
    hashes: dict[Source, str] = {}
    unreadable: list[tuple[Change, SourceError]] = []
    for source in sources:
        try:
            hashes[source] = hash_of(source)
        except SourceError as error:
            own = manifest.entry(str(source.path))
            unreadable.append((Change(source=source, content_hash="", known=own), error))
    renamed = find_renames(hashes, manifest)
    places: dict[_Place, list[Change]] = {place: [] for place in _Place}
    for change in _changes(hashes, renamed, manifest):
        is_renamed = str(change.source.path) in renamed
        done = version(change.source.path)
        places[_place(change, is_renamed=is_renamed, version=done, rules=rules)].append(change)
    known = {place: tuple(c.known for c in found if c.known) for place, found in places.items()}
    return Changes(
        unchanged=known[_Place.UNCHANGED],
        changed=tuple(places[_Place.CHANGED]),
        errors=tuple(errors),
        unreadable=tuple(unreadable),
        quarantined=known[_Place.QUARANTINED],
        withdrawn=known[_Place.WITHDRAWN],
        renamed={entry.path: path for path, entry in renamed.items()},
        found=frozenset(str(source.path) for source in sources),
    )


class _Place(Enum):
    """What is to be done with a source that was found."""

    UNCHANGED = auto()
    CHANGED = auto()
    QUARANTINED = auto()
    WITHDRAWN = auto()


def _changes(
    hashes: Mapping[Source, str], renamed: Mapping[str, Entry], manifest: Manifest
) -> Iterator[Change]:
    """Yield each source with the row that is its own now; one that moved away is no longer."""
    leaving = {entry.path for entry in renamed.values()}
    for source, content_hash in hashes.items():
        path = str(source.path)
        known = None if path in leaving else manifest.entry(path)
        if path in renamed:
            known = replace(renamed[path], path=path)
        yield Change(source=source, content_hash=content_hash, known=known)


def _place(change: Change, *, is_renamed: bool, version: str, rules: str) -> _Place:
    known = change.known
    if known is None:
        return _Place.CHANGED
    if known.state is State.WITHDRAWN:
        return _Place.WITHDRAWN
    is_same = (known.content_hash, known.pipeline) == (change.content_hash, version)
    if is_same and known.state is State.QUARANTINED and known.rules == rules:
        return _Place.QUARANTINED
    is_in = known.state in {State.INDEXED, State.CORRECTED}
    return _Place.UNCHANGED if is_same and is_in and not is_renamed else _Place.CHANGED


def read_changes(
    changes: Changes,
    manifest: Manifest,
    *,
    read_files: ReadFiles,
    on_error: Callable[[Change, SourceError], None],
) -> Generator[Pending]:
    """Yield the document of each changed source that can be read, with an id of its own."""
    taken = {entry.document_id for entry in changes.unchanged}
    with closing(read_files(change.source.path for change in changes.changed)) as files:
        for change, file in zip(changes.changed, files, strict=True):
            try:
                pending = _pending(change, file, manifest)
            except SourceError as error:
                on_error(change, error)
                continue
            pending = _with_free_id(pending, manifest, taken)
            taken.add(pending.document.meta.document_id)
            yield pending


def gone(paths: Sequence[Path], changes: Changes, manifest: Manifest) -> list[Entry]:
    """Return what was ingested from under the paths and is no longer there.

    A folder that is not there itself takes nothing along: it may be on a disk that is away. What
    was withdrawn keeps its row, or its file would go in when it comes back.
    """
    there = [path for path in paths if not _is_missing_folder(path, manifest)]
    entries = {e.path: e for path in there for e in manifest.under(str(path.resolve()))}
    return [
        entry
        for entry in entries.values()
        if entry.state is not State.WITHDRAWN
        and entry.path not in changes.found
        and entry.path not in changes.renamed
        and not is_there(entry.path)
    ]


def _is_missing_folder(path: Path, manifest: Manifest) -> bool:
    return not path.exists() and manifest.entry(str(path.resolve())) is None


def _pending(change: Change, file: ReadFile | SourceError, manifest: Manifest) -> Pending:
    if isinstance(file, SourceError):
        raise file
    source, known = change.source, change.known
    reading, sidecar = file.reading, file.sidecar
    own_id = known.document_id if known else ""
    meta = build_metadata(
        reading, source=source.source, document_id=own_id or source.document_id, sidecar=sidecar
    )
    document = StoredDocument(meta=meta, text=reading.text, marks=reading.marks)
    replaces = [known] if known and known.document_id else []
    if gives_id(reading, sidecar) and (holder := _left_behind(meta.document_id, manifest, source)):
        replaces.append(holder)
    return Pending(change=change, document=document, replaces=tuple(replaces))


def _left_behind(document_id: str, manifest: Manifest, source: Source) -> Entry | None:
    """Return the row of a file that is gone and had the id which another file now gives itself.

    It was renamed and changed at once: its own words say that it is the same document.
    """
    holder = manifest.holder(document_id)
    if holder is None or holder.path == str(source.path) or is_there(holder.path):
        return None
    if holder.state is State.WITHDRAWN:
        raise SourceError(
            source.source,
            f"has the id of {document_id}, which was withdrawn. Give it another id, or reinstate "
            f"that first: leerkring documents reinstate {document_id}",
        )
    return holder


def _with_free_id(pending: Pending, manifest: Manifest, taken: set[str]) -> Pending:
    """Give the document a short hash of its path in its id where another file holds that id."""
    meta = pending.document.meta
    is_ours = meta.document_id in {entry.document_id for entry in pending.replaces}
    is_free = is_ours or manifest.holder(meta.document_id) is None
    if is_free and meta.document_id not in taken:
        return pending
    suffix = sha256(str(pending.change.source.path).encode()).hexdigest()[:6]
    meta = replace(meta, document_id=f"{meta.document_id}-{suffix}")
    return replace(pending, document=replace(pending.document, meta=meta))
