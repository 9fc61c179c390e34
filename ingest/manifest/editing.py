"""What an editor decides about a document: withdrawn, reinstated, corrected."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from ingest.errors import EditingError, SourceError
from ingest.folder_rules import read_rules
from ingest.keeping.forgetting import forget_previous
from ingest.manifest.changes import source_of
from ingest.manifest.corrections import Correction, Corrections, read_correction
from ingest.manifest.ledger import Ledger, Writers
from ingest.manifest.pending import document_of
from ingest.manifest.store import Action, Entry, Event, Manifest, State, now
from ingest.pipeline import ingest_again, read_files_apart, version_for
from ingest.readers.files import ReadFiles
from ingest.screen import screened
from ingest.settings import IngestSettings
from ingest.sources import Source, hash_of
from ingest.split import split
from ingest.text.embed import Embedder
from ingest.text.engines import make_embedder
from ingest.versions import Versions

_MOST_REASON = 300


def told_of(document_id: str, manifest: Manifest) -> tuple[Entry | None, list[Event]]:
    """Return the row and the history of a document; one that is gone has only its history."""
    entry, history = manifest.holder(document_id), manifest.history(document_id)
    if entry is None and not history:
        raise _unknown(document_id)
    return entry, history


@dataclass(frozen=True, slots=True, kw_only=True)
class Editor:
    """An editor's decisions, and what they need: the manifest, the indexes, and what embeds."""

    manifest: Manifest
    writers: Writers
    settings: IngestSettings
    embedders: Callable[..., Embedder] = make_embedder
    read_files: ReadFiles | None = None

    def withdraw(self, document_id: str, *, reason: str) -> Entry:
        """Take a document out of its index and keep it out; return its row."""
        entry, why = self._entry(document_id), reason_of(reason)
        if entry.state is State.WITHDRAWN:
            raise EditingError(
                f"{document_id} was withdrawn on {entry.noted_at[:10]} already: {entry.reason}"
            )
        row = replace(entry, state=State.WITHDRAWN, chunks=0, reason=why, noted_at=now())
        with self.manifest.together():
            self.manifest.record(row)
            self.manifest.owe_removal([entry])
            Versions(self.manifest).make_due()
            self._note(entry, Action.WITHDRAWN, after=entry.content_hash, reason=why)
        self._ledger().catch_up()
        forget_previous(self.settings.data_dir)
        return row

    def reinstate(self, document_id: str, *, reason: str) -> Entry:
        """Take a document as its source says: after it was withdrawn, or corrected."""
        entry, why = self._entry(document_id), reason_of(reason)
        if (
            entry.state is not State.WITHDRAWN
            and Corrections(self.manifest).of(document_id) is None
        ):
            raise EditingError(
                f"{document_id} is neither withdrawn nor corrected: there is nothing to reinstate."
            )
        after = self._hash(entry)
        with self.manifest.together():
            if entry.state is not State.WITHDRAWN:
                Corrections(self.manifest).drop(document_id)
            self.manifest.record(replace(entry, state=State.PENDING, reason="", noted_at=now()))
            self._note(entry, Action.REINSTATED, after=after, reason=why)
        return self._again(document_id)

    def correct(self, document_id: str, file: Path, *, reason: str) -> Entry:
        """Have a document say what an editor's file says, until its source changes."""
        entry, why = self._entry(document_id), reason_of(reason)
        if entry.state is State.WITHDRAWN:
            raise EditingError(
                f"{document_id} was withdrawn on {entry.noted_at[:10]}. Reinstate it first: "
                f"leerkring documents reinstate {document_id}"
            )
        text, metadata = read_correction(file)
        correction = Correction(
            document_id=document_id,
            at=datetime.now(UTC).date().isoformat(),
            reason=why,
            content_hash=self._hash(entry),
            text=text,
            metadata=metadata,
        )
        corrections = Corrections(self.manifest)
        self._check(entry, correction)
        with self.manifest.together():
            corrections.keep(correction)
            self.manifest.record(replace(entry, state=State.PENDING, noted_at=now()))
            self._note(entry, Action.CORRECTED, after=correction.digest, reason=why)
        return self._again(document_id)

    def _again(self, document_id: str) -> Entry:
        report = ingest_again(
            [self._entry(document_id)],
            self.manifest,
            settings=self.settings,
            writers=self.writers,
            embedders=self.embedders,
            read_files=self.read_files,
        )
        for problem in report.problems:
            raise EditingError(f"{document_id} did not go in: {problem.source}: {problem.reason}")
        return self._entry(document_id)

    def _check(self, entry: Entry, correction: Correction) -> None:
        """Refuse a correction that would leave nothing to search, or with wrong metadata."""
        source = self._source(entry)
        read_files = self.read_files or read_files_apart(self.settings)
        with closing(read_files([source.path])) as files:
            file = next(files)
        if isinstance(file, SourceError):
            raise file
        document = document_of(
            source, file, document_id=entry.document_id, correction_of=lambda _: correction
        )
        if not split(document):
            raise EditingError("The correction leaves nothing to search or quote. Write its text.")

    def _entry(self, document_id: str) -> Entry:
        self._ledger().catch_up()  # what was decided before and broken off
        entry = self.manifest.holder(document_id)
        if entry is None:
            raise _unknown(document_id)
        return entry

    def _source(self, entry: Entry) -> Source:
        return source_of(entry, read_rules(self.settings.data_dir))

    def _hash(self, entry: Entry) -> str:
        try:
            return hash_of(self._source(entry))
        except SourceError as error:
            raise EditingError(
                f"The source of {entry.document_id} can't be read: {error} Put it back first."
            ) from error

    def _ledger(self) -> Ledger:
        return Ledger(self.manifest, self.writers, version=version_for(self.settings))

    def _note(self, entry: Entry, action: Action, *, after: str, reason: str) -> None:
        before = entry.content_hash
        self.manifest.note(entry.document_id, action, before=before, after=after, reason=reason)


def _unknown(document_id: str) -> EditingError:
    return EditingError(
        f"There is no document {document_id[:200]!r}. leerkring documents list shows the ids of "
        "all."
    )


def reason_of(given: str) -> str:
    """Return a reason on one line, without personal data; raises EditingError without one."""
    reason = screened(" ".join(given.split()))
    if not reason or len(reason) > _MOST_REASON:
        raise EditingError(
            f"Give a reason of 1 to {_MOST_REASON} characters: readers are told it, and it stays "
            "in the history."
        )
    return reason
