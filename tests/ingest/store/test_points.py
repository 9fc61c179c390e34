from __future__ import annotations

import math

import numpy as np
import pytest

from ingest.errors import IndexProblemError
from ingest.store.index import IndexedDocument, SparseVector
from ingest.store.points import corpus_version, document_points
from ingest.text.embed import Vectors
from tests.support.chunks import (
    DIMENSIONS,
    build_chunk,
    build_document,
    build_embedded,
    build_indexed,
)


def version_of(document: IndexedDocument) -> object:
    return document_points(document, dimensions=DIMENSIONS)[0].payload["version"]


def test_the_same_document_is_the_same_points() -> None:
    first, second = (document_points(build_indexed(), dimensions=DIMENSIONS) for _ in range(2))
    assert first == second


def test_points_of_two_documents_with_the_same_text_are_different() -> None:
    one = document_points(build_indexed("een"), dimensions=DIMENSIONS)
    two = document_points(build_indexed("twee"), dimensions=DIMENSIONS)
    assert len({point.id for point in one + two}) == 4


@pytest.mark.parametrize(
    "other",
    [
        build_indexed("a", texts=("Andere tekst.",)),
        build_indexed("a", year="2019"),
        IndexedDocument(document=build_indexed("a").document, chunks=[]),
    ],
)
def test_another_text_year_or_split_is_another_version(other: IndexedDocument) -> None:
    assert version_of(build_indexed("a")) == version_of(build_indexed("a"))
    assert version_of(build_indexed("a")) != version_of(other)


@pytest.mark.parametrize(
    "dense", [[1.0] * (DIMENSIONS - 1), [math.nan] * DIMENSIONS, [math.inf] + [0.0] * 7, []]
)
def test_a_vector_that_would_spoil_the_index_is_refused_by_name(dense: list[float]) -> None:
    chunk = build_embedded(build_chunk(document_id="pilot-7"), dense=dense)
    indexed = IndexedDocument(document=build_document(document_id="pilot-7"), chunks=[chunk])
    with pytest.raises(IndexProblemError, match=r"pilot-7.*expected 8 finite numbers"):
        document_points(indexed, dimensions=DIMENSIONS)


@pytest.mark.parametrize(
    "sentences",
    [
        np.zeros((3, DIMENSIONS - 1), dtype=np.float32),
        np.zeros((2, DIMENSIONS), dtype=np.float32),
        np.zeros(3 * DIMENSIONS, dtype=np.float32),
        np.full((3, DIMENSIONS), np.nan, dtype=np.float32),
    ],
    ids=["too short", "fewer than spans", "in one row", "no numbers"],
)
def test_sentences_that_no_question_could_be_compared_with_are_refused_by_name(
    sentences: Vectors,
) -> None:
    chunk = build_embedded(build_chunk(document_id="pilot-7"), sentences=sentences)
    indexed = IndexedDocument(document=build_document(document_id="pilot-7"), chunks=[chunk])
    with pytest.raises(IndexProblemError, match=r"pilot-7.*expected 3 of 8 finite numbers"):
        document_points(indexed, dimensions=DIMENSIONS)


def test_numpy_vectors_become_plain_numbers() -> None:
    chunk = build_embedded(dense=np.ones(DIMENSIONS, dtype=np.float32))
    indexed = IndexedDocument(document=build_document(), chunks=[chunk])
    dense = document_points(indexed, dimensions=DIMENSIONS)[1].dense
    assert dense == [1.0] * DIMENSIONS
    assert {type(number) for number in dense or ()} == {float}


def test_a_chunk_without_terms_has_no_sparse_vector() -> None:
    chunk = build_embedded(sparse=SparseVector(indices=[], values=[]))
    indexed = IndexedDocument(document=build_document(), chunks=[chunk])
    assert document_points(indexed, dimensions=DIMENSIONS)[1].sparse is None


def test_the_version_of_a_corpus_does_not_hang_on_order() -> None:
    assert corpus_version(["a", "b"]) == corpus_version(["b", "a"]) != corpus_version(["a"])
    assert len(corpus_version([])) == 12
