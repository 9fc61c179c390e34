"""The front matter of every corpus document says what the product relies on."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from ingest.document import (
    AFTER_PILOT,
    EVIDENCE,
    KINDS,
    LANGUAGES,
    METADATA_FIELDS,
    OUTCOMES,
    PROVENANCES,
    country_of,
    slug,
)
from ingest.text.vocabulary import FACETS, load_vocabulary
from tests.support.corpus import answering_documents, corpus_documents

ALLOWED_KEYS = {"id", *METADATA_FIELDS} - {"document_id"}
REQUIRED_KEYS = {"id", "title", "kind", "language", "source_title", "source", "quote_origin"}
PILOT_KEYS = {"organisation", "country", "sector", "outcome", "after_pilot", "evidence"}
ALLOWED_VALUES = {
    "kind": set(KINDS) - {"unknown"},
    "language": set(LANGUAGES),
    "outcome": set(OUTCOMES),
    "after_pilot": set(AFTER_PILOT),
    "evidence": set(EVIDENCE),
    "provenance": set(PROVENANCES) - {"unknown"},
    "quote_origin": {"restatement"},
    "access": {"public"},
}
ADDRESS = re.compile(r"(https?://\S+\.\S+|urn:leerkring:\S+)")
COUNTRY = re.compile(r"[A-Z]{2}")


def test_the_corpus_is_there() -> None:
    assert len(answering_documents()) >= 130


def test_ids_are_unique() -> None:
    counts = Counter(document.path.stem for document in corpus_documents())
    assert [name for name, count in counts.items() if count > 1] == []


def test_the_id_is_the_name_of_the_file() -> None:
    names = [(d.meta["id"], d.path.stem) for d in corpus_documents()]
    assert [pair for pair in names if pair[0] != pair[1] or pair[1] != slug(pair[1])] == []


def test_required_keys_are_filled_in() -> None:
    missing = {
        d.path.stem: required - set(d.meta)
        for d in corpus_documents()
        if (required := REQUIRED_KEYS | (PILOT_KEYS if d.meta["kind"] == "pilot" else set()))
        - set(d.meta)
    }
    assert missing == {}


def test_no_key_is_unknown_or_empty() -> None:
    odd = [
        (d.path.stem, key)
        for d in corpus_documents()
        for key, value in d.meta.items()
        if key not in ALLOWED_KEYS or value in (None, "", [])
    ]
    assert odd == []


def test_values_are_allowed() -> None:
    odd = [
        (d.path.stem, key, d.meta[key])
        for d in corpus_documents()
        for key, allowed in ALLOWED_VALUES.items()
        if key in d.meta and d.meta[key] not in allowed
    ]
    assert odd == []


def test_year_date_and_country_are_text() -> None:
    patterns = {"year": r"\d{4}", "valid_as_of": r"\d{4}", "country": r"[A-Z]{2}\b"}
    odd = [
        (d.path.stem, d.meta[key])
        for d in corpus_documents()
        for key, pattern in patterns.items()
        if key in d.meta and not (isinstance(d.meta[key], str) and re.match(pattern, d.meta[key]))
    ]
    assert odd == []


def test_regions_are_those_of_the_vocabulary_and_of_the_country() -> None:
    known = load_vocabulary().facets["country"]
    for document in corpus_documents():
        if region := document.meta.get("region"):
            assert region in known, document.path.stem
            assert document.meta["country"] == country_of(region), document.path.stem


def _listed(value: str | list[str]) -> list[str]:
    return [value] if isinstance(value, str) else value


@pytest.mark.parametrize("facet", FACETS)
def test_keys_exist_in_the_vocabulary(facet: str) -> None:
    known = load_vocabulary().facets[facet]
    used = {
        (d.path.stem, key)
        for d in corpus_documents()
        for value in _listed(d.meta.get(facet) or [])
        for key in value.split(" en ")
    }
    assert sorted(entry for entry in used if entry[1] not in known) == []


def test_every_source_is_an_address_and_stands_once_in_its_document() -> None:
    for document in corpus_documents():
        assert [s for s in document.sources if not ADDRESS.fullmatch(s)] == []
        assert len(set(document.sources)) == len(document.sources), document.path.stem
