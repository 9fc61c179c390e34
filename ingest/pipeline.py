"""Sources in, an up-to-date index out: what changed is read, split, embedded and written."""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
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
        run = _Run(
            manifest,
            settings=settings,
            writers=writers,
            tally=tally,
            embedders=embedders,
            read_files=read_files,
            dry_run=dry_run,
        )
        if not dry_run:
            run.ledger.catch_up()
        changes = find_changes(
            paths,
            manifest,
            version=run.version,
            rules=run.gate.rules,
            folder_rules=read_rules(settings.data_dir),
        )
        run.account_for(changes)
        anew = frozenset(changes.renamed.values())
        if dry_run:
            run.rehearse(changes, anew, gone(paths, changes, manifest) if prune else ())
        else:
            manifest.move(changes.renamed)
            run.note_refused(changes)
            run.write(changes, anew)
            run.remove(gone(paths, changes, manifest) if prune else ())
            run.link()
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
    run = _Run(
        manifest,
        settings=settings,
        writers=writers,
        tally=tally,
        embedders=embedders,
        read_files=read_files,
    )
    run.ledger.catch_up()
    changes = again(entries, read_rules(settings.data_dir))
    run.account_for(changes)
    run.note_refused(changes)
    run.write(changes, _paths(changes))
    run.link()
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
        manifest: Manifest,
        *,
        settings: IngestSettings,
        writers: Writers,
        tally: Tally,
        embedders: Callable[..., Embedder],
        read_files: ReadFiles | None,
        dry_run: bool = False,
    ) -> None:
        self.gate = Gate.open(settings.data_dir, writes=not dry_run)
        self.version = version_for(settings)
        self.ledger = Ledger(manifest, writers, version=self.version, rules=self.gate.rules)
        self._manifest = manifest
        self._settings = settings
        self._writers = writers
        self._tally = tally
        self._embedders = embedders
        self._read_files = read_files or read_files_apart(settings)
        self._dry_run = dry_run
        self._pipeline: Pipeline | None = None

    def account_for(self, changes: Changes) -> None:
        """Count what needs no work, and what can't be done."""
        self._tally.work.expect(change.source.path for change in changes.changed)
        self._tally.expect(changes.sources + len(changes.errors))
        for error in (*changes.errors, *(error for _, error in changes.refused)):
            self._tally.problem(error)
        for entry in changes.unchanged:
            self._tally.done("unchanged", chunks=entry.chunks)
        for entry in changes.quarantined:
            self._tally.set_aside(source=entry.source, reason=entry.reason)
        if changes.withdrawn:
            logger.info("%d withdrawn sources were left out", len(changes.withdrawn))

    def note_refused(self, changes: Changes) -> None:
        """Note the sources that were refused before they were read."""
        for change, error in changes.refused:
            self.ledger.failed(change, error)

    def rehearse(self, changes: Changes, anew: Collection[str], removed: Iterable[Entry]) -> None:
        """Read, judge, split and count, and write nothing."""
        replaced: set[str] = set()
        with self._screened(changes, anew) as screened:
            for rehearsed in screened:
                self._count(rehearsed, len(split(rehearsed.document)))
                replaced.update(entry.path for entry in rehearsed.replaces)
        for entry in removed:
            if entry.path not in replaced:
                self._count_removed(entry)

    def write(self, changes: Changes, anew: Collection[str]) -> None:
        """Read, judge, split, embed, write and record, batch by batch; nothing new loads nothing.

        The files at the paths `anew` are stored whatever they hold.
        """
        with self._screened(changes, anew) as screened:
            for batch in in_batches(screened, lambda entry: entry.document):
                self._write(batch)

    def remove(self, entries: Iterable[Entry]) -> None:
        """Take documents out of the index and out of the manifest."""
        for entry in entries:
            self.ledger.remove([entry])
            self._count_removed(entry)

    def link(self) -> None:
        """Do documents again of which a better version came or went; they are not counted."""
        if not Versions(self._manifest).is_due:
            return
        changes = again(self.ledger.link_versions(), read_rules(self._settings.data_dir))
        self._tally = Tally()
        self.write(changes, _paths(changes))

    @contextmanager
    def _screened(self, changes: Changes, anew: Collection[str]) -> Iterator[Iterator[Pending]]:
        """Give the documents that the gate lets through, as they may go on."""
        with closing(
            read_changes(
                changes, self._manifest, read_files=self._read_files, on_error=self._failed
            )
        ) as read:
            yield self._tally.work.watch(self._let_through(read, anew))

    def _let_through(self, read: Iterable[Pending], anew: Collection[str]) -> Iterator[Pending]:
        for entry in through_gate(read, self.gate, version=self.version, anew=anew):
            match entry:
                case Pending():
                    yield entry
                case SetAside(pending=left, reason=reason):
                    self._tally.set_aside(source=left.document.meta.source, reason=reason)
                    if not self._dry_run:
                        self.ledger.quarantined(left, reason=reason)
                case Kept(entry=row):
                    self._tally.done("unchanged", chunks=row.chunks)
                    if not self._dry_run:
                        self.ledger.kept(row)

    def _failed(self, change: Change, error: SourceError) -> None:
        """Count a source that can't be read, and note it."""
        error = SourceError(error.source, self.gate.clean(error.reason))
        self._tally.problem(error)
        if not self._dry_run:
            self.ledger.failed(change, error)

    def _write(self, batch: Sequence[Pending]) -> None:
        from ingest.components import write_documents  # noqa: PLC0415  Haystack takes 2.7 s

        documents = [entry.document for entry in batch]
        self._pipeline = self._pipeline or self._build(documents)
        self._tally.work.take_in_hand(documents)
        self.ledger.begin(batch)
        chunks = write_documents(self._pipeline, documents)
        for entry in batch:
            written = chunks.get(entry.document.meta.document_id, 0)
            problem = self._count(entry, written)
            if problem is None:
                self.ledger.indexed(entry, chunks=written)
            else:
                self.ledger.without_text(entry, problem)

    def _build(self, first: Sequence[StoredDocument]) -> Pipeline:
        """Return the pipeline with the engine that suits how much there is to do."""
        from ingest.components import build_ingestion  # noqa: PLC0415  as above

        embedder = self._embedders(self._settings, passages=estimated_chunks(first))
        sliced = SlicedEmbedder(embedder, told=self._embedded)
        return build_ingestion(sliced, self._writers)

    def _embedded(self, share: float) -> None:
        self._tally.embedded(share)

    def _count(self, entry: Pending, chunks: int) -> SourceError | None:
        """Count a document; one without chunks is a problem, which is returned."""
        self._tally.work.done(entry.document)
        if not chunks:
            reason = "holds headings but no text under them: there is nothing to search or quote"
            problem = SourceError(entry.change.source.source, reason)
            self._tally.problem(problem)
            return problem
        was_in = any(replaced.chunks for replaced in entry.replaces)
        self._tally.done("updated" if was_in else "added", chunks=chunks)
        for note in entry.notes:
            self._tally.note(source=entry.change.source.source, reason=note)
        return None

    def _count_removed(self, entry: Entry) -> None:
        if entry.chunks:
            self._tally.removed()


def _paths(changes: Changes) -> frozenset[str]:
    return frozenset(str(change.source.path) for change in changes.changed)
