"""The graph that a large embedded index gets: when it is made, and what is found with it."""

from __future__ import annotations

import subprocess
import sys
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from ingest.store.edge import EdgeIndex
from ingest.store.index import Counts, EmbeddedChunk, Filters, IndexedDocument
from ingest.store.points import is_exact
from ingest.store.shard import create_shard, load_shard
from tests.support.chunks import (
    build_chunk,
    build_document,
    build_fingerprint,
    build_metadata,
    build_sparse,
)

pytestmark = pytest.mark.integration

ROOT = Path(__file__).parents[3]
DIMENSIONS, EXACT_UP_TO, DOCUMENTS, EACH, TOP_K = 32, 1_000, 60, 50, 50
FINGERPRINT = build_fingerprint(dimensions=DIMENSIONS)
ASKED = np.random.default_rng(99).standard_normal((20, DIMENSIONS))

CLOSE_SLOWLY = """
from tests.ingest.store import test_graph
index = test_graph.filled(path)
print("closing", flush=True)
index.close()
print("closed", flush=True)
"""


@cache
def document(number: int) -> IndexedDocument:
    rng = np.random.default_rng(number)
    meta = build_metadata(f"d{number}", country="BE" if number % 6 == 0 else "NL")
    chunks = [
        EmbeddedChunk(
            chunk=build_chunk(f"Deel {n} van {number}.", start=n * 100, meta=meta),
            dense=vector / np.linalg.norm(vector),
            sparse=build_sparse(f"deel {n}"),
        )
        for n, vector in enumerate(rng.standard_normal((EACH, DIMENSIONS)))
    ]
    return IndexedDocument(document=build_document("x" * 6_000, meta=meta), chunks=chunks)


def filled(path: Path, documents: int = DOCUMENTS) -> EdgeIndex:
    """Return an index that is exact up to 1,000 chunks, with fifty a document."""
    shard = create_shard(path, FINGERPRINT, place=str(path), exact_up_to=EXACT_UP_TO)
    index = EdgeIndex(shard, path, fingerprint=FINGERPRINT)
    index.put([document(number) for number in range(documents)])
    return index


def opened(path: Path) -> EdgeIndex:
    return EdgeIndex(load_shard(path, FINGERPRINT, place=str(path)), path, fingerprint=FINGERPRINT)


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with an index of 3,000 chunks that was closed, and so has its graph."""
    path = tmp_path_factory.mktemp("large")
    filled(path).close()
    return path


def graphs(path: Path) -> list[Path]:
    return sorted(path.glob("segments/*/vector_index-dense/graph*.bin"))


def nearest(question: np.ndarray, *, documents: int, country: str | None = None) -> set[str]:
    """Return the ids of the nearest chunks, by comparing all."""
    entries = [
        entry
        for number in range(documents)
        for entry in document(number).chunks
        if country in {None, entry.chunk.meta.country}
    ]
    order = np.argsort(-(np.array([entry.dense for entry in entries]) @ question))
    return {entries[n].chunk.chunk_id for n in order[:TOP_K]}


def recalls(index: EdgeIndex, *, documents: int, country: str | None = None) -> list[float]:
    filters: Filters = {"country": [country]} if country else {}
    shares = []
    for question in ASKED:
        hits = index.nearest_dense(list(question), top_k=TOP_K, filters=filters)
        wanted = nearest(question, documents=documents, country=country)
        assert len(hits) == TOP_K
        shares.append(len(wanted & {hit.chunk.chunk_id for hit in hits}) / TOP_K)
    return shares


def test_a_small_index_gets_no_graph_and_finds_all_of_the_nearest(tmp_path: Path) -> None:
    filled(tmp_path, 15).close()
    assert graphs(tmp_path) == []
    index = opened(tmp_path)
    assert recalls(index, documents=15) == [1.0] * len(ASKED)
    index.close()


def test_a_large_index_is_exact_until_it_is_closed(tmp_path: Path) -> None:
    index = filled(tmp_path)
    assert graphs(tmp_path) == []
    assert recalls(index, documents=DOCUMENTS) == [1.0] * len(ASKED)
    index.close()


def test_a_large_index_gets_its_graph_when_it_is_closed_and_finds_nearly_all(large: Path) -> None:
    assert graphs(large)
    index = opened(large)
    assert np.mean(recalls(index, documents=DOCUMENTS)) >= 0.98
    index.close()


def test_a_filter_that_leaves_few_is_exact_beside_a_graph_too(large: Path) -> None:
    index = opened(large)
    assert recalls(index, documents=DOCUMENTS, country="BE") == [1.0] * len(ASKED)
    index.close()


def test_a_filter_that_leaves_many_is_exact_too(large: Path) -> None:
    index = opened(large)
    assert recalls(index, documents=DOCUMENTS, country="NL") == [1.0] * len(ASKED)
    index.close()


@pytest.mark.parametrize(
    ("filters", "exact"),
    [(None, False), ({}, False), ({"kind": ["pilot"]}, False), ({"country": ["NL"]}, True)],
)
def test_what_is_asked_of_a_part_is_never_asked_of_the_graph(
    filters: Filters | None, *, exact: bool
) -> None:
    assert is_exact(filters) is exact


def test_terms_are_found_beside_a_graph_as_before(large: Path) -> None:
    index = opened(large)
    found = index.nearest_sparse(build_sparse("deel 7"), top_k=100)
    assert sum(hit.chunk.text.startswith("Deel 7 ") for hit in found) == DOCUMENTS
    index.close()


def test_what_is_put_into_an_index_with_a_graph_is_found_at_once(tmp_path: Path) -> None:
    filled(tmp_path).close()
    index = opened(tmp_path)
    index.put([document(DOCUMENTS)])
    for entry in document(DOCUMENTS).chunks:
        (found,) = index.nearest_dense(entry.dense, top_k=1)
        assert found.chunk == entry.chunk
    index.remove([document(DOCUMENTS).document.meta.document_id])
    assert index.counts() == Counts(documents=DOCUMENTS, chunks=DOCUMENTS * EACH)
    index.close()


def test_a_sudden_end_while_the_graph_is_made_loses_nothing(tmp_path: Path) -> None:
    program = f"from pathlib import Path; path = Path({str(tmp_path)!r})\n{CLOSE_SLOWLY}"
    command = [sys.executable, "-c", program]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as closing:  # noqa: S603  our own program
        assert closing.stdout is not None
        assert closing.stdout.readline() == "closing\n"
        closing.kill()
        assert closing.stdout.read() == ""
    index = opened(tmp_path)
    assert index.counts() == Counts(documents=DOCUMENTS, chunks=DOCUMENTS * EACH)
    assert recalls(index, documents=DOCUMENTS) == [1.0] * len(ASKED)
    index.remove([])
    index.close()
    assert graphs(tmp_path)
