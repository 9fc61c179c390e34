from __future__ import annotations

import pytest

from evaluation.questions import EvalQuestion, Gold
from evaluation.verdicts import Verdict, verdict
from tests.support.evaluation_runs import (
    DOCUMENT,
    FACT,
    OTHER_FACT,
    UNRELATED,
    answered,
    citation,
    question,
    result,
)

TWO_FACTS = question(
    gold=(Gold(document_id=DOCUMENT, quote=FACT), Gold(document_id=DOCUMENT, quote=OTHER_FACT))
)
SENSES = question("ambiguous", senses=("Provincie Utrecht", "Gemeente Utrecht"))
WRONG_QUOTE = citation(UNRELATED, document_id="rotterdam")


def test_an_answer_with_every_fact_is_right() -> None:
    assert verdict(answered(question(), citation())) is Verdict.RIGHT


def test_an_answer_with_one_of_two_facts_is_partly_right() -> None:
    assert verdict(answered(TWO_FACTS, citation())) is Verdict.PARTLY


def test_an_answer_without_any_fact_is_wrong() -> None:
    assert verdict(answered(question(), WRONG_QUOTE)) is Verdict.WRONG


@pytest.mark.parametrize("kind", ["unanswerable", "out-of-domain", "injection"])
def test_an_answer_to_what_has_none_is_wrongly_given(kind: str) -> None:
    assert verdict(answered(question(kind), citation())) is Verdict.WRONGLY_ANSWERED


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (question("unanswerable"), Verdict.RIGHTLY_REFUSED),
        (question(), Verdict.WRONGLY_REFUSED),
        (SENSES, Verdict.WRONGLY_REFUSED),
    ],
)
def test_a_refusal_is_right_where_there_is_no_answer(
    asked: EvalQuestion, expected: Verdict
) -> None:
    assert verdict(result(asked)) is expected


@pytest.mark.parametrize(
    ("asked", "options", "expected"),
    [
        (SENSES, ("Gemeente Utrecht", "Provincie Utrecht"), Verdict.RIGHT),
        (SENSES, ("2018", "2019"), Verdict.PARTLY),
        (question(), ("2018", "2019"), Verdict.WRONG),
        (question("unanswerable"), ("2018", "2019"), Verdict.WRONG),
    ],
)
def test_to_ask_back_is_right_where_senses_can_be_chosen_from(
    asked: EvalQuestion, options: tuple[str, ...], expected: Verdict
) -> None:
    assert verdict(result(asked, status="clarify", options=options)) is expected


def test_to_answer_an_ambiguous_question_is_wrong() -> None:
    assert verdict(answered(SENSES, citation())) is Verdict.WRONG
