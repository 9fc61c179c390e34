"""Every corpus document keeps the rules that answers rely on."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

from ingest.document import (
    AFTER_PILOT,
    EVIDENCE,
    KINDS,
    LANGUAGES,
    METADATA_FIELDS,
    OUTCOMES,
    PROVENANCES,
    base_language,
    slug,
)

CORPUS = Path(__file__).parents[2] / "corpus"
DOCUMENTS = sorted(path for path in CORPUS.rglob("*.md") if path != CORPUS / "README.md")
VOCABULARY = yaml.safe_load((CORPUS / "vocabulary.yaml").read_text(encoding="utf-8"))

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
VOCABULARY_FACETS = {
    "category": "product_categories",
    "phase": "phases",
    "contract_form": "contract_forms",
    "r_strategy": "r_strategies",
}
ADDRESS = re.compile(r"(https?://\S+\.\S+|urn:leerkring:\S+)")
E_MAIL = re.compile(r"[\w.+-]+@[\w-]+\.\w+")
TELEPHONE = re.compile(r"(?:\+|\b00)\d{2}[ ()./-]?\d(?:[ ./-]?\d){6,}|\b0\d{1,3}[ -]\d{6,8}\b")
IBAN = re.compile(r"\b[A-Z]{2}\d{2} ?[A-Z0-9]{4}(?: ?\d{4}){1,6}(?: ?\d{1,3})?\b")
MARKUP = re.compile(r"\*|__|`|\]\(|<[a-z/]|https?://")

every_document = pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)


def front_matter(path: Path) -> dict[str, Any]:
    meta: dict[str, Any] = yaml.safe_load(parts(path)[0])
    return meta


def body(path: Path) -> str:
    return parts(path)[1]


def parts(path: Path) -> tuple[str, str]:
    opening, matter, text = path.read_text(encoding="utf-8").split("---\n", 2)
    assert opening == "", f"{path.name} does not begin with front matter"
    return matter, text


def sections(path: Path) -> list[tuple[str, list[str]]]:
    """Headings in order, each with its lines that are not blank; the first heading is empty."""
    found: list[tuple[str, list[str]]] = [("", [])]
    for line in body(path).splitlines():
        if line.startswith("## "):
            found.append((line.removeprefix("## "), []))
        elif line.strip():
            found[-1][1].append(line)
    return found


def pilot_headings(language: str) -> list[str]:
    return [heading[base_language(language)] for heading in VOCABULARY["pilot_headings"]]


def test_the_corpus_is_there() -> None:
    assert len(DOCUMENTS) >= 30


def test_ids_are_unique() -> None:
    counts = Counter(path.stem for path in DOCUMENTS)
    assert [name for name, count in counts.items() if count > 1] == []


@every_document
def test_the_id_is_the_name_of_the_file(path: Path) -> None:
    assert front_matter(path)["id"] == path.stem == slug(path.stem)


@every_document
def test_required_keys_are_filled_in_and_no_key_is_unknown_or_empty(path: Path) -> None:
    meta = front_matter(path)
    required = REQUIRED_KEYS | (PILOT_KEYS if meta["kind"] == "pilot" else set())
    assert required - set(meta) == set()
    assert set(meta) - ALLOWED_KEYS == set()
    assert [key for key, value in meta.items() if value in (None, "", [])] == []


@every_document
def test_values_are_allowed(path: Path) -> None:
    meta = front_matter(path)
    given = {key: meta[key] for key in ALLOWED_VALUES if key in meta}
    assert {key: value for key, value in given.items() if value not in ALLOWED_VALUES[key]} == {}


@every_document
def test_year_and_date_are_text(path: Path) -> None:
    meta = front_matter(path)
    dates = [meta[key] for key in ("year", "valid_as_of") if key in meta]
    assert all(isinstance(date, str) and re.match(r"\d{4}", date) for date in dates)


@every_document
@pytest.mark.parametrize("facet", VOCABULARY_FACETS)
def test_keys_exist_in_the_vocabulary(path: Path, facet: str) -> None:
    known = {entry["key"] for entry in VOCABULARY[VOCABULARY_FACETS[facet]]}
    assert set(front_matter(path).get(facet, [])) - known == set()


@every_document
def test_every_source_is_an_address_and_stands_once(path: Path) -> None:
    meta = front_matter(path)
    sources = [meta["source"], *meta.get("more_sources", [])]
    assert [source for source in sources if not ADDRESS.fullmatch(source)] == []
    assert len(set(sources)) == len(sources)


@every_document
def test_only_second_level_headings_and_none_is_empty(path: Path) -> None:
    assert [line for line in body(path).splitlines() if re.match(r"#(?!# )|###", line)] == []
    assert [heading for heading, lines in sections(path)[1:] if not lines] == []


@every_document
def test_text_is_plain_full_sentences(path: Path) -> None:
    lines = [line.removeprefix("- ") for _, found in sections(path) for line in found]
    assert lines, "the document is empty"
    assert [line for line in lines if MARKUP.search(line)] == []
    assert [line for line in lines if line[-1] not in ".?"] == []


@every_document
def test_no_sentence_stands_twice(path: Path) -> None:
    counts = Counter(line for _, found in sections(path) for line in found)
    assert [line for line, count in counts.items() if count > 1] == []


@pytest.mark.parametrize(
    "path", sorted((CORPUS / "pilots").glob("*.md")), ids=lambda path: path.stem
)
def test_a_pilot_has_the_headings_of_its_language_in_order(path: Path) -> None:
    meta = front_matter(path)
    found = [heading for heading, _ in sections(path)[1:]]
    assert meta["kind"] == "pilot"
    assert found == [name for name in pilot_headings(meta["language"]) if name in found]


@every_document
@pytest.mark.parametrize("pattern", [E_MAIL, TELEPHONE, IBAN], ids=["e-mail", "telephone", "iban"])
def test_no_contact_details(path: Path, pattern: re.Pattern[str]) -> None:
    assert pattern.findall(front_matter(path)["title"] + "\n" + body(path)) == []


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (E_MAIL, "inkoop@example.org"),
        (TELEPHONE, "+31 30 123 45 67"),
        (TELEPHONE, "030-1234567"),
        (IBAN, "NL91 ABNA 0417 1643 00"),
    ],
)
def test_the_patterns_find_contact_details(pattern: re.Pattern[str], text: str) -> None:
    assert pattern.search(text)
