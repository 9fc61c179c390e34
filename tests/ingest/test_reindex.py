from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from ingest.errors import IndexMismatchError, StorageFullError
from ingest.manifest.store import Manifest
from ingest.pipeline import ingest, pipeline_version
from ingest.readers.registry import READERS_VERSION
from ingest.reindex import reindex
from ingest.report import IngestReport
from ingest.settings import IngestSettings
from ingest.store.opening import fingerprint_of, open_index, stored_documents
from tests.support.embedders import WordEmbedder
from tests.support.files import word_document, write_docx


class OtherEmbedder(WordEmbedder):
    model = "other words"


class FullEmbedder(OtherEmbedder):
    def embed_passages(self, texts: object) -> object:  # type: ignore[override]  # noqa: ARG002  never returns
        raise StorageFullError("data")


class Desk:
    """A data folder with documents ingested by one model, and the way to another."""

    def __init__(self, folder: Path) -> None:
        self.settings = IngestSettings(_env_file=None, data_dir=folder / "data")
        self.sources = folder / "bronnen"
        self.sources.mkdir()
        for name in ("a", "b"):
            (self.sources / f"{name}.txt").write_text(f"Zin {name} over meubilair.", "utf-8")

    def ingest(self, embedder: WordEmbedder) -> IngestReport:
        index = self.open(embedder, create=True)
        try:
            return ingest(
                [self.sources],
                settings=self.settings,
                writers=lambda _: index,
                embedders=lambda *_, **__: embedder,
            )
        finally:
            index.close()

    def reindex(self, embedder: WordEmbedder) -> IngestReport:
        return reindex(self.settings, embedders=lambda *_, **__: embedder)

    def open(self, embedder: WordEmbedder, *, create: bool = False):  # noqa: ANN201  the index
        fingerprint = fingerprint_of(embedder)
        return open_index(self.settings, "public", fingerprint=fingerprint, create=create)

    def stored(self) -> set[str]:
        return {d.meta.document_id for d in stored_documents(self.settings, "public")}


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = Desk(tmp_path)
    desk.ingest(WordEmbedder())
    return desk


def test_another_model_is_refused_with_the_way_out(desk: Desk) -> None:
    with pytest.raises(IndexMismatchError, match="leerkring ingest --reindex"):
        desk.open(OtherEmbedder(dimensions=32))


def test_reindexing_makes_the_index_fit_the_other_model(desk: Desk) -> None:
    other = OtherEmbedder(dimensions=32)
    assert desk.reindex(other).updated == 2
    index = desk.open(other)
    found = index.nearest_dense(other.embed_question("zin b"), top_k=1)
    index.close()
    assert found[0].chunk.meta.document_id == "b"


def test_reindexing_needs_none_of_the_files(desk: Desk) -> None:
    for path in desk.sources.iterdir():
        path.unlink()
    desk.reindex(OtherEmbedder())
    assert desk.stored() == {"a", "b"}


def test_reindexing_that_fails_leaves_the_old_index(desk: Desk) -> None:
    with pytest.raises(StorageFullError):
        desk.reindex(FullEmbedder())
    assert desk.stored() == {"a", "b"}
    desk.open(WordEmbedder()).close()


def test_without_an_index_reindexing_does_nothing(tmp_path: Path) -> None:
    settings = IngestSettings(_env_file=None, data_dir=tmp_path)
    report = reindex(settings, embedders=lambda *_, **__: WordEmbedder())
    assert report.documents == 0


def test_after_reindexing_files_of_every_reader_count_as_done(desk: Desk) -> None:
    document = word_document()
    document.add_paragraph("Zin c over meubilair.")
    write_docx(desk.sources / "c.docx", document)
    other = OtherEmbedder()
    desk.ingest(WordEmbedder())
    desk.reindex(other)
    assert desk.ingest(other).unchanged == 3


def test_a_new_version_of_one_reader_does_the_files_of_its_format_again(desk: Desk) -> None:
    document = word_document()
    document.add_paragraph("Zin c over meubilair.")
    write_docx(desk.sources / "c.docx", document)
    desk.ingest(WordEmbedder())
    with closing(Manifest(desk.settings.data_dir / "manifest.sqlite3")) as manifest:
        for entry in manifest.under(str(desk.sources)):
            before = pipeline_version(desk.settings, READERS_VERSION)
            manifest.record(replace(entry, pipeline=before))
    report = desk.ingest(WordEmbedder())
    assert (report.unchanged, report.updated) == (2, 1)
