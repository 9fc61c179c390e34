"""The embedded index and its folder: who may open it, and what survives what."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest

from ingest.errors import (
    IndexDamagedError,
    IndexLockedError,
    IndexMismatchError,
    IndexMissingError,
    IndexProblemError,
)
from ingest.store.embedded import open_edge, rebuild_edge
from ingest.store.index import Counts, Index
from tests.support.chunks import build_fingerprint, build_indexed, build_sparse
from tests.support.indexes import build_edge

pytestmark = pytest.mark.integration

ROOT = Path(__file__).parents[3]
ONE_OF_EACH = Counts(documents=1, chunks=1)

PUT_AND_DIE = """
import os
index = build_edge(path)
index.put([build_indexed("a"), build_indexed("b", texts=("een", "twee"))])
os._exit(9)
"""
HOLD = """
index = build_edge(path)
print("held", flush=True)
input()
"""
DIE_WHILE_REBUILDING = """
import os
with rebuild_edge(path, fingerprint=build_fingerprint()) as index:
    index.put([build_indexed("nieuw")])
    os._exit(9)
"""


@contextmanager
def process(program: str, path: Path) -> Iterator[subprocess.Popen[str]]:
    """Run a program of this file in a process of its own, with the builders at hand."""
    imports = (
        "import sys; from pathlib import Path; path = Path(sys.argv[1])\n"
        "from ingest.store.embedded import rebuild_edge\n"
        "from tests.support.chunks import build_fingerprint, build_indexed\n"
        "from tests.support.indexes import build_edge\n"
    )
    command = [sys.executable, "-c", imports + program, str(path)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, text=True) as running:  # noqa: S603  our own program
        try:
            yield running
        finally:
            running.kill()


def reopened(path: Path) -> Index:
    return open_edge(path, fingerprint=build_fingerprint(), create=False)


def counts_of(path: Path) -> Counts:
    index = reopened(path)
    counts = index.counts()
    index.close()
    return counts


def filled(path: Path) -> Path:
    index = build_edge(path)
    index.put([build_indexed()])
    index.close()
    return path


def generations(path: Path) -> list[Path]:
    return sorted(path.glob("generation-*"))


def test_where_there_is_no_index_none_is_made_unasked(tmp_path: Path) -> None:
    with pytest.raises(IndexMissingError, match="leerkring ingest"):
        reopened(tmp_path / "index")
    assert not (tmp_path / "index").exists()


def test_what_was_put_is_there_after_closing_and_opening(tmp_path: Path) -> None:
    path = filled(tmp_path / "index")
    index = reopened(path)
    assert index.counts() == ONE_OF_EACH
    assert index.document("zuid-holland-kantoormeubilair") == build_indexed().document
    assert len(index.nearest_sparse(build_sparse("provincie"), top_k=5)) == 1
    index.close()


@pytest.mark.parametrize("change", [{"model": "another"}, {"analysis": "2"}, {"layout": 99}])
def test_an_index_made_with_something_else_is_refused_with_both_names(
    tmp_path: Path, change: dict[str, object]
) -> None:
    path = filled(tmp_path / "index")
    wanted = build_fingerprint(**change)
    with pytest.raises(IndexMismatchError) as caught:
        open_edge(path, fingerprint=wanted, create=True)
    assert str(wanted) in str(caught.value)
    assert str(build_fingerprint()) in str(caught.value)
    assert counts_of(path) == ONE_OF_EACH


def test_a_second_process_is_told_that_the_index_is_in_use(tmp_path: Path) -> None:
    path = filled(tmp_path / "index")
    with process(HOLD, path) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(IndexLockedError, match="in use by another process"):
            reopened(path)
        with (
            pytest.raises(IndexLockedError),
            rebuild_edge(path, fingerprint=build_fingerprint()),
        ):
            pass
    assert counts_of(path) == ONE_OF_EACH


def test_the_same_process_can_not_open_it_twice_either(tmp_path: Path) -> None:
    index = build_edge(tmp_path / "index")
    with pytest.raises(IndexLockedError):
        reopened(tmp_path / "index")
    index.close()


def test_an_index_closed_by_another_thread_is_free(tmp_path: Path) -> None:
    index = build_edge(tmp_path / "index")
    with ThreadPoolExecutor() as pool:
        pool.submit(index.close).result()
    assert counts_of(tmp_path / "index") == Counts(documents=0, chunks=0)


def test_closing_twice_is_no_error_and_asking_after_it_is_one(tmp_path: Path) -> None:
    index = build_edge(tmp_path / "index")
    index.put([build_indexed()])
    index.close()
    index.close()
    with pytest.raises(IndexProblemError, match="refused"):
        index.counts()


def test_what_was_put_survives_the_sudden_end_of_the_process(tmp_path: Path) -> None:
    with process(PUT_AND_DIE, tmp_path / "index") as dying:
        assert dying.wait(60) == 9
    assert counts_of(tmp_path / "index") == Counts(documents=2, chunks=3)


def test_an_index_made_anew_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    path = filled(tmp_path / "index")
    other = build_fingerprint(model="another", dimensions=4)
    with rebuild_edge(path, fingerprint=other) as index:
        index.put([build_indexed("nieuw", texts=("een", "twee"), dimensions=4)])
    index = open_edge(path, fingerprint=other, create=False)
    assert [document.meta.document_id for document in index.documents()] == ["nieuw"]
    index.close()
    assert len(generations(path)) == 1


def stop_halfway(path: Path) -> None:
    with rebuild_edge(path, fingerprint=build_fingerprint()) as index:
        index.put([build_indexed("nieuw")])
        raise RuntimeError("halfway")


def test_an_error_while_making_it_anew_leaves_the_old_one(tmp_path: Path) -> None:
    path = filled(tmp_path / "index")
    with pytest.raises(RuntimeError, match="halfway"):
        stop_halfway(path)
    assert len(generations(path)) == 1
    index = reopened(path)
    assert index.document("nieuw") is None
    assert index.counts() == ONE_OF_EACH
    index.close()


def test_a_sudden_end_while_making_it_anew_leaves_the_old_one(tmp_path: Path) -> None:
    path = filled(tmp_path / "index")
    with process(DIE_WHILE_REBUILDING, path) as dying:
        assert dying.wait(60) == 9
    assert len(generations(path)) == 2
    assert counts_of(path) == ONE_OF_EACH
    assert len(generations(path)) == 1


def test_a_first_index_that_was_never_finished_counts_as_none(tmp_path: Path) -> None:
    path = filled(tmp_path / "index")
    (path / "CURRENT").unlink()
    with pytest.raises(IndexMissingError):
        reopened(path)
    index = build_edge(path)
    assert index.counts() == Counts(documents=0, chunks=0)
    index.close()


def write_nonsense(path: Path) -> None:
    (path / "CURRENT").write_text("../elsewhere")


def write_bytes(path: Path) -> None:
    (path / "CURRENT").write_bytes(b"\xff\x00")


def name_nothing(path: Path) -> None:
    (path / "CURRENT").write_text("generation-000000000000")


def empty_the_files(path: Path) -> None:
    for file in generations(path)[0].rglob("*.json"):
        file.write_text("")


def delete_the_segments(path: Path) -> None:
    for file in generations(path)[0].rglob("segments/*/*.json"):
        file.unlink()


@pytest.mark.parametrize(
    "damage", [write_nonsense, write_bytes, name_nothing, empty_the_files, delete_the_segments]
)
def test_a_damaged_folder_is_named_and_can_be_made_anew(
    tmp_path: Path, damage: Callable[[Path], None]
) -> None:
    path = filled(tmp_path / "index")
    damage(path)
    with pytest.raises(IndexDamagedError, match=r"index can't be opened"):
        open_edge(path, fingerprint=build_fingerprint(), create=True)
    with rebuild_edge(path, fingerprint=build_fingerprint()) as index:
        index.put([build_indexed("nieuw")])
    assert counts_of(path) == ONE_OF_EACH


def test_a_file_in_place_of_the_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "index").write_text("no folder")
    with pytest.raises(IndexProblemError, match="index can't be used"):
        build_edge(tmp_path / "index")
