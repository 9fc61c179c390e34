from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.document import LANGUAGES
from ingest.text.lexical import (
    PART_WEIGHT,
    analyse,
    document_terms,
    document_vector,
    question_vector,
    weighted_terms,
)

WORDS = [
    *("bedrijfskleding", "Levenscycluskosten", "straatlampen", "2.114", "2014/24/EU", "C-223"),
    *("Financiële", "critères", "Büromöbel", "Straßenbeleuchtung", "œuvre", "R4", "l’État"),
]


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


@given(language=st.sampled_from(LANGUAGES), word=st.sampled_from(WORDS) | st.text(max_size=30))
def test_every_term_of_a_document_is_asked_for_by_its_own_word(language: str, word: str) -> None:
    document = document_vector(f"Voor de rest\n{word}\nund après all.", language)
    assert set(weighted_terms(word, language)) == set(document_terms(word, language))
    assert set(question_vector(word, language).indices) <= set(document.indices)


@pytest.mark.parametrize(("word", "language"), [*product(WORDS, LANGUAGES)])
def test_a_term_needs_its_word(word: str, language: str) -> None:
    without = document_vector("Tapijt en hout, moquette et bois, carpets and wood", language)
    assert not set(question_vector(word, language).indices) & set(without.indices)


def test_a_part_of_a_compound_weighs_less_than_a_word() -> None:
    asked = weighted_terms("bedrijfskleding van hout", "nl")
    assert asked == {
        **dict.fromkeys(analyse("bedrijfskleding hout", "nl"), 1.0),
        **dict.fromkeys(analyse("bedrijfs kleding", "nl"), PART_WEIGHT),
    }


def test_a_word_that_is_also_a_part_weighs_as_a_word() -> None:
    (term,) = analyse("kleding", "nl")
    assert weighted_terms("bedrijfskleding is kleding", "nl")[term] == 1.0


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
