from __future__ import annotations

import pytest

from ingest.text.lexical import analyse, document_vector, question_vector


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("volgens artikel 2.114 Aw", "2.114"),
        ("Richtlijn 2014/24/EU", "2014/24/eu"),
        ("Green Deal C-223", "c-223"),
        ("strategie R4 op de ladder", "r4"),
        ("voor 1.500,50 euro", "1.500,50"),
    ],
)
def test_references_and_amounts_stay_whole(text: str, term: str) -> None:
    assert term in analyse(text, "nl")


def test_a_range_of_years_is_found_by_each_of_its_ends() -> None:
    assert {"2018", "2019"} <= set(analyse("in 2018-2019", "nl"))


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("nl", "aanbestedingen", "aanbesteding"),
        ("nl-BE", "opdrachten", "opdracht"),
        ("fr", "critères", "critère"),
        ("en", "purchased", "purchasing"),
        ("de", "Ausschreibungen", "Ausschreibung"),
    ],
)
def test_inflections_meet_in_their_stem(language: str, one: str, other: str) -> None:
    assert analyse(one, language) == analyse(other, language)


def test_case_and_accents_make_no_difference() -> None:
    assert analyse("Financiële GEVOLGEN", "nl") == analyse("financiele gevolgen", "nl")


def test_question_words_are_no_terms() -> None:
    assert analyse("Welke pilots gingen er over ICT?", "nl") == analyse("pilots ICT", "nl")


def test_a_question_and_a_document_share_the_hash_of_a_term() -> None:
    question, document = question_vector("meubelen", "nl"), document_vector("De meubelen", "nl")
    assert set(question.indices) == set(document.indices)


def test_a_repeated_term_weighs_more_but_less_than_twice() -> None:
    once, twice = document_vector("tapijt hout", "nl"), document_vector("tapijt tapijt hout", "nl")
    index = question_vector("tapijt", "nl").indices[0]
    weight = dict(zip(once.indices, once.values, strict=True))[index]
    heavier = dict(zip(twice.indices, twice.values, strict=True))[index]
    assert weight < heavier < 2 * weight


def test_text_without_words_has_no_terms() -> None:
    assert document_vector("— … 😀 \ud800", "nl").indices == ()
