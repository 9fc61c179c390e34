"""What document a changed source becomes: read, described, with an id of its own."""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import closing
from dataclasses import dataclass, replace
from hashlib import sha256

from ingest.document import StoredDocument
from ingest.errors import SourceError
from ingest.folder_rules import with_defaults
from ingest.manifest.changes import Change, Changes
from ingest.manifest.corrections import Correction, Corrections, corrected
from ingest.manifest.renames import is_there
from ingest.manifest.store import Entry, Manifest, State
from ingest.metadata import build_metadata, gives_id
from ingest.readers.files import ReadFile, ReadFiles
from ingest.sources import Source
from ingest.versions import Versions

ID_IS_TAKEN = (
    "gives itself the id of another document, and goes by it with a few figures behind. Leave one "
    "of both out, or give it another id."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pending:
    """A document on its way in; `replaces` are the rows whose documents it takes the place of.

    `screened` is the hash of what the gate left of it, empty where it took nothing out.
    `notes` say what of its file was not read, and what is to be checked of it.
    """

    change: Change
    document: StoredDocument
    replaces: tuple[Entry, ...] = ()
    screened: str = ""
    notes: tuple[str, ...] = ()
    gives_id: bool = False
    """The file says itself which id its document has."""


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


def _pending(change: Change, file: ReadFile | SourceError, manifest: Manifest) -> Pending:
    if isinstance(file, SourceError):
        raise file
    source, known = change.source, change.known

    def correction_of(document_id: str) -> Correction | None:
        found = Corrections(manifest).of(document_id)
        return found if found and found.content_hash == change.content_hash else None

    own_id = known.document_id if known else ""
    document = document_of(
        source, file, document_id=own_id or source.document_id, correction_of=correction_of
    )
    replaces = [known] if known and known.document_id else []
    document_id = document.meta.document_id
    if better := Versions(manifest).better_than(document_id):
        meta = replace(document.meta, version_of=better.document_id)
        document = replace(document, meta=meta)
    is_own = gives_id(file.reading, file.sidecar)
    if is_own and (holder := _left_behind(document_id, manifest, source)):
        replaces.append(holder)
    notes = file.reading.notes
    return Pending(
        change=change,
        document=document,
        replaces=tuple(replaces),
        notes=notes,
        gives_id=is_own,
    )


def document_of(
    source: Source,
    file: ReadFile,
    *,
    document_id: str,
    correction_of: Callable[[str], Correction | None],
) -> StoredDocument:
    """Return what a file says, as it was corrected; the id holds where it gives no other."""
    reading = file.reading
    sidecar = with_defaults(file.sidecar, reading.front, source.defaults)
    meta = build_metadata(reading, source=source.source, document_id=document_id, sidecar=sidecar)
    document = StoredDocument(meta=meta, text=reading.text, marks=reading.marks)
    return corrected(correction_of(meta.document_id), document, reading, sidecar)


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
    noted = (*pending.notes, ID_IS_TAKEN) if pending.gives_id else pending.notes
    meta = replace(meta, document_id=f"{meta.document_id}-{suffix}")
    return replace(pending, document=replace(pending.document, meta=meta), notes=noted)
