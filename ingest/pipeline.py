"""Sources in, an up-to-date index out: what changed is read, split, embedded and written."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from ingest.batches import estimated_chunks, in_batches
from ingest.changes import Pending, find_changes, gone, read_changes
from ingest.document import StoredDocument
from ingest.errors import SourceError
from ingest.manifest import Entry, Manifest
from ingest.readers.registry import READERS_VERSION
from ingest.report import IngestReport, Progress, Tally
from ingest.settings import IngestSettings
from ingest.split import SPLIT_VERSION, split
from ingest.store.index import IndexWriter
from ingest.text.embed import Embedder
from ingest.text.engines import make_embedder, model_name
from ingest.text.instructions import tells_a_machine
from ingest.text.lexical import ANALYSIS_VERSION

if TYPE_CHECKING:
    from haystack import Pipeline

logger = logging.getLogger(__name__)

Writers = Callable[[str], IndexWriter]
"""Gives the index of an audience."""


def ingest(
    paths: Sequence[Path],
    *,
    settings: IngestSettings,
    writers: Writers,
    prune: bool = False,
    dry_run: bool = False,
    progress: Callable[[Progress], None] | None = None,
    embedders: Callable[..., Embedder] = make_embedder,
) -> IngestReport:
    """Bring the index up to date with the files and folders given.

    Only what is new or changed is done. A source that can't be read is reported, the others go
    on, and what was stored of it before stays. An error of the index ends the run; what was
    written until then is kept.
    """
    tally = Tally(progress)
    with closing(Manifest(settings.data_dir / "manifest.sqlite3")) as manifest:
        run = _Run(settings, writers=writers, manifest=manifest, tally=tally, embedders=embedders)
        if not dry_run:
            run.forget_lost_indexes()
        changes = find_changes(paths, manifest, version=run.version)
        tally.expect(len(changes.unchanged) + len(changes.changed) + len(changes.errors))
        for error in changes.errors:
            tally.problem(error)
        for entry in changes.unchanged:
            tally.done("unchanged", chunks=entry.chunks)
        pending = read_changes(changes, manifest, on_error=tally.problem)
        if dry_run:
            run.rehearse(pending, gone(paths, manifest) if prune else ())
        else:
            run.write(pending)
            run.remove(gone(paths, manifest) if prune else ())
    return tally.report()


def pipeline_version(settings: IngestSettings) -> str:
    """Return what makes a source that was done before count as not done: other steps."""
    return " / ".join((model_name(settings), ANALYSIS_VERSION, SPLIT_VERSION, READERS_VERSION))


class _Run:
    """What the steps of one run share."""

    def __init__(
        self,
        settings: IngestSettings,
        *,
        writers: Writers,
        manifest: Manifest,
        tally: Tally,
        embedders: Callable[..., Embedder],
    ) -> None:
        self.settings = settings
        self.writers = writers
        self.manifest = manifest
        self.tally = tally
        self.embedders = embedders
        self.version = pipeline_version(settings)

    def forget_lost_indexes(self) -> None:
        """Drop the rows of an index that was thrown away, or its sources would count as done."""
        for audience in self.manifest.audiences():
            if self.writers(audience).counts().documents == 0:
                self.manifest.forget_audience(audience)

    def rehearse(self, pending: Iterable[Pending], removed: Iterable[Entry]) -> None:
        """Split and count, and write nothing."""
        for entry in pending:
            self._count(entry, len(split(entry.document)))
        for _ in removed:
            self.tally.removed()

    def write(self, pending: Iterable[Pending]) -> None:
        """Split, embed, write and record, batch by batch; nothing new loads nothing."""
        pipeline: Pipeline | None = None
        for batch in in_batches(pending, lambda entry: entry.document):
            from ingest.components import write_documents  # noqa: PLC0415  Haystack takes 2.7 s

            documents = [entry.document for entry in batch]
            pipeline = pipeline or self._pipeline(documents)
            chunks = write_documents(pipeline, documents)
            for entry in batch:
                if self._count(entry, chunks.get(entry.document.meta.document_id, 0)):
                    self._record(entry, chunks[entry.document.meta.document_id])

    def remove(self, entries: Iterable[Entry]) -> None:
        """Take documents out of the index, then out of the manifest."""
        for entry in entries:
            self.writers(entry.audience).remove([entry.document_id])
            self.manifest.forget(entry.path)
            self.tally.removed()

    def _pipeline(self, first: Sequence[StoredDocument]) -> Pipeline:
        """Return the pipeline with the engine that suits how much there is to do."""
        from ingest.components import build_ingestion  # noqa: PLC0415  as above

        embedder = self.embedders(self.settings, passages=estimated_chunks(first))
        return build_ingestion(embedder, self.writers)

    def _count(self, entry: Pending, chunks: int) -> bool:
        """Count a document; one without chunks is a problem."""
        if not chunks:
            reason = "holds headings but no text under them: there is nothing to search or quote"
            self.tally.problem(SourceError(entry.change.source.source, reason))
            return False
        self.tally.done("updated" if entry.known else "added", chunks=chunks)
        return True

    def _record(self, entry: Pending, chunks: int) -> None:
        """Note what went in; what it replaces under another id or audience goes out."""
        meta, known, path = entry.document.meta, entry.known, str(entry.change.source.path)
        if known and (known.document_id, known.audience) != (meta.document_id, meta.access):
            self.writers(known.audience).remove([known.document_id])
        if known and known.path != path:
            self.manifest.forget(known.path)
        if tells_a_machine(f"{meta.title}\n{entry.document.text}"):
            logger.warning("%s instructs a machine: it is stored, not answered from", meta.source)
        self.manifest.record(
            Entry(
                path=path,
                source=meta.source,
                document_id=meta.document_id,
                audience=meta.access,
                content_hash=entry.change.content_hash,
                pipeline=self.version,
                chunks=chunks,
                ingested_at=datetime.now(UTC).isoformat(timespec="seconds"),
            )
        )
