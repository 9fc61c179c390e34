"""Sources in, an up-to-date index out: what changed is read, split, embedded and written."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from ingest.batches import estimated_chunks, in_batches
from ingest.document import StoredDocument
from ingest.errors import SourceError
from ingest.folder_rules import read_rules
from ingest.gate import Kept, SetAside, through_gate
from ingest.manifest.changes import Change, Changes, again, find_changes, gone
from ingest.manifest.ledger import Ledger, Writers
from ingest.manifest.pending import Pending, read_changes
from ingest.manifest.store import Entry, Manifest
from ingest.readers.files import ReadFiles
from ingest.readers.registry import version_of
from ingest.readers.workers.limits import ReadLimits
from ingest.readers.workers.pool import read_apart
from ingest.report import IngestReport, Progress, Tally
from ingest.screen.judge import Gate
from ingest.settings import IngestSettings
from ingest.slices import SlicedEmbedder
from ingest.split import SPLIT_VERSION, split
from ingest.text.embed import Embedder
from ingest.text.engines import make_embedder, model_name
from ingest.text.lexical import ANALYSIS_VERSION
from ingest.versions import Versions

if TYPE_CHECKING:
    from haystack import Pipeline

logger = logging.getLogger(__name__)


def ingest(
    paths: Sequence[Path],
    *,
    settings: IngestSettings,
    writers: Writers,
    prune: bool = False,
    dry_run: bool = False,
    progress: Callable[[Progress], None] | None = None,
    embedders: Callable[..., Embedder] = make_embedder,
    read_files: ReadFiles | None = None,
) -> IngestReport:
    """Bring the index up to date with the files and folders given.

    Only what is new or changed is done. A source that can't be read is reported, the others go
    on, and what was stored of it before stays. An error of the index ends the run; what was
    written until then is kept. Files are read in processes of their own, unless `read_files` reads
    them.
    """
    tally = Tally(progress)
    with closing(Manifest(settings.data_dir / "manifest.sqlite3")) as manifest:
        gate = Gate.open(settings.data_dir, writes=not dry_run)
        version = version_for(settings)
        ledger = Ledger(manifest, writers, version=version, rules=gate.rules)
        run = _Run(
            settings, writers=writers, ledger=ledger, tally=tally, embedders=embedders, gate=gate
        )
        if not dry_run:
            ledger.catch_up()
        folder_rules = read_rules(settings.data_dir)
        changes = find_changes(
            paths, manifest, version=version, rules=gate.rules, folder_rules=folder_rules
        )
        run.account_for(changes)
        run.anew = frozenset(changes.renamed.values())
        read_files = read_files or read_files_apart(settings)
        read = partial(read_changes, changes, manifest, read_files=read_files)
        if dry_run:
            with closing(read(on_error=run.failed_to_rehearse)) as pending:
                run.rehearse(run.screened(pending), gone(paths, changes, manifest) if prune else ())
        else:
            manifest.move(changes.renamed)
            run.note_refused(changes)
            with closing(read(on_error=run.failed)) as pending:
                run.write(run.screened(pending, ledger))
            run.remove(gone(paths, changes, manifest) if prune else ())
            run.link(manifest, read_files)
    return tally.report()


def ingest_again(
    entries: Sequence[Entry],
    manifest: Manifest,
    *,
    settings: IngestSettings,
    writers: Writers,
    embedders: Callable[..., Embedder] = make_embedder,
    read_files: ReadFiles | None = None,
) -> IngestReport:
    """Do the sources of these rows once more, whatever the manifest says of them."""
    tally = Tally()
    gate = Gate.open(settings.data_dir)
    ledger = Ledger(manifest, writers, version=version_for(settings), rules=gate.rules)
    run = _Run(
        settings, writers=writers, ledger=ledger, tally=tally, embedders=embedders, gate=gate
    )
    ledger.catch_up()
    changes = again(entries, read_rules(settings.data_dir))
    run.account_for(changes)
    run.note_refused(changes)
    read_files = read_files or read_files_apart(settings)
    read = partial(read_changes, changes, manifest, read_files=read_files)
    run.anew = frozenset(entry.path for entry in entries)
    with closing(read(on_error=run.failed)) as pending:
        run.write(run.screened(pending, ledger))
    run.link(manifest, read_files)
    return tally.report()


def pipeline_version(settings: IngestSettings, reader: str) -> str:
    """Return what makes a source that was done before count as not done: other steps.

    `reader` is the version of the reader of its format.
    """
    return " / ".join((model_name(settings), ANALYSIS_VERSION, SPLIT_VERSION, reader))


def version_for(settings: IngestSettings) -> Callable[[Path], str]:
    """Return what gives the pipeline version of a file that is done now.

    The model is looked up once: that takes a millisecond or more.
    """
    by_reader = cache(partial(pipeline_version, settings))
    return lambda path: by_reader(version_of(path))


def read_files_apart(settings: IngestSettings) -> ReadFiles:
    """Return what reads files in processes of their own."""
    limits = ReadLimits(seconds=settings.read_seconds, megabytes=settings.read_megabytes)
    return partial(read_apart, limits=limits)


class _Run:
    """What the steps of one run share."""

    def __init__(
        self,
        settings: IngestSettings,
        *,
        writers: Writers,
        ledger: Ledger,
        tally: Tally,
        embedders: Callable[..., Embedder],
        gate: Gate,
    ) -> None:
        self.gate = gate
        self.anew: frozenset[str] = frozenset()
        self.settings = settings
        self.writers = writers
        self.ledger = ledger
        self.tally = tally
        self.embedders = embedders

    def account_for(self, changes: Changes) -> None:
        """Count what needs no work, and what can't be done."""
        self.tally.work.expect(change.source.path for change in changes.changed)
        self.tally.expect(changes.sources + len(changes.errors))
        for error in (*changes.errors, *(error for _, error in changes.refused)):
            self.tally.problem(error)
        for entry in changes.unchanged:
            self.tally.done("unchanged", chunks=entry.chunks)
        for entry in changes.quarantined:
            self.tally.set_aside(source=entry.source, reason=entry.reason)
        if changes.withdrawn:
            logger.info("%d withdrawn sources were left out", len(changes.withdrawn))

    def screened(
        self, pending: Iterable[Pending], ledger: Ledger | None = None
    ) -> Iterator[Pending]:
        """Yield what the gate lets through, as it may go on; a rehearsal has no ledger."""
        for entry in through_gate(
            pending, self.gate, version=version_for(self.settings), anew=self.anew
        ):
            match entry:
                case Pending():
                    yield entry
                case SetAside(pending=left, reason=reason):
                    self.tally.set_aside(source=left.document.meta.source, reason=reason)
                    if ledger:
                        ledger.quarantined(left, reason=reason)
                case Kept(entry=row):
                    self.tally.done("unchanged", chunks=row.chunks)
                    if ledger:
                        ledger.kept(row)

    def failed(self, change: Change, error: SourceError) -> None:
        """Count a source that can't be read, and note it."""
        error = SourceError(error.source, self.gate.clean(error.reason))
        self.tally.problem(error)
        self.ledger.failed(change, error)

    def failed_to_rehearse(self, _: Change, error: SourceError) -> None:
        """Count it, and note nothing."""
        self.tally.problem(SourceError(error.source, self.gate.clean(error.reason)))

    def note_refused(self, changes: Changes) -> None:
        """Note the sources that were refused before they were read."""
        for change, error in changes.refused:
            self.ledger.failed(change, error)

    def rehearse(self, pending: Iterable[Pending], removed: Iterable[Entry]) -> None:
        """Split and count, and write nothing."""
        replaced: set[str] = set()
        for rehearsed in self.tally.work.watch(pending):
            self._count(rehearsed, len(split(rehearsed.document)))
            replaced.update(entry.path for entry in rehearsed.replaces)
        for entry in removed:
            if entry.path not in replaced:
                self._count_removed(entry)

    def write(self, pending: Iterable[Pending]) -> None:
        """Split, embed, write and record, batch by batch; nothing new loads nothing."""
        pipeline: Pipeline | None = None
        watched = self.tally.work.watch(pending)
        for batch in in_batches(watched, lambda entry: entry.document):
            from ingest.components import write_documents  # noqa: PLC0415  Haystack takes 2.7 s

            documents = [entry.document for entry in batch]
            pipeline = pipeline or self._pipeline(documents)
            self.tally.work.take_in_hand(documents)
            self.ledger.begin(batch)
            chunks = write_documents(pipeline, documents)
            for entry in batch:
                self._written(entry, chunks.get(entry.document.meta.document_id, 0))

    def remove(self, entries: Iterable[Entry]) -> None:
        """Take documents out of the index and out of the manifest."""
        for entry in entries:
            self.ledger.remove([entry])
            self._count_removed(entry)

    def link(self, manifest: Manifest, read_files: ReadFiles) -> None:
        """Do documents again of which a better version came or went; they are not counted."""
        if not Versions(manifest).is_due:
            return
        changes = again(self.ledger.link_versions(), read_rules(self.settings.data_dir))
        self.anew = frozenset(str(change.source.path) for change in changes.changed)
        self.tally = Tally()
        read = partial(read_changes, changes, manifest, read_files=read_files)
        with closing(read(on_error=self.failed)) as pending:
            self.write(self.screened(pending, self.ledger))

    def _written(self, entry: Pending, chunks: int) -> None:
        problem = self._count(entry, chunks)
        if problem is None:
            self.ledger.indexed(entry, chunks=chunks)
        else:
            self.ledger.without_text(entry, problem)

    def _pipeline(self, first: Sequence[StoredDocument]) -> Pipeline:
        """Return the pipeline with the engine that suits how much there is to do."""
        from ingest.components import build_ingestion  # noqa: PLC0415  as above

        embedder = self.embedders(self.settings, passages=estimated_chunks(first))
        sliced = SlicedEmbedder(embedder, told=self.tally.embedded)
        return build_ingestion(sliced, self.writers)

    def _count(self, entry: Pending, chunks: int) -> SourceError | None:
        """Count a document; one without chunks is a problem, which is returned."""
        self.tally.work.done(entry.document)
        if not chunks:
            reason = "holds headings but no text under them: there is nothing to search or quote"
            problem = SourceError(entry.change.source.source, reason)
            self.tally.problem(problem)
            return problem
        was_in = any(replaced.chunks for replaced in entry.replaces)
        self.tally.done("updated" if was_in else "added", chunks=chunks)
        for note in entry.notes:
            self.tally.note(source=entry.change.source.source, reason=note)
        return None

    def _count_removed(self, entry: Entry) -> None:
        if entry.chunks:
            self.tally.removed()
