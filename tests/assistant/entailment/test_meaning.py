from __future__ import annotations

from itertools import combinations

import pytest

from assistant.entailment.meaning import LANGUAGES, PART, SAME, SENSE, alike, tokens, words_of

CHAIRS = {"nl": "stoelen", "fr": "chaises", "en": "chairs", "de": "Stühle"}


def likeness(one: str, of: str, other: str, at: str) -> float:
    (first,), (second,) = words_of(one, of), words_of(other, at)
    return alike(first, second)


def test_forms_of_a_word_are_the_same_word() -> None:
    assert likeness("contracten", "nl", "contract", "nl") == SAME


@pytest.mark.parametrize(("of", "at"), list(combinations(LANGUAGES, 2)))
def test_a_common_word_is_known_in_each_of_the_languages(of: str, at: str) -> None:
    assert likeness(CHAIRS[of], of, CHAIRS[at], at) == SENSE
    assert likeness(CHAIRS[at], at, CHAIRS[of], of) == SENSE


def test_the_fields_vocabulary_translates_too() -> None:
    assert likeness("raamovereenkomst", "nl", "Rahmenvereinbarung", "de") == SENSE


def test_places_go_by_their_names_in_other_languages() -> None:
    assert likeness("Brussel", "nl", "Bruxelles", "fr") == SENSE


def test_words_that_are_written_alike_across_languages_mean_the_same() -> None:
    assert likeness("criterium", "nl", "Kriterium", "de") > 0
    assert likeness("contract", "nl", "Kontrakt", "de") > 0


def test_a_part_of_a_compound_is_less_than_the_word() -> None:
    assert likeness("bureaustoel", "nl", "keukenstoel", "nl") in {PART, SENSE}
    assert likeness("Möbelstücke", "de", "meubles", "fr") == SENSE


@pytest.mark.parametrize(
    ("one", "of", "other", "at"),
    [
        ("stoel", "nl", "tafel", "nl"),
        ("water", "nl", "papier", "fr"),
        ("2018", "nl", "2019", "nl"),
        ("1400", "nl", "14000", "nl"),
        ("contract", "nl", "contrast", "en"),
    ],
)
def test_other_words_are_not_alike(one: str, of: str, other: str, at: str) -> None:
    assert likeness(one, of, other, at) == 0


def test_figures_are_compared_without_what_groups_them() -> None:
    assert likeness("1.400", "nl", "1,400", "en") == SAME
    assert likeness("1\u202f400", "fr", "1400", "nl") == SAME


def test_stop_words_are_no_words_but_keep_their_places() -> None:
    assert [(word.text, word.place) for word in words_of("De kosten van de stoel", "nl")] == [
        ("kosten", 1),
        ("stoel", 4),
    ]


def test_a_contracted_negation_is_written_out() -> None:
    assert tokens("It isn't") == ["it", "is", "not"]
    assert tokens("It isn’t") == ["it", "is", "not"]


def test_a_text_of_an_unknown_language_has_words_too() -> None:
    assert likeness("stolar", "sv", "stolar", "sv") == SAME
