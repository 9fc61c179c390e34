from __future__ import annotations

import pytest

from ingest.readers.cleaning import clean_line, clean_text, without_emphasis


def test_line_ends_of_all_systems_become_one() -> None:
    assert clean_text("a\r\nb\rc\x0bd\x0ce\x85f\u2028g") == "a\nb\nc\nd\ne\nf\ng"


def test_nuls_controls_and_lone_surrogates_are_gone() -> None:
    assert clean_text("in\x00ko\x07pen\ud800 en\udfff \u202ewet\ufeff") == "inkopen en wet"


def test_letters_with_loose_accents_are_composed() -> None:
    assert clean_text("cafe\u0301") == "café"


def test_ligatures_become_the_letters_they_stand_for() -> None:
    assert clean_text("eﬃciënt en geﬁnancierd") == "efficiënt en gefinancierd"


def test_spaces_at_line_ends_and_piles_of_empty_lines_are_folded() -> None:
    assert clean_text("a  \t\n\n \n\n\nb\n\n") == "a\n\nb"


def test_spaces_at_the_start_of_a_line_stay() -> None:
    assert clean_text("- a\n  - b") == "- a\n  - b"


def test_a_title_comes_back_on_one_line() -> None:
    assert clean_line(" Circulair\n\tinkopen\x00 ") == "Circulair inkopen"


@pytest.mark.parametrize(
    ("markdown", "words"),
    [
        ("een **vet** woord", "een vet woord"),
        ("een *cursief* woord", "een cursief woord"),
        ("***allebei***", "allebei"),
        ("3\\_4 en \\[x\\]", "3_4 en [x]"),
        ("2 * 3 * 4", "2 * 3 * 4"),
        ("snake_case_name", "snake_case_name"),
        ("- punt\n- *twee*", "- punt\n- twee"),
    ],
)
def test_a_converters_emphasis_and_escapes_are_taken_off(markdown: str, words: str) -> None:
    assert without_emphasis(markdown) == words
