"""Superseded advice and lesser versions: not cited while something better answers, and said so."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from assistant.access import PUBLIC
from assistant.answer import Answer, Outcome
from assistant.inventory import take_stock
from assistant.notes import notes_on_documents
from assistant.phrases.catalogue import PHRASE_LANGUAGES
from assistant.readable import Readable
from assistant.service import Assistant, build_assistant
from assistant.settings import AssistantSettings
from ingest.document import Metadata, StoredDocument
from tests.assistant.test_notes import citations
from tests.support.chunks import build_document, build_metadata
from tests.support.embedders import WordEmbedder
from tests.support.list_index import ListIndex, build_index

TEXT = (
    "## Aanpak\n\nDe provincie huurde expertise in voor het meubilair.\n\n"
    "## Resultaat\n\nHet contract voor hergebruikt meubilair loopt tien jaar."
)
HOW_LONG = "Hoe lang loopt het contract voor hergebruikt meubilair?"
OLD = build_document(TEXT, document_id="oud", superseded_by="nieuw")
NEW = build_document(
    TEXT.replace("tien", "12"),
    document_id="nieuw",
    title="Hergebruikt meubilair: nieuw advies",
    source="https://voorbeeld.example/nieuw",
)
SILENT = replace(NEW, text="De kantine schenkt koffie in bekers van glas.")
"""A successor that does not tell what is asked."""

HIDDEN = build_document(NEW.text, document_id="nieuw", access="participants")


def assistant_over(*documents: StoredDocument) -> Assistant:
    embedder = WordEmbedder()
    indexes = {
        audience: build_index(embedder, *(d for d in documents if d.meta.access == audience))
        for audience in ("public", "participants")
    }
    return build_assistant(AssistantSettings(_env_file=None), indexes=indexes, embedder=embedder)


def ask(question: str, *documents: StoredDocument, audience: frozenset[str] = PUBLIC) -> Outcome:
    return assistant_over(*documents).ask(question, audience=audience).outcome


def cited(outcome: Outcome) -> list[str]:
    assert isinstance(outcome, Answer), outcome
    return sorted({citation.meta.document_id for citation in outcome.citations})


def said(outcome: Outcome) -> str:
    """Return what stands around the quotes."""
    assert isinstance(outcome, Answer)
    return " ".join(each.text for each in outcome.sentences if not each.citations)


def readable(*documents: StoredDocument) -> Readable:
    return Readable([build_index(WordEmbedder(), *documents)])


def test_what_supersedes_a_document_is_cited_instead() -> None:
    outcome = ask(HOW_LONG, OLD, NEW)
    assert cited(outcome) == ["nieuw"]
    assert "vervangen" not in said(outcome)


def test_a_superseded_document_is_cited_where_it_alone_answers_and_the_answer_says_so() -> None:
    outcome = ask(HOW_LONG, OLD, SILENT)
    assert cited(outcome) == ["oud"]
    assert "intussen vervangen is: [1]" in said(outcome)
    assert "nieuw advies (https://voorbeeld.example/nieuw)" in said(outcome)


@pytest.mark.parametrize("documents", [(OLD,), (OLD, HIDDEN)])
def test_a_successor_that_the_asker_may_not_read_takes_no_place_and_is_not_named(
    documents: tuple[StoredDocument, ...],
) -> None:
    outcome = ask(HOW_LONG, *documents)
    assert cited(outcome) == ["oud"]
    assert said(outcome).endswith("intussen vervangen is: [1].")


def test_who_may_read_the_successor_is_answered_from_it() -> None:
    everything = PUBLIC | {"participants"}
    assert cited(ask(HOW_LONG, OLD, HIDDEN, audience=everything)) == ["nieuw"]


def test_of_versions_of_a_text_the_best_is_cited_unless_it_does_not_answer() -> None:
    lesser = build_document(TEXT, document_id="kopie", version_of="nieuw")
    assert cited(ask(HOW_LONG, lesser, NEW)) == ["nieuw"]
    outcome = ask(HOW_LONG, lesser, SILENT)
    assert cited(outcome) == ["kopie"]
    assert "een betere versie: [1]. Die versie: Hergebruikt meubilair" in said(outcome)


def test_a_comparison_cites_no_superseded_pilot() -> None:
    def pilot(document_id: str, town: str, **fields: Any) -> StoredDocument:
        return build_document(
            f"## Resultaat\n\n{town} bespaarde met tapijt negen ton CO2.",
            document_id=document_id,
            title=f"Tapijt in {town}",
            organisation=f"Gemeente {town}",
            **fields,
        )

    documents = (
        pilot("a-oud", "Zwolle", superseded_by="a"),
        pilot("a", "Zwolle"),
        pilot("b", "Meppel"),
    )
    outcome = ask("Vergelijk de resultaten van Zwolle en Meppel", *documents)
    assert cited(outcome) == ["a", "b"]


@pytest.mark.parametrize(
    ("following", "found"),
    [
        ({"a": "b", "b": "c"}, "c"),
        ({"a": "b", "b": "weg"}, "b"),
        ({"a": "weg"}, None),
        ({"a": "b", "b": "a"}, None),
        ({"a": "a"}, None),
        ({}, None),
    ],
)
def test_the_newest_of_a_row_of_documents_is_found(
    following: dict[str, str], found: str | None
) -> None:
    documents = [
        build_document("Zin.", document_id=key, superseded_by=following.get(key)) for key in "abc"
    ]
    newest = readable(*documents).successor(documents[0].meta)
    assert (newest.document_id if newest else None) == found


def told(meta: dict[str, object], newer: Metadata | None = None, language: str = "nl") -> list[str]:
    return list(
        notes_on_documents(
            language, citations(meta), successor=lambda _: newer, today=date(2026, 11, 22)
        )
    )


def test_a_correction_is_told_with_its_day_and_reason() -> None:
    meta: dict[str, object] = {"corrected_on": "2026-11-02", "correction": "Tikfout in de prijs."}
    assert told(meta) == [
        "Door de redactie gecorrigeerd op 2026-11-02: [1]. Reden: Tikfout in de prijs."
    ]


@pytest.mark.parametrize(
    ("meta", "is_told"),
    [
        ({"kind": "legal", "valid_as_of": "2020-12"}, True),
        ({"kind": "guidance", "valid_as_of": "2014-05-16"}, True),
        ({"kind": "legal", "valid_as_of": "2021"}, False),
        ({"kind": "pilot", "valid_as_of": "2014"}, False),
        ({"kind": "legal", "year": "2014"}, False),
        ({"kind": "legal", "valid_as_of": "lang geleden"}, False),
    ],
)
def test_old_guidance_says_as_of_when_it_is(meta: dict[str, object], *, is_told: bool) -> None:
    expected = [f"Stand van {meta['valid_as_of']}: [1]."] if is_told else []
    assert told(meta) == expected


@pytest.mark.parametrize("language", PHRASE_LANGUAGES)
def test_every_language_tells_what_is_to_be_known_of_a_document(language: str) -> None:
    newer = build_metadata("nieuw", title="Titel")
    meta: dict[str, object] = {
        "superseded_by": "nieuw",
        "kind": "policy",
        "valid_as_of": "2014",
        "corrected_on": "2026-11-02",
        "correction": "Tikfout",
    }
    superseded, as_of, corrected = told(meta, newer, language)
    assert "[1]" in superseded
    assert "Titel" in superseded
    assert "2014" in as_of
    assert "2026-11-02" in corrected
    assert "Tikfout" in corrected


def test_the_inventory_lists_neither_superseded_documents_nor_lesser_versions() -> None:
    copy = build_document(NEW.text, document_id="kopie", version_of="nieuw", kind="pilot")
    documents = (replace(OLD, meta=replace(OLD.meta, kind="pilot")), NEW, copy)
    index: ListIndex = build_index(WordEmbedder(), *documents)
    stock = take_stock(Readable([index]), "v")
    assert {meta.document_id for meta in stock.documents} == {"oud", "nieuw", "kopie"}
    assert [meta.document_id for meta in stock.of_kind("pilot")] == ["nieuw"]


def test_documents_that_supersede_each_other_are_both_listed() -> None:
    one, other = (
        build_document(f"Zin van {key}.", document_id=key, superseded_by=newer, kind="pilot")
        for key, newer in (("een", "twee"), ("twee", "een"))
    )
    index: ListIndex = build_index(WordEmbedder(), one, other)
    stock = take_stock(Readable([index]), "v")
    assert [meta.document_id for meta in stock.of_kind("pilot")] == ["een", "twee"]
