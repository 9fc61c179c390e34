"""The embedded engine against the reference: the same chunks, the same questions."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from ingest.store.index import (
    EmbeddedChunk,
    Filters,
    Index,
    IndexedDocument,
    ScoredChunk,
    SparseVector,
)
from tests.support.chunks import build_chunk, build_document, build_fingerprint, build_metadata
from tests.support.indexes import LOCAL_CLIENT_WARNINGS, build_edge, build_qdrant

pytestmark = [pytest.mark.integration, pytest.mark.filterwarnings(*LOCAL_CLIENT_WARNINGS)]

DOCUMENTS, CHUNKS_EACH, DIMENSIONS, TERMS = 60, 5, 64, 200
FINGERPRINT = build_fingerprint(dimensions=DIMENSIONS)
FILTERS: list[Filters] = [
    {},
    {"country": ["NL"]},
    {"country": ["NL", "FR"], "category": ["ict"]},
    {"year": ["2015"], "language": ["nl"]},
]


@pytest.fixture(scope="module")
def corpus() -> list[IndexedDocument]:
    rng = np.random.default_rng(7)
    return [indexed_document(number, rng) for number in range(DOCUMENTS)]


@pytest.fixture(scope="module")
def pair(
    corpus: list[IndexedDocument], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Index, Index]]:
    edge = build_edge(Path(tmp_path_factory.mktemp("parity")) / "index", FINGERPRINT)
    qdrant = build_qdrant(FINGERPRINT)
    for index in (edge, qdrant):
        index.put(corpus)
    yield edge, qdrant
    edge.close()
    qdrant.close()


def indexed_document(number: int, rng: np.random.Generator) -> IndexedDocument:
    meta = build_metadata(
        f"d{number}",
        country=("NL", "BE", "FR", "UK")[number % 4],
        category=("ict",) if number % 3 else ("ict", "catering"),
        year="2014-2016" if number % 2 else "2018",
        language=("nl", "nl-BE", "fr")[number % 3],
    )
    chunks = [
        EmbeddedChunk(
            chunk=build_chunk(f"Deel {n} van {number}.", start=n * 100, meta=meta),
            dense=dense(rng),
            sparse=sparse(rng, terms=20),
            sentences=None if n == 0 else np.array([dense(rng)], dtype=np.float32),
        )
        for n in range(CHUNKS_EACH)
    ]
    return IndexedDocument(document=build_document("x" * 600, meta=meta), chunks=chunks)


def dense(rng: np.random.Generator) -> list[float]:
    vector = rng.standard_normal(DIMENSIONS)
    return list((vector / np.linalg.norm(vector)).tolist())


def sparse(rng: np.random.Generator, *, terms: int) -> SparseVector:
    indices = rng.choice(TERMS, terms, replace=False) + (2**32 - TERMS)
    return SparseVector(indices=indices.tolist(), values=rng.uniform(0.1, 3, terms).tolist())


def assert_same(edge: list[ScoredChunk], qdrant: list[ScoredChunk], *, expected: int) -> None:
    assert len(edge) == expected
    assert [hit.chunk for hit in edge] == [hit.chunk for hit in qdrant]
    assert [hit.score for hit in edge] == pytest.approx([hit.score for hit in qdrant], abs=1e-4)


def assert_sentences_of(corpus: list[IndexedDocument], found: list[ScoredChunk]) -> None:
    """Compare with what was put: a chunk without any has None, the others are nearly the same."""
    given = {entry.chunk.chunk_id: entry.sentences for d in corpus for entry in d.chunks}
    for hit in found:
        put = given[hit.chunk.chunk_id]
        if put is None or hit.sentences is None:
            assert put is hit.sentences
        else:
            assert hit.sentences.shape == put.shape
            assert np.sum(put * hit.sentences, axis=1).min() >= 0.9995


@pytest.mark.parametrize("filters", FILTERS)
def test_both_find_the_same_by_vector(pair: tuple[Index, Index], filters: Filters) -> None:
    rng = np.random.default_rng(1)
    for vector in (dense(rng) for _ in range(10)):
        edge, qdrant = (index.nearest_dense(vector, top_k=20, filters=filters) for index in pair)
        assert_same(edge, qdrant, expected=20)


@pytest.mark.parametrize("filters", FILTERS)
def test_both_find_the_same_by_terms(pair: tuple[Index, Index], filters: Filters) -> None:
    rng = np.random.default_rng(2)
    for vector in (sparse(rng, terms=12) for _ in range(10)):
        edge, qdrant = (index.nearest_sparse(vector, top_k=20, filters=filters) for index in pair)
        assert_same(edge, qdrant, expected=20)


def test_dense_search_is_exact(pair: tuple[Index, Index], corpus: list[IndexedDocument]) -> None:
    question = dense(np.random.default_rng(3))
    chunks = [chunk for document in corpus for chunk in document.chunks]
    cosines = np.array([chunk.dense for chunk in chunks]) @ np.array(question)
    expected = [chunks[n].chunk.chunk_id for n in np.argsort(-cosines)[:20]]
    found = pair[0].nearest_dense(question, top_k=20)
    assert [hit.chunk.chunk_id for hit in found] == expected
    assert [hit.score for hit in found] == pytest.approx(sorted(cosines)[::-1][:20], abs=1e-5)


@pytest.mark.parametrize("half", ["dense", "sparse"])
def test_both_give_the_sentences_that_were_put(
    half: str, pair: tuple[Index, Index], corpus: list[IndexedDocument]
) -> None:
    rng = np.random.default_rng(4)
    near, worded, all_of_them = dense(rng), sparse(rng, terms=TERMS), DOCUMENTS * CHUNKS_EACH
    edge, qdrant = (
        index.nearest_dense(near, top_k=all_of_them)
        if half == "dense"
        else index.nearest_sparse(worded, top_k=all_of_them)
        for index in pair
    )
    for found in (edge, qdrant):
        assert len(found) == all_of_them
        assert_sentences_of(corpus, found)
    same = {hit.chunk.chunk_id: hit.sentences for hit in qdrant}
    assert all(np.array_equal(hit.sentences, same[hit.chunk.chunk_id]) for hit in edge)


def test_both_hold_the_same_version(pair: tuple[Index, Index]) -> None:
    assert pair[0].version() == pair[1].version()
