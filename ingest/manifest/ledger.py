"""What a run writes into the manifest, and what it takes out of indexes, in a safe order.

A row says what is to be done before an index is touched, and what was done after: a run that is
killed leaves rows that the next one does again. What leaves an audience is out of its index
before it goes into another's: it is never readable by too many.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from ingest.errors import SourceError
from ingest.manifest.changes import Change
from ingest.manifest.pending import Pending
from ingest.manifest.renames import is_there
from ingest.manifest.store import Action, Entry, Manifest, State, now
from ingest.store.index import IndexWriter
from ingest.text.instructions import tells_a_machine
from ingest.versions import Better, Versions

logger = logging.getLogger(__name__)

Writers = Callable[[str], IndexWriter]
"""Gives the index of an audience."""


class Ledger:
    """The rows of one run: `version` gives a file's pipeline, `rules` is that of the gate."""

    def __init__(
        self,
        manifest: Manifest,
        writers: Writers,
        *,
        version: Callable[[Path], str],
        rules: str = "",
    ) -> None:
        self._manifest = manifest
        self._writers = writers
        self._version = version
        self._rules = rules

    def catch_up(self) -> None:
        """Take out what an earlier run that was broken off still owed, and see what is lost.

        The rows of an index that was thrown away must not count as done.
        """
        self._remove_owed()
        for audience in self._manifest.audiences():
            if self._writers(audience).counts().documents == 0:
                self._manifest.forget_index(audience)

    def begin(self, batch: Sequence[Pending]) -> None:
        """Note what is about to be written, and take what changes its audience out of the old."""
        with self._manifest.together():
            for pending in batch:
                self._take_over(pending)
                self._manifest.record(self._row(pending, State.PENDING, chunks=_stored(pending)))
        leaving = {
            (entry.document_id, entry.audience)
            for pending in batch
            for entry in pending.replaces
            if entry.audience != pending.document.meta.access
        }
        self._remove_owed(leaving)

    def indexed(self, pending: Pending, *, chunks: int) -> None:
        """Note that a document is in its index; what it replaces under another id goes out."""
        meta, replaces = pending.document.meta, pending.replaces
        if tells_a_machine(f"{meta.title}\n{pending.document.text}"):
            logger.warning("%s instructs a machine: it is stored, not answered from", meta.source)
        action = Action.UPDATED if replaces else Action.ADDED
        state = State.CORRECTED if meta.corrected_on else State.INDEXED
        with self._manifest.together():
            row = self._row(pending, state, chunks=chunks)
            self._manifest.record(replace(row, reason=meta.correction or ""))
            self._note(pending, action)
            Versions(self._manifest).sign(pending.document)
        self._remove_owed({(entry.document_id, entry.audience) for entry in replaces})

    def kept(self, entry: Entry) -> None:
        """Note that other rules of the gate leave a document as it is in the index."""
        self._manifest.record(replace(entry, rules=self._rules))

    def quarantined(self, pending: Pending, *, reason: str) -> None:
        """Set a document aside: nothing of it stays in an index, an older version neither."""
        with self._manifest.together():
            self._take_over(pending)
            self._manifest.owe_removal(pending.replaces)
            row = self._row(pending, State.QUARANTINED, chunks=0)
            self._manifest.record(replace(row, reason=reason))
            self._note(pending, Action.QUARANTINED, reason=reason)
        self._remove_owed()

    def failed(self, change: Change, error: SourceError) -> None:
        """Note that a source can't be read; what was stored of it before stays."""
        known, source = change.known, change.source
        self._manifest.record(
            Entry(
                path=str(source.path),
                source=known.source if known else source.source,
                document_id=known.document_id if known else "",
                audience=known.audience if known else "",
                content_hash=change.content_hash or (known.content_hash if known else ""),
                pipeline=self._version(source.path),
                chunks=known.chunks if known else 0,
                ingested_at=known.ingested_at if known else "",
                state=State.FAILED,
                reason=error.reason,
                noted_at=now(),
            )
        )

    def without_text(self, pending: Pending, error: SourceError) -> None:
        """Note that a document that was begun holds nothing to search or quote."""
        row = self._row(pending, State.FAILED, chunks=_stored(pending))
        self._manifest.record(replace(row, reason=error.reason))

    def remove(self, entries: Iterable[Entry]) -> None:
        """Forget sources and take their documents out of the index."""
        for entry in entries:
            with self._manifest.together():
                self._manifest.forget(entry.path)
                Versions(self._manifest).make_due()
                if entry.document_id:
                    self._manifest.owe_removal([entry])
                    before = entry.content_hash
                    self._manifest.note(entry.document_id, Action.REMOVED, before=before, after="")
            self._remove_owed()

    def link_versions(self) -> list[Entry]:
        """Note which documents are versions of others; return those that say it not yet.

        Their rows are pending: the index is to get them again. One whose file is gone stays as
        it is.
        """
        versions = Versions(self._manifest)
        known, found = versions.known(), versions.found()
        changed = sorted(
            key for key in {*known, *found} if _better(known, key) != _better(found, key)
        )
        rows = [row for key in changed if (row := self._manifest.holder(key)) and row.chunks]
        again = [row for row in rows if row.state in _IN and is_there(row.path)]
        for row in rows:
            if row not in again:
                found.pop(row.document_id, None)
                found |= {key: known[key] for key in known if key == row.document_id}
        with self._manifest.together():
            versions.keep(found)
            for row in again:
                self._manifest.record(replace(row, state=State.PENDING))
        return again

    def _row(self, pending: Pending, state: State, *, chunks: int) -> Entry:
        meta, at = pending.document.meta, now()
        known = pending.change.known
        return Entry(
            path=str(pending.change.source.path),
            source=meta.source,
            document_id=meta.document_id,
            audience=meta.access,
            content_hash=pending.change.content_hash,
            pipeline=self._version(pending.change.source.path),
            chunks=chunks,
            ingested_at=at if state in _IN else known.ingested_at if known else "",
            state=state,
            rules=self._rules,
            screened=pending.screened,
            noted_at=at,
        )

    def _take_over(self, pending: Pending) -> None:
        """Drop the rows that a document replaces, and owe the removal of what they stored."""
        meta, path = pending.document.meta, str(pending.change.source.path)
        own = (meta.document_id, meta.access)
        others = [e for e in pending.replaces if (e.document_id, e.audience) != own]
        self._manifest.owe_removal(others)
        for entry in pending.replaces:
            if entry.path != path:
                self._manifest.forget(entry.path)

    def _note(self, pending: Pending, action: Action, *, reason: str = "") -> None:
        before = next((entry.content_hash for entry in pending.replaces), "")
        after = pending.change.content_hash
        document_id = pending.document.meta.document_id
        self._manifest.note(document_id, action, before=before, after=after, reason=reason)

    def _remove_owed(self, only: Collection[tuple[str, str]] | None = None) -> None:
        for document_id, audience in self._manifest.owed_removals():
            if only is None or (document_id, audience) in only:
                self._writers(audience).remove([document_id])
                self._manifest.removed(document_id, audience)


_IN = frozenset({State.INDEXED, State.CORRECTED})


def _better(versions: Mapping[str, Better], document_id: str) -> str:
    return versions[document_id].document_id if document_id in versions else ""


def _stored(pending: Pending) -> int:
    """Return how many chunks of an older version are in the index that it goes into."""
    meta = pending.document.meta
    own = (meta.document_id, meta.access)
    return sum(e.chunks for e in pending.replaces if (e.document_id, e.audience) == own)
