from __future__ import annotations

import pytest

from assistant.question import Question
from assistant.write.compare import Candidate
from assistant.write.figures import rivals
from tests.support.candidates import candidates_of, comparison_by_hand

HOW_MUCH = "Hoeveel kostte het tapijt?"


def rival_texts(question: str, *documents: list[Candidate], language: str = "nl") -> list[str]:
    candidates = comparison_by_hand(*documents).candidates
    found = rivals(Question(text=question, language=language), candidates)
    return [candidate.sentence.quote for candidate in found]


def one(
    text: str, score: float = 0.8, *, document_id: str = "b", language: str = "nl"
) -> list[Candidate]:
    number = ord(document_id[0])
    return candidates_of((text, score), document_id=document_id, number=number, language=language)


BEST = one("Het tapijt kostte 120.000 euro.", 0.9, document_id="a")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Het tapijt kostte € 95.000.", "nl"),
        ("La moquette a coûté 95 000 euros.", "fr"),
        ("The carpet cost €95,000.", "en"),
        ("Der Teppich kostete 95 000 Euro.", "de"),
    ],
)
def test_another_amount_of_the_same_unit_is_a_rival_in_any_language(
    text: str, language: str
) -> None:
    assert rival_texts(HOW_MUCH, BEST, one(text, language=language)) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "Het tapijt kostte € 120.000.",  # the same
        "Het tapijt woog 95 ton.",  # another unit
        "Het tapijt ging 12 jaar mee.",
        "Het tapijt kwam er in 2019.",
        "Het tapijt was duur.",
    ],
)
def test_the_same_amount_and_other_units_and_years_are_none(text: str) -> None:
    assert rival_texts(HOW_MUCH, BEST, one(text)) == []


def test_a_bare_number_is_a_rival_where_both_count_the_same() -> None:
    best = one("Er deden tien waterbedrijven mee.", 0.9, document_id="a")
    same, other = "Er deden 12 waterbedrijven mee.", "Er deden 12 gemeenten mee."
    assert rival_texts("Hoeveel deden er mee?", best, one(same)) == [same]
    assert rival_texts("Hoeveel deden er mee?", best, one(other)) == []


def test_years_of_what_is_counted_are_no_figures() -> None:
    best = one("In 2018 werden stoelen gekocht.", 0.9, document_id="a")
    assert rival_texts(HOW_MUCH, best, one("In 2019 werden stoelen gekocht.")) == []


def test_where_no_quantity_is_asked_for_there_is_no_rival() -> None:
    assert rival_texts("Waarom was het duur?", BEST, one("Het tapijt kostte € 95.000.")) == []


def test_a_document_is_no_rival_of_itself() -> None:
    both = ("Het tapijt kostte 120.000 euro.", 0.9), ("De plint kostte 95.000 euro.", 0.8)
    assert rival_texts(HOW_MUCH, candidates_of(*both)) == []


def test_what_lies_far_behind_the_best_tells_of_something_else() -> None:
    assert rival_texts(HOW_MUCH, BEST, one("De stoelen kostten € 95.000.", 0.5)) == []


def test_what_is_not_alike_tells_of_something_else() -> None:
    (other,) = one("Het tapijt kostte € 95.000.")
    other.sentence.vector[:] = 0
    assert rival_texts(HOW_MUCH, BEST, [other]) == []


def test_there_are_two_rivals_at_most_one_a_document() -> None:
    others = [one(f"Het kostte € {n}5.000.", document_id=d) for n, d in enumerate("bcd", 1)]
    assert len(rival_texts(HOW_MUCH, BEST, *others)) == 2


def test_without_candidates_there_is_none() -> None:
    assert rival_texts(HOW_MUCH) == []


@pytest.mark.parametrize(
    ("text", "is_rival"),
    [
        ("Het tapijt kostte € 120.000 en ging 12 jaar mee.", False),
        ("Het tapijt ging 12 jaar mee.", False),
        ("Het tapijt kostte € 90.000 in 10 jaar.", True),
    ],
)
def test_only_what_is_asked_for_counts(text: str, *, is_rival: bool) -> None:
    best = one("Het tapijt kostte 120.000 euro en ging 10 jaar mee.", 0.9, document_id="a")
    assert bool(rival_texts(HOW_MUCH, best, one(text))) is is_rival


def test_where_no_unit_is_asked_for_sources_that_agree_on_one_do_not_contradict() -> None:
    best = one("Het tapijt kostte 120.000 euro en lag er 10 jaar.", 0.9, document_id="a")
    other = one("Het tapijt kostte € 90.000 en lag er 10 jaar.")
    assert rival_texts("Hoe lang lag het tapijt er?", best, other) == []
