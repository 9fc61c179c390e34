"""Another model or another analysis: the index made anew from the documents stored in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import closing

from ingest.batches import estimated_chunks, in_batches
from ingest.document import StoredDocument
from ingest.manifest.store import Manifest
from ingest.pipeline import pipeline_version
from ingest.readers.registry import versions
from ingest.report import IngestReport, Progress, Tally
from ingest.settings import IngestSettings
from ingest.slices import SlicedEmbedder
from ingest.store.opening import (
    existing_audiences,
    fingerprint_of,
    rebuild_index,
    stored_documents,
)
from ingest.text.embed import Embedder
from ingest.text.engines import make_embedder


def reindex(
    settings: IngestSettings,
    *,
    progress: Callable[[Progress], None] | None = None,
    embedders: Callable[..., Embedder] = make_embedder,
) -> IngestReport:
    """Split and embed every stored document again, audience by audience; no source is read.

    The old index of an audience serves until its new one is complete, and stays where making it
    fails. Without an index nothing happens.
    """
    tally = Tally(progress)
    with closing(Manifest(settings.data_dir / "manifest.sqlite3")) as manifest:
        for audience in existing_audiences(settings):
            documents = stored_documents(settings, audience)
            tally.work.expect_documents(documents)
            tally.expect(len(documents))
            embedder = embedders(settings, passages=estimated_chunks(documents))
            _rebuild(settings, audience, documents, embedder=embedder, tally=tally)
            for reader in versions():
                manifest.renew(audience, pipeline_version(settings, reader), readers=reader)
    return tally.report()


def _rebuild(
    settings: IngestSettings,
    audience: str,
    documents: Sequence[StoredDocument],
    *,
    embedder: Embedder,
    tally: Tally,
) -> None:
    from ingest.components import build_ingestion, write_documents  # noqa: PLC0415  Haystack

    with rebuild_index(settings, audience, fingerprint=fingerprint_of(embedder)) as index:
        sliced = SlicedEmbedder(embedder, told=tally.embedded)
        pipeline = build_ingestion(sliced, lambda _: index)
        for batch in in_batches(documents, lambda document: document):
            tally.work.take_in_hand(batch)
            chunks = write_documents(pipeline, batch)
            for document in batch:
                tally.work.done(document)
                tally.done("updated", chunks=chunks[document.meta.document_id])
