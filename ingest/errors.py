"""What can go wrong while documents are read, stored and found: one tree."""

from __future__ import annotations

from pathlib import Path


class IngestError(Exception):
    """Every error of this package; its text is one sentence for the person who asked."""


class SourceError(IngestError):
    """One source can't be read; the rest of a run goes on.

    `source` is what the user gave or what was found beneath it; `reason` says what is wrong and
    what to do about it.
    """

    def __init__(self, source: str | Path, reason: str) -> None:
        self.source = str(source)
        self.reason = reason
        super().__init__(f"{source}: {reason}")


class IndexProblemError(IngestError):
    """The index can't be used as it is."""


class IndexMissingError(IndexProblemError):
    """There is no index yet."""

    def __init__(self, place: str) -> None:
        super().__init__(f"No index in {place} yet. Make one with: leerkring ingest")


class IndexMismatchError(IndexProblemError):
    """The index was made with another model, analysis or layout than these settings give."""

    def __init__(self, place: str, *, found: str, expected: str) -> None:
        super().__init__(
            f"The index in {place} was made with {found}, but these settings give {expected}. "
            "Answers would be wrong: make it anew with leerkring ingest --reindex, or set back "
            "what was changed."
        )


class IndexLockedError(IndexProblemError):
    """Another process holds the embedded index."""

    def __init__(self, place: str) -> None:
        super().__init__(
            f"The index in {place} is in use by another process. Stop it, wait until it is done, "
            "or ask it: while leerkring serve runs, ask, search and ingest go through it."
        )


class IndexDamagedError(IndexProblemError):
    """The index can't be opened or read."""

    def __init__(self, place: str, detail: str) -> None:
        super().__init__(
            f"The index in {place} can't be opened ({detail}). Move that folder away and make "
            "a new index with leerkring ingest: your documents are untouched."
        )


class ChangedMeanwhileError(IndexProblemError):
    """A document was replaced or removed while it was read: read again."""

    def __init__(self, document_id: str) -> None:
        self.document_id = document_id
        super().__init__(f"Document {document_id} was changed while it was read. Ask again.")


class StorageFullError(IndexProblemError):
    """Nothing more can be written; what was stored before is still there."""

    def __init__(self, place: str) -> None:
        super().__init__(
            f"No space left to write in {place}. Free some space and run the command again: what "
            "was stored before is untouched, and finished documents are not done twice."
        )


class ManifestError(IngestError):
    """The list of what was ingested can't be read or written."""

    def __init__(self, path: str, detail: str) -> None:
        super().__init__(
            f"The list of what was ingested, {path}, can't be used ({detail}). Move that file away "
            "and run leerkring ingest again: the index and your documents are untouched."
        )


class EditingError(IngestError):
    """What an editor asked of a document can't be done."""


class UnknownFacetError(IngestError):
    """A filter names a facet that does not exist."""

    def __init__(self, facet: str, known: tuple[str, ...]) -> None:
        super().__init__(f"There is no filter {facet!r}. Choose from: {', '.join(known)}.")


class AudienceNameError(IngestError):
    """An audience has a name that can't name a folder and a collection."""

    def __init__(self, audience: str) -> None:
        super().__init__(
            f"There can be no audience {audience[:60]!r}: its name is 1 to 40 lower-case letters "
            "and digits, with single hyphens between them, as in public or participants-2026."
        )


class ModelError(IngestError):
    """The embedding model can't be loaded or used."""
