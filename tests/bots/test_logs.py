from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from bots.logs import LogLevel, set_up_logging
from ingest.components import build_ingestion, write_documents
from ingest.errors import StorageFullError
from ingest.store.index import IndexWriter
from tests.support.chunks import build_document
from tests.support.embedders import WordEmbedder


@pytest.fixture
def own_handlers() -> Iterator[None]:
    """Put back what `set_up_logging` takes away from pytest."""
    handlers = tuple(logging.root.handlers)
    yield
    logging.root.handlers[:] = handlers


def no_room(_: str) -> IndexWriter:
    raise StorageFullError("there")


@pytest.mark.usefixtures("own_handlers")
def test_a_full_disk_is_told_without_lines_of_libraries(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    set_up_logging(LogLevel.WARNING, data_dir=tmp_path)
    pipeline = build_ingestion(WordEmbedder(), no_room)
    with pytest.raises(StorageFullError):
        write_documents(pipeline, [build_document("De stad kocht fietsen voor haar mensen.")])
    assert "haystack" not in capsys.readouterr().err
