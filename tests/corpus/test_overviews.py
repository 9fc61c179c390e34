"""Overviews lead to documents, and only to documents that are there."""

from __future__ import annotations

from collections import Counter

from tests.support.corpus import answering_documents, corpus_documents, links, overviews

ENOUGH_DOCUMENTS = 3


def test_links_between_documents_resolve() -> None:
    broken = [
        (document.path.stem, link)
        for document in corpus_documents()
        for link in links(document)
        if not (document.path.parent / link).is_file()
    ]
    assert broken == []


def test_every_bullet_of_an_overview_leads_to_a_document() -> None:
    odd = [
        (overview.path.stem, line)
        for overview in overviews()
        for _, lines in overview.sections
        for line in lines
        if line.startswith("- ") and "](../" not in line
    ]
    assert odd == []


def test_there_is_an_overview_of_every_phase_and_every_larger_category() -> None:
    names = {overview.path.stem for overview in overviews()}
    phases = {key for d in answering_documents() for key in d.meta.get("phase", [])}
    categories = Counter(key for d in answering_documents() for key in d.meta.get("category", []))
    wanted = {f"fase-{key}" for key in phases} | {
        f"categorie-{key}" for key, count in categories.items() if count >= ENOUGH_DOCUMENTS
    }
    assert sorted(wanted - names) == []


def test_an_overview_of_a_key_links_every_document_that_has_it() -> None:
    missing = [
        (overview.path.stem, document.path.stem)
        for overview in overviews()
        for facet in ("phase", "category")
        for key in overview.meta.get(facet, [])
        for document in answering_documents()
        if key in document.meta.get(facet, [])
        and not any(link.endswith(f"/{document.path.name}") for link in links(overview))
    ]
    assert missing == []


def test_the_other_overviews_are_there() -> None:
    names = {overview.path.stem for overview in overviews()}
    wanted = {"mislukkingen-en-wat-ze-leren", "cijfers-die-botsen", "twee-r-ladders"}
    assert wanted | {"namen-die-botsen"} <= names


def test_the_number_that_an_overview_of_a_key_gives_is_right() -> None:
    documents = answering_documents()
    wrong = [
        overview.path.stem
        for overview in overviews()
        for facet in ("phase", "category")
        for key in overview.meta.get(facet, [])
        if (count := sum(key in document.meta.get(facet, []) for document in documents))
        and f"{count} van de {len(documents)} documenten" not in overview.body
    ]
    assert wrong == []
