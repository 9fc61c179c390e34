"""The embedded engine: a full disk, sweeping, and many threads."""

from __future__ import annotations

import errno
import os
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from ingest.errors import StorageFullError
from ingest.store.embedded import open_edge
from ingest.store.index import Counts
from ingest.store.shard import engine_errors
from ingest.store.space import SPARE_BYTES
from tests.support.chunks import build_dense, build_fingerprint, build_indexed, build_sparse
from tests.support.indexes import build_edge

pytestmark = pytest.mark.integration


def test_a_disk_with_too_little_room_is_noticed_before_anything_is_written(
    tmp_path: Path,
) -> None:
    path, free = tmp_path / "index", [10**12]
    index = open_edge(
        path, fingerprint=build_fingerprint(), create=True, free_space=lambda _: free[0]
    )
    index.put([build_indexed()])
    free[0] = SPARE_BYTES + 10_000
    with pytest.raises(StorageFullError, match=r"No space left to write in .*index"):
        index.put([build_indexed("b")])
    free[0] = SPARE_BYTES - 1
    with pytest.raises(StorageFullError):
        index.remove(["zuid-holland-kantoormeubilair"])
    assert index.counts() == Counts(documents=1, chunks=1)
    free[0] = 10**12
    index.put([build_indexed("b")])
    assert index.counts() == Counts(documents=2, chunks=2)
    index.close()


def test_no_index_is_made_on_a_full_disk(tmp_path: Path) -> None:
    with pytest.raises(StorageFullError):
        open_edge(
            tmp_path / "index",
            fingerprint=build_fingerprint(),
            create=True,
            free_space=lambda _: SPARE_BYTES - 1,
        )


def test_a_disk_that_fills_up_while_the_engine_writes_is_said_as_such() -> None:
    with pytest.raises(StorageFullError, match="No space left"), engine_errors("data/index"):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def blocks(path: Path) -> int:
    """Return what the files take on the disk: they have holes, their length says nothing."""
    return sum(file.stat().st_blocks for file in path.rglob("segments/**/*"))


def test_what_was_replaced_is_swept_out_when_the_index_is_closed(tmp_path: Path) -> None:
    index = build_edge(tmp_path / "index")
    for number in range(5):
        text = f"{number} " + "zin " * 500
        index.put([build_indexed("a", texts=tuple(f"{n} {text}" for n in range(100)))])
    grown = blocks(tmp_path)
    index.close()
    assert blocks(tmp_path) < 0.6 * grown


def test_120_puts_at_once_all_arrive_while_others_search(tmp_path: Path) -> None:
    index = build_edge(tmp_path / "index")
    searches, done = [0, 0, 0], threading.Event()

    def search(number: int) -> None:
        while not done.is_set():
            for hit in index.nearest_dense(build_dense("x"), top_k=20):
                assert hit.chunk.text.startswith("tekst")
            index.nearest_sparse(build_sparse("tekst"), top_k=20)
            index.version()
            searches[number] += 1
            time.sleep(0.005)

    with ThreadPoolExecutor(3) as readers, ThreadPoolExecutor(16) as writers:
        reading = [readers.submit(search, number) for number in range(3)]
        texts = [(f"tekst {n}", f"tekst {n} vervolg") for n in range(120)]
        writing = [
            writers.submit(index.put, [build_indexed(f"d{n}", texts=texts[n])]) for n in range(120)
        ]
        for written in writing:
            written.result()
        done.set()
        for read in reading:
            read.result()
    assert index.counts() == Counts(documents=120, chunks=240)
    assert {document.meta.document_id for document in index.documents()} == {
        f"d{n}" for n in range(120)
    }
    assert min(searches) > 0
    index.close()


def test_one_document_put_by_many_threads_stays_one_whole_document(tmp_path: Path) -> None:
    index = build_edge(tmp_path / "index")
    versions = [build_indexed("a", texts=tuple(f"{n} {m}" for m in range(50))) for n in range(24)]
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda version: index.put([version]), versions))
    assert index.counts() == Counts(documents=1, chunks=50)
    document = index.document("a")
    assert document is not None
    for hit in index.nearest_dense(build_dense("x"), top_k=5):
        assert document.text[hit.chunk.start : hit.chunk.end] == hit.chunk.text
    index.close()
