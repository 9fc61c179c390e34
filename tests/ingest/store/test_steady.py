"""Readers while a document is written: its old version or its new one, on both engines.

Every way in which the operations of one write can fall between the reads of one question is tried.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from itertools import combinations_with_replacement
from pathlib import Path
from typing import Any

import pytest
from qdrant_client import QdrantClient

from ingest.document import StoredDocument
from ingest.errors import ChangedMeanwhileError
from ingest.store.edge import EdgeIndex
from ingest.store.index import Index, IndexReader
from ingest.store.qdrant import open_qdrant
from ingest.store.reads import steadily
from ingest.store.shard import create_shard
from tests.support.chunks import build_dense, build_fingerprint, build_indexed, build_sparse
from tests.support.indexes import LOCAL_CLIENT_WARNINGS, build_edge
from tests.support.stepped import Stepped, Steps

pytestmark = [pytest.mark.integration, pytest.mark.filterwarnings(*LOCAL_CLIENT_WARNINGS)]

OLD = build_indexed("a", texts=("tekst gelijk", "tekst oud", "tekst oud en lang"), year="2018")
NEW = build_indexed("a", texts=("tekst gelijk", "tekst nieuw"), year="2018")
RETOLD = build_indexed("a", texts=("tekst gelijk", "tekst nieuw"), year="2019")
OTHER = build_indexed("b", texts=("tekst ernaast",))

WRITES = 3
"""Operations of a put: the chunks, the document, what is left of the version before."""


@dataclass(frozen=True)
class Seen:
    """What one question saw of document a."""

    near: frozenset[str]
    worded: frozenset[str]
    listed: frozenset[str]
    document: StoredDocument | None
    years: frozenset[str | None]


@pytest.fixture(params=["edge", "qdrant"])
def stepped(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[Index, Steps]]:
    """Give an index and what steps its writes."""
    steps = Steps()
    if request.param == "edge":
        shard = create_shard(made(tmp_path / "shard"), build_fingerprint(), place="here")
        engine: Any = Stepped(shard, steps)
        index: Index = EdgeIndex(engine, tmp_path, fingerprint=build_fingerprint())
    else:
        engine = Stepped(QdrantClient(":memory:"), steps)
        index = open_qdrant(
            engine, "public", fingerprint=build_fingerprint(), create=True, address="memory"
        )
    yield index, steps
    index.close()


def made(path: Path) -> Path:
    path.mkdir()
    return path


def question(reader: IndexReader) -> Seen:
    """Read as an answer does: what is near, what has the words, all chunks, the document."""
    near = [hit.chunk for hit in reader.nearest_dense(build_dense("x"), top_k=9)]
    worded = [hit.chunk for hit in reader.nearest_sparse(build_sparse("tekst"), top_k=9)]
    listed = list(reader.chunks({}))
    chunks = [chunk for chunk in (*near, *worded, *listed) if chunk.meta.document_id == "a"]
    document = reader.document("a")
    for chunk in chunks if document else ():
        assert document is not None
        assert document.text[chunk.start : chunk.end] == chunk.text
    return Seen(
        *(
            frozenset(chunk.text for chunk in found if chunk.meta.document_id == "a")
            for found in (near, worded, listed)
        ),
        document,
        frozenset(chunk.meta.year for chunk in chunks),
    )


def asked(index: Index) -> Seen:
    return steadily([index], lambda readers: question(readers[0]))


def ways(reads: int, writes: int = WRITES) -> Iterator[tuple[int, ...]]:
    """Yield before which reads the writes happen, for every way there is."""
    yield from combinations_with_replacement(range(reads), writes)


@pytest.mark.parametrize("after", [NEW, pytest.param(RETOLD, marks=pytest.mark.soak)])
def test_a_question_sees_the_old_version_or_the_new_one(
    stepped: tuple[Index, Steps], after: Any
) -> None:
    index, steps = stepped
    index.put([after, OTHER])
    new = question(index)
    index.put([OLD])
    old = question(index)
    assert old != new
    seen = set()
    for way in ways(reads=9):
        with steps.during(partial(index.put, [after]), before=way):
            seen.add(asked(index))
        assert question(index) == new
        index.put([OLD])
    assert seen == {old, new}


def test_a_question_sees_a_removed_document_whole_or_not_at_all(
    stepped: tuple[Index, Steps],
) -> None:
    index, steps = stepped
    index.put([OTHER])
    gone = question(index)
    index.put([OLD])
    there, seen = question(index), set()
    for way in ways(reads=9, writes=2):
        with steps.during(partial(index.remove, ["a"]), before=way):
            seen.add(asked(index))
        index.put([OLD])
    assert seen == {there, gone}


def each_call(index: Index) -> list[Callable[[], frozenset[str]]]:
    dense, sparse = build_dense("x"), build_sparse("tekst")
    return [
        lambda: frozenset(hit.chunk.text for hit in index.nearest_dense(dense, top_k=9)),
        lambda: frozenset(hit.chunk.text for hit in index.nearest_sparse(sparse, top_k=9)),
    ]


def test_one_call_alone_never_returns_a_mixture(stepped: tuple[Index, Steps]) -> None:
    index, steps = stepped
    texts = [frozenset(e.chunk.text for e in v.chunks) for v in (OLD, NEW)]
    for number in range(2):
        for way in ways(reads=3):
            index.put([OLD])
            with steps.during(partial(index.put, [NEW]), before=way):
                assert each_call(index)[number]() in texts


def test_a_reader_says_which_document_changed(stepped: tuple[Index, Steps]) -> None:
    index, _ = stepped
    index.put([OLD])
    reader = index.steady()
    reader.nearest_dense(build_dense("x"), top_k=9)
    index.put([NEW])
    with pytest.raises(ChangedMeanwhileError, match="Document a was changed"):
        reader.document("a")
    with pytest.raises(ChangedMeanwhileError):
        reader.nearest_sparse(build_sparse("tekst"), top_k=9)
    with pytest.raises(ChangedMeanwhileError):
        list(reader.chunks({}))


def test_a_settled_reader_leaves_out_a_document_that_has_changed(
    stepped: tuple[Index, Steps],
) -> None:
    index, _ = stepped
    index.put([OLD, OTHER])
    reader = index.steady()
    reader.nearest_dense(build_dense("x"), top_k=9)
    reader.settle()
    index.put([NEW])
    found = [hit.chunk.text for hit in reader.nearest_sparse(build_sparse("tekst"), top_k=9)]
    assert found == ["tekst ernaast"]
    assert reader.document("a") is None
    assert [chunk.text for chunk in reader.chunks({})] == ["tekst ernaast"]


def test_a_document_that_was_read_stays_as_it_was_for_the_question(
    stepped: tuple[Index, Steps],
) -> None:
    index, _ = stepped
    index.put([OLD])
    reader = index.steady()
    assert reader.document("a") == OLD.document
    index.put([NEW])
    assert reader.document("a") == OLD.document
    assert index.document("a") == NEW.document


def test_what_is_left_out_makes_room_for_what_comes_after_it(
    stepped: tuple[Index, Steps],
) -> None:
    index, steps = stepped
    index.put([build_indexed(f"d{n}", texts=(f"tekst {n}",)) for n in range(20)])
    many = build_indexed("a", texts=tuple("tekst" for _ in range(40)))
    with steps.during(partial(index.put, [many]), before=[0]):
        found = index.nearest_sparse(build_sparse("tekst"), top_k=15)
    assert len(found) == 15
    assert {hit.chunk.meta.document_id[0] for hit in found} == {"d"}


def test_threads_that_ask_while_a_document_flips_see_one_version_each(tmp_path: Path) -> None:
    index = build_edge(tmp_path / "index")
    index.put([OLD, OTHER])
    old = question(index)
    index.put([NEW])
    new = question(index)
    stop: list[bool] = []

    def ask() -> set[Seen]:
        seen = set()
        while not stop:
            seen.add(asked(index))
        return seen

    with ThreadPoolExecutor(3) as pool:
        asking = [pool.submit(ask) for _ in range(3)]
        for flip in range(60):
            index.put([NEW if flip % 2 else OLD])
        stop.append(True)
        seen = set[Seen]().union(*(each.result() for each in asking))
    index.close()
    assert seen == {old, new}
