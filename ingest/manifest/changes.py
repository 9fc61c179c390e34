"""Which sources are new, changed, renamed or gone since they were last seen."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum, auto
from pathlib import Path

from ingest.errors import SourceError
from ingest.folder_rules import FolderRules
from ingest.manifest.corrections import Corrections
from ingest.manifest.renames import find_renames, is_there
from ingest.manifest.store import Entry, Manifest, State
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

    `errors` are paths that are no sources, `refused` sources that can't be opened, or changed
    after an editor had corrected them. `renamed` gives the path now of each row whose file was
    renamed; `found` are the paths of all sources,
    `left_out` those of files that are there and not meant, by what was set for their folder.
    """

    unchanged: tuple[Entry, ...]
    changed: tuple[Change, ...]
    errors: tuple[SourceError, ...]
    refused: tuple[tuple[Change, SourceError], ...] = ()
    quarantined: tuple[Entry, ...] = ()
    withdrawn: tuple[Entry, ...] = ()
    renamed: Mapping[str, str] = field(default_factory=dict)
    found: frozenset[str] = frozenset()
    left_out: frozenset[str] = frozenset()

    @property
    def sources(self) -> int:
        """How many sources a run has to account for."""
        return sum(map(len, (self.unchanged, self.changed, self.refused, self.quarantined)))


def find_changes(
    paths: Sequence[Path],
    manifest: Manifest,
    *,
    version: Callable[[Path], str],
    rules: str = "",
    folder_rules: FolderRules | None = None,
) -> Changes:
    """Compare what is found under the paths with the manifest; nothing is written.

    Unchanged means: same bytes, same sidecar, same pipeline version (`version` gives a file's),
    judged by the same `rules` of the gate. What failed is tried again: the cause may lie outside
    of the file. What was quarantined stays so, unread, until one of these changes. What was
    withdrawn stays out, whatever its file says now; what was corrected is a conflict once its file
    changes.
    """
    all_sources, errors = find_sources(paths)
    sources, unmeant = (folder_rules or FolderRules()).chosen(all_sources, paths)
    errors += unmeant
    hashes: dict[Source, str] = {}
    refused: list[tuple[Change, SourceError]] = []
    for source in sources:
        try:
            hashes[source] = hash_of(source)
        except SourceError as error:
            own = manifest.entry(str(source.path))
            if own is None or own.state is not State.WITHDRAWN:
                refused.append((Change(source=source, content_hash="", known=own), error))
    renamed = find_renames(hashes, manifest)
    places: dict[_Place, list[Change]] = {place: [] for place in _Place}
    corrected_from = Corrections(manifest).hashes()
    for change in _changes(hashes, renamed, manifest):
        is_renamed = str(change.source.path) in renamed
        if _is_conflict(change, corrected_from):
            refused.append((change, _conflict(change)))
            continue
        done = version(change.source.path)
        places[_place(change, is_renamed=is_renamed, version=done, rules=rules)].append(change)
    known = {place: tuple(c.known for c in found if c.known) for place, found in places.items()}
    return Changes(
        unchanged=known[_Place.UNCHANGED],
        changed=tuple(places[_Place.CHANGED]),
        errors=tuple(errors),
        refused=tuple(refused),
        quarantined=known[_Place.QUARANTINED],
        withdrawn=known[_Place.WITHDRAWN],
        renamed={entry.path: path for path, entry in renamed.items()},
        found=frozenset(str(source.path) for source in sources),
        left_out=frozenset(str(s.path) for s in all_sources) - {str(s.path) for s in sources},
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


def _is_conflict(change: Change, corrected_from: Mapping[str, str]) -> bool:
    known = change.known
    if known is None or known.state is State.WITHDRAWN:
        return False
    return corrected_from.get(known.document_id, change.content_hash) != change.content_hash


def _conflict(change: Change) -> SourceError:
    document_id = change.known.document_id if change.known else ""
    return SourceError(
        change.source.source,
        f"has changed since an editor corrected {document_id}. The correction stays for now: "
        f"correct it anew with leerkring documents correct {document_id} FILE, or take the source "
        f"as it is with leerkring documents reinstate {document_id}.",
    )


def _place(change: Change, *, is_renamed: bool, version: str, rules: str) -> _Place:
    known = change.known
    if known is None:
        return _Place.CHANGED
    if known.state is State.WITHDRAWN:
        return _Place.WITHDRAWN
    is_same = (known.content_hash, known.pipeline) == (change.content_hash, version)
    is_judged = known.rules == rules
    if is_same and is_judged and known.state is State.QUARANTINED:
        return _Place.QUARANTINED
    is_in = is_judged and known.state in {State.INDEXED, State.CORRECTED}
    return _Place.UNCHANGED if is_same and is_in and not is_renamed else _Place.CHANGED


def again(entries: Iterable[Entry], folder_rules: FolderRules) -> Changes:
    """Return the sources of these rows as changed, whatever is in the index of them.

    One that is not there or can't be opened is refused.
    """
    changed: list[Change] = []
    refused: list[tuple[Change, SourceError]] = []
    for entry in entries:
        source = source_of(entry, folder_rules)
        try:
            content_hash = hash_of(source)
        except SourceError as error:
            refused.append((Change(source=source, content_hash="", known=entry), error))
        else:
            changed.append(Change(source=source, content_hash=content_hash, known=entry))
    return Changes(unchanged=(), changed=tuple(changed), errors=(), refused=tuple(refused))


def source_of(entry: Entry, folder_rules: FolderRules) -> Source:
    """Return the source of a row as it was found: below the folder that was given then."""
    path = Path(entry.path)
    is_below = entry.path.endswith("/" + entry.source)
    name = entry.source if is_below else path.name
    root = Path(entry.path.removesuffix(name))
    source = Source(path=path, source=name, root=root, document_id=entry.document_id)
    return folder_rules.with_defaults(source)


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
        and (entry.path in changes.left_out or not is_there(entry.path))
    ]


def _is_missing_folder(path: Path, manifest: Manifest) -> bool:
    return not path.exists() and manifest.entry(str(path.resolve())) is None
