from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.document import (
    KINDS,
    LATER,
    METADATA_FIELDS,
    Chunk,
    Mark,
    Metadata,
    Span,
    StoredDocument,
)
from ingest.errors import IndexDamagedError
from ingest.store.index import LAYOUT_VERSION
from ingest.store.payload import (
    chunk_from_payload,
    chunk_to_payload,
    document_from_payload,
    document_to_payload,
    facet_terms,
    fingerprint_from_payload,
    fingerprint_to_payload,
)
from tests.support.chunks import build_chunk, build_document, build_fingerprint, build_metadata

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
maybe = st.none() | texts
several = st.lists(texts, max_size=3).map(tuple)
numbers = st.integers(0, 10**6)
metadata = st.builds(
    Metadata,
    **dict.fromkeys(("document_id", "title", "source", "kind", "language", "outcome"), texts),
    **dict.fromkeys(("after_pilot", "evidence", "provenance", "quote_origin", "access"), texts),
    **dict.fromkeys(("organisation", "country", "sector", "year", "source_title"), maybe),
    **dict.fromkeys(("licence", "valid_as_of", "superseded_by"), maybe),
    **dict.fromkeys(sorted(LATER), maybe),
    **dict.fromkeys(("category", "phase", "contract_form", "r_strategy", "more_sources"), several),
)
pages = st.none() | st.integers(1, 2000)
spans = st.builds(
    Span,
    start=numbers,
    end=numbers,
    section=several,
    page=pages,
    page_end=pages,
    timecode=maybe,
)
marks = st.builds(Mark, offset=numbers, page=pages, timecode=maybe)


@st.composite
def chunks(draw: st.DrawFn) -> Chunk:
    start, text = draw(numbers), draw(texts)
    return Chunk(
        meta=draw(metadata),
        text=text,
        start=start,
        end=start + len(text),
        spans=tuple(draw(st.lists(spans, max_size=5))),
    )


@given(chunks())
def test_a_chunk_comes_back_from_json_as_it_was(chunk: Chunk) -> None:
    assert chunk_from_payload(json.loads(json.dumps(chunk_to_payload(chunk)))) == chunk


@given(st.builds(StoredDocument, meta=metadata, text=texts, marks=st.lists(marks).map(tuple)))
def test_a_document_comes_back_from_json_as_it_was(document: StoredDocument) -> None:
    assert document_from_payload(json.loads(json.dumps(document_to_payload(document)))) == document


def test_a_fingerprint_comes_back_as_it_was() -> None:
    fingerprint = build_fingerprint(model="e5", dimensions=384, analysis="nl-2", layout=7)
    assert fingerprint_from_payload(fingerprint_to_payload(fingerprint)) == fingerprint


def test_filters_find_the_values_that_the_metadata_gives_them() -> None:
    meta = build_metadata(
        year="2014-2016", language="nl-BE", organisation=None, category=("a", "b")
    )
    assert chunk_to_payload(build_chunk(meta=meta))["facets"] == [
        "kind=pilot",
        "language=nl-BE",
        "language=nl",
        "country=NL",
        "sector=provincie",
        "category=a",
        "category=b",
        "year=2014",
        "year=2015",
        "year=2016",
        "outcome=unknown",
        "evidence=reported",
        "provenance=unknown",
        "kind=no overview",
    ]


def test_all_kinds_but_overviews_are_asked_for_by_one_term_that_only_those_have() -> None:
    (term,) = facet_terms("kind", [kind for kind in KINDS if kind != "overview"])
    for kind in KINDS:
        facets = chunk_to_payload(build_chunk(kind=kind))["facets"]
        assert isinstance(facets, list)
        assert (term in facets) == (kind != "overview")
    assert facet_terms("kind", ["pilot", "news"]) == ["kind=pilot", "kind=news"]


@pytest.mark.parametrize("field", ["meta", "text", "start", "end", "spans"])
def test_a_chunk_without_one_of_its_fields_is_damage(field: str) -> None:
    payload = chunk_to_payload(build_chunk())
    del payload[field]
    with pytest.raises(IndexDamagedError, match=f"data/index.*field '{field}' is missing"):
        chunk_from_payload(payload, place="data/index")


@pytest.mark.parametrize("field", sorted({*METADATA_FIELDS} - LATER))
def test_metadata_without_one_of_its_fields_are_damage(field: str) -> None:
    payload = document_to_payload(build_document())
    assert isinstance(payload["meta"], dict)
    del payload["meta"][field]
    with pytest.raises(IndexDamagedError, match=f"field '{field}' is missing"):
        document_from_payload(payload)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("text", 7),
        ("start", "0"),
        ("meta", {}),
        ("meta", "[]"),
        ("meta", "{}"),
        ("meta", '{"document_id":'),
        ("spans", "rows"),
        ("spans", "[]"),
        ("spans", '{"sections":[]}'),
        ("spans", '{"sections":[[]],"rows":[[0,5,0,null,null]]}'),
        ("spans", '{"sections":[[]],"rows":[[0,5,9,null,null,null]]}'),
        ("spans", '{"sections":[[]],"rows":[[0,5,-1,null,null,null]]}'),
        ("spans", '{"sections":[[]],"rows":[[0,"5",0,null,null,null]]}'),
        ("spans", '{"sections":[[]],"rows":["a"]}'),
        ("spans", '{"sections":[null],"rows":[]}'),
    ],
)
def test_a_chunk_with_a_field_of_another_shape_is_damage(field: str, value: object) -> None:
    payload = chunk_to_payload(build_chunk()) | {field: value}
    with pytest.raises(IndexDamagedError):
        chunk_from_payload(payload)


def test_a_chunk_whose_place_does_not_fit_its_text_is_damage() -> None:
    chunk = build_chunk()
    with pytest.raises(IndexDamagedError, match="says it spans"):
        chunk_from_payload(chunk_to_payload(replace(chunk, end=chunk.end + 1)))


@pytest.mark.parametrize("marks", [[[0, 1]], [["0", 1, None]], [[0, "1", None]], "none"])
def test_a_document_with_marks_of_another_shape_is_damage(marks: object) -> None:
    with pytest.raises(IndexDamagedError):
        document_from_payload(document_to_payload(build_document()) | {"marks": marks})


def test_a_list_with_something_else_than_text_is_damage() -> None:
    payload = document_to_payload(build_document())
    payload["meta"] = {**document_to_payload(build_document())["meta"], "category": ["ict", 7]}  # type: ignore[dict-item]  # a dict by contract
    with pytest.raises(IndexDamagedError, match="'category'"):
        document_from_payload(payload)


def test_layout_3_has_these_metadata() -> None:
    """A new field makes stored payloads unreadable: raise LAYOUT_VERSION, then this test.

    One of LATER may be lacking, and is stored where it says something.
    """
    assert LAYOUT_VERSION == 3
    assert {*METADATA_FIELDS} - LATER == set(document_fields())
    assert len(document_fields()) == 24


def document_fields() -> dict[str, object]:
    meta = document_to_payload(build_document(meta=build_metadata()))["meta"]
    assert isinstance(meta, dict)
    return meta
