"""What every index does; each test runs on both engines."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ingest.document import Mark
from ingest.errors import IndexProblemError, UnknownFacetError
from ingest.store.index import Counts, Index, IndexedDocument, ScoredChunk, SparseVector
from tests.support.chunks import (
    TEXT,
    build_dense,
    build_document,
    build_embedded,
    build_fingerprint,
    build_indexed,
    build_sparse,
)
from tests.support.indexes import LOCAL_CLIENT_WARNINGS, build_edge, build_qdrant

pytestmark = [pytest.mark.integration, pytest.mark.filterwarnings(*LOCAL_CLIENT_WARNINGS)]


@pytest.fixture(params=["edge", "qdrant"])
def index(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Index]:
    made = build_edge(tmp_path / "index") if request.param == "edge" else build_qdrant()
    yield made
    made.close()


def ids(hits: list[ScoredChunk]) -> list[str]:
    return [hit.chunk.meta.document_id for hit in hits]


def test_an_empty_index_finds_nothing(index: Index) -> None:
    assert index.counts() == Counts(documents=0, chunks=0)
    assert index.nearest_dense(build_dense("x"), top_k=5) == []
    assert index.nearest_sparse(build_sparse("bureau"), top_k=5) == []
    assert index.document("nergens") is None
    assert list(index.documents()) == []


def test_it_says_what_it_was_made_with(index: Index) -> None:
    assert index.fingerprint == build_fingerprint()


def test_a_chunk_is_found_by_its_own_vector_first_and_comes_back_whole(index: Index) -> None:
    put = build_indexed("a", texts=(TEXT, "De gunning gebeurde op kwaliteit."), year="2014-2016")
    index.put([put, build_indexed("b", texts=("Iets heel anders.",))])
    found = index.nearest_dense(put.chunks[1].dense, top_k=3)
    assert found[0].chunk == put.chunks[1].chunk
    assert found[0].score == pytest.approx(1.0, abs=1e-5)
    assert [hit.score for hit in found] == sorted((hit.score for hit in found), reverse=True)


def test_terms_find_only_chunks_that_have_one_of_them(index: Index) -> None:
    index.put([build_indexed("a", texts=("hergebruikt meubilair",))])
    index.put([build_indexed("b", texts=("nieuwe catering",))])
    found = index.nearest_sparse(build_sparse("meubilair"), top_k=5)
    assert ids(found) == ["a"]
    assert found[0].score > 0


def test_a_question_without_terms_finds_nothing(index: Index) -> None:
    index.put([build_indexed()])
    assert index.nearest_sparse(SparseVector(indices=[], values=[]), top_k=5) == []


def test_a_chunk_without_terms_is_still_found_by_its_vector(index: Index) -> None:
    chunk = build_embedded(sparse=SparseVector(indices=[], values=[]))
    index.put([IndexedDocument(document=build_document(), chunks=[chunk])])
    assert len(index.nearest_dense(chunk.dense, top_k=5)) == 1


def test_top_k_is_the_most_that_comes_back(index: Index) -> None:
    index.put([build_indexed(f"d{i}", texts=(f"tekst nummer {i}",)) for i in range(30)])
    assert len(index.nearest_dense(build_dense("x"), top_k=7)) == 7
    assert len(index.nearest_sparse(build_sparse("tekst"), top_k=7)) == 7


def test_equal_scores_come_in_the_order_of_their_ids(index: Index) -> None:
    index.put([build_indexed(f"d{i}") for i in range(9)])
    for found in (
        index.nearest_dense(build_dense("x"), top_k=4),
        index.nearest_sparse(build_sparse("provincie"), top_k=4),
    ):
        everything = sorted(build_indexed(f"d{i}").chunks[0].chunk.chunk_id for i in range(9))
        assert [hit.chunk.chunk_id for hit in found] == everything[:4]


def test_a_filter_lets_through_any_of_its_values(index: Index) -> None:
    for country in ("NL", "BE", "FR"):
        index.put([build_indexed(country.lower(), country=country)])
    found = index.nearest_dense(build_dense("x"), top_k=5, filters={"country": ["NL", "BE"]})
    assert sorted(ids(found)) == ["be", "nl"]


def test_every_facet_of_a_filter_must_match(index: Index) -> None:
    index.put([build_indexed("ja", country="NL", category=("ict", "catering"))])
    index.put([build_indexed("land", country="BE", category=("ict",))])
    index.put([build_indexed("categorie", country="NL", category=("gebouwen",))])
    filters = {"country": ["NL"], "category": ["ict"]}
    assert ids(index.nearest_dense(build_dense("x"), top_k=5, filters=filters)) == ["ja"]
    assert ids(index.nearest_sparse(build_sparse(TEXT), top_k=5, filters=filters)) == ["ja"]


def test_a_year_within_a_range_is_found(index: Index) -> None:
    index.put([build_indexed("a", year="2014-2016"), build_indexed("b", year="2018")])
    assert ids(index.nearest_dense(build_dense("x"), top_k=5, filters={"year": ["2015"]})) == ["a"]


def test_a_filter_without_values_says_nothing(index: Index) -> None:
    index.put([build_indexed()])
    assert len(index.nearest_dense(build_dense("x"), top_k=5, filters={"country": []})) == 1


def test_a_filter_on_no_facet_is_refused_by_name(index: Index) -> None:
    with pytest.raises(UnknownFacetError, match="'kleur'"):
        index.nearest_dense(build_dense("x"), top_k=5, filters={"kleur": ["rood"]})


def test_a_stored_document_comes_back_whole(index: Index) -> None:
    document = build_document("Een tekst\f\nmet é, 😀 en NUL\0.", marks=(Mark(offset=0, page=1),))
    index.put([IndexedDocument(document=document, chunks=[])])
    assert index.document(document.meta.document_id) == document


def test_all_documents_come_back_once_each(index: Index) -> None:
    put = [build_indexed(f"d{i:03}", texts=("a", "b")) for i in range(75)]
    index.put(put)
    found = sorted(index.documents(), key=lambda document: document.meta.document_id)
    assert found == [indexed.document for indexed in put]


def test_all_chunks_of_the_documents_that_a_filter_lets_through_come_back_once_each(
    index: Index,
) -> None:
    pilots = [build_indexed(f"d{i:03}", texts=("a", "b")) for i in range(40)]
    index.put([*pilots, build_indexed("gids", kind="guidance")])
    found = {(chunk.meta.document_id, chunk.text) for chunk in index.chunks({"kind": ["pilot"]})}
    assert found == {(f"d{i:03}", text) for i in range(40) for text in ("a", "b")}
    assert len(list(index.chunks({}))) == 81


def test_putting_twice_changes_nothing(index: Index) -> None:
    for _ in range(2):
        index.put([build_indexed("a", texts=("een", "twee"))])
    assert index.counts() == Counts(documents=1, chunks=2)


def test_a_replaced_document_leaves_none_of_its_chunks(index: Index) -> None:
    index.put([build_indexed("a", texts=("oud een", "oud twee", "blijft")), build_indexed("b")])
    index.put([build_indexed("a", texts=("nieuw",))])
    assert index.counts() == Counts(documents=2, chunks=2)
    assert index.nearest_sparse(build_sparse("oud"), top_k=5) == []
    assert [hit.chunk.text for hit in index.nearest_sparse(build_sparse("nieuw"), top_k=5)] == [
        "nieuw"
    ]
    document = index.document("a")
    assert document is not None
    assert document.text == "nieuw"


def test_new_metadata_reach_the_chunks_and_their_filters(index: Index) -> None:
    index.put([build_indexed("a", country="NL")])
    index.put([build_indexed("a", country="BE")])
    assert index.nearest_dense(build_dense("x"), top_k=5, filters={"country": ["NL"]}) == []
    found = index.nearest_dense(build_dense("x"), top_k=5, filters={"country": ["BE"]})
    assert [hit.chunk.meta.country for hit in found] == ["BE"]


def test_of_the_same_document_twice_in_a_batch_the_last_one_stays(index: Index) -> None:
    index.put([build_indexed("a", texts=("eerst",)), build_indexed("a", texts=("laatst",))])
    assert index.counts() == Counts(documents=1, chunks=1)
    assert [document.text for document in index.documents()] == ["laatst"]


def test_a_removed_document_is_gone_with_its_chunks(index: Index) -> None:
    index.put([build_indexed("a", texts=("een", "twee")), build_indexed("b")])
    index.remove(["a", "onbekend"])
    assert index.counts() == Counts(documents=1, chunks=1)
    assert index.document("a") is None
    assert ids(index.nearest_dense(build_dense("x"), top_k=5)) == ["b"]


def test_removing_nothing_and_putting_nothing_change_nothing(index: Index) -> None:
    index.put([build_indexed()])
    index.remove([])
    index.put([])
    assert index.counts() == Counts(documents=1, chunks=1)


def test_a_batch_with_one_bad_vector_is_refused_whole(index: Index) -> None:
    bad = build_indexed("b", dimensions=3)
    with pytest.raises(IndexProblemError, match="expected 8 finite numbers, got 3"):
        index.put([build_indexed("a"), bad])
    assert index.counts() == Counts(documents=0, chunks=0)


def test_the_version_follows_every_change_and_comes_back_with_the_documents(index: Index) -> None:
    versions = [index.version()]
    index.put([build_indexed("a")])
    versions.append(index.version())
    index.put([build_indexed("b")])
    versions.append(index.version())
    index.put([build_indexed("b", year="2019")])
    versions.append(index.version())
    assert len(set(versions)) == 4
    index.remove(["b"])
    assert index.version() == versions[1]
