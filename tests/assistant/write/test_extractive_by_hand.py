from __future__ import annotations

import pytest

from assistant.answer import Draft, Layout
from assistant.phrases.catalogue import Phrase, phrase
from assistant.question import Question
from assistant.write.compare import Candidate
from assistant.write.extractive import ExtractiveWriter
from assistant.write.port import Written
from tests.support.candidates import candidates_of, comparison_by_hand

WHAT = "Wat deed Hattem met stoelen?"
HOW = "Hoe pak ik hergebruik van stoelen aan?"
LIST = "Welke gemeenten kochten stoelen?"
HOW_MUCH = "Hoeveel kostten de stoelen?"


def write(question: str, *documents: list[Candidate]) -> Written:
    asked = Question(text=question, language="nl")
    return ExtractiveWriter(answer_words=60).write(asked, comparison_by_hand(*documents))


def drafts(question: str, *documents: list[Candidate]) -> list[Draft]:
    return list(write(question, *documents))


def texts(question: str, *documents: list[Candidate]) -> list[str]:
    return [draft.text for draft in drafts(question, *documents)]


def test_a_sentence_that_leans_comes_with_the_one_before_it() -> None:
    told = candidates_of(("De raad wilde stoelen.", 0.5), ("Dat scheelde hout.", 0.9))
    assert texts(WHAT, told) == ["De raad wilde stoelen.", "Dat scheelde hout."]


def test_or_with_its_organisation_in_brackets() -> None:
    told = candidates_of(
        ("Hattem kocht stoelen.", 0.5), ("Zij vroeg hout.", 0.9), organisation="Hattem"
    )
    assert texts(WHAT, told) == ["Zij [Hattem] vroeg hout."]


def test_or_is_left_out_and_the_next_best_is_taken() -> None:
    told = candidates_of(("Dat scheelde hout.", 0.9), ("Hattem kocht stoelen.", 0.5))
    assert texts(WHAT, told) == ["Hattem kocht stoelen."]


def test_where_nothing_can_be_read_alone_nothing_is_said() -> None:
    assert drafts(WHAT, candidates_of(("Dat scheelde hout.", 0.9))) == []


@pytest.mark.parametrize(
    ("question", "expected"), [(HOW, Layout.STEPS), (WHAT, Layout.PROSE), (LIST, Layout.LIST)]
)
def test_how_is_answered_in_steps_and_which_ones_in_a_list(question: str, expected: Layout) -> None:
    told = [
        candidates_of((f"Gemeente {name} kocht stoelen.", 0.9), document_id=name, number=number)
        for number, name in enumerate(("Hattem", "Zwolle"), start=1)
    ]
    assert [draft.layout for draft in drafts(question, *told)] == [expected] * 2


@pytest.mark.parametrize("question", [HOW, LIST])
def test_one_sentence_is_no_list_and_no_steps(question: str) -> None:
    told = candidates_of(("Hattem kocht stoelen.", 0.9))
    assert [draft.layout for draft in drafts(question, told)] == [Layout.PROSE]


def test_a_list_has_one_sentence_of_each_document_that_is_near() -> None:
    first = candidates_of(("Hattem kocht stoelen.", 0.9), ("Hattem koos hout.", 0.89))
    second = candidates_of(("Zwolle kocht stoelen.", 0.7), document_id="e", number=2)
    far = candidates_of(("Elders regende het.", 0.1), document_id="f", number=3)
    assert texts(LIST, first, second, far) == ["Hattem kocht stoelen.", "Zwolle kocht stoelen."]


def test_in_a_list_a_sentence_that_stands_alone_goes_before_a_better_one_that_leans() -> None:
    told = candidates_of(("Hattem kocht stoelen.", 0.7), ("Dat scheelde hout.", 0.9))
    assert texts(LIST, told) == ["Hattem kocht stoelen."]


def amounts(*rivals: str) -> list[list[Candidate]]:
    return [
        candidates_of((text, 0.9 - number / 20), document_id=f"d{number}", number=number)
        for number, text in enumerate(rivals, start=1)
    ]


def test_two_figures_of_two_documents_stand_beside_each_other_with_a_note() -> None:
    figures = "De stoelen kostten € 40.000.", "De stoelen kostten € 55.000."
    written = write(HOW_MUCH, *amounts(*figures))
    assert [draft.text for draft in written] == [*figures]
    assert written.notes == (phrase("nl", Phrase.NOTE_FIGURES_DIFFER),)


@pytest.mark.parametrize("other", ["De stoelen kostten € 40.000.", "Ze kochten € 55.000 hout."])
def test_where_none_is_told_that_differs_there_is_no_note(other: str) -> None:
    written = write(HOW_MUCH, *amounts("De stoelen kostten € 40.000.", other))
    assert (len(list(written)), written.notes) == (1, ())
