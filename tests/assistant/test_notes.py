from __future__ import annotations

from typing import Any

import pytest

from assistant.answer import Citation
from assistant.notes import notes_on
from assistant.phrases.catalogue import Phrase, phrase
from assistant.question import Question
from ingest.document import Span
from tests.support.chunks import build_metadata

LEGAL = [  # a question that asks for no law, and the note beneath an answer from one
    ("nl", "Wat geldt voor tapijt?", "recht van: België, Nederland."),
    ("fr", "Que faut-il pour la moquette ?", "droit de : Belgique, Pays-Bas."),
    ("en", "What holds for carpet?", "law of: Belgium, Netherlands."),
    ("de", "Was gilt für Teppich?", "Recht von: Belgien, Niederlande."),
]
LAWFUL = [
    ("nl", "Mag ik tapijt eisen?"),
    ("fr", "Puis-je exiger de la moquette ?"),
    ("en", "May I ask for carpet?"),
    ("de", "Darf ich Teppich verlangen?"),
]


def citations(*documents: dict[str, Any]) -> list[Citation]:
    """Return a citation of each document, told by its metadata."""
    return [
        Citation(
            number=number,
            meta=build_metadata(f"d{number}", **fields),
            span=Span(start=0, end=4),
            quote="Zin.",
        )
        for number, fields in enumerate(documents, start=1)
    ]


def notes(text: str, language: str, *documents: dict[str, Any]) -> list[str]:
    return list(notes_on(Question(text=text, language=language), citations(*documents)))


@pytest.mark.parametrize(("language", "question", "expected"), LEGAL)
def test_an_answer_from_the_law_says_whose_law_it_is_and_that_it_is_no_advice(
    language: str, question: str, expected: str
) -> None:
    documents = [{"kind": "legal", "country": country} for country in ("NL", "BE", "NL")]
    (note,) = notes(question, language, *documents, {"kind": "pilot", "country": "SE"})
    assert note.startswith(phrase(language, Phrase.NOTE_LEGAL))
    assert note.endswith(expected)


@pytest.mark.parametrize(("language", "question"), LAWFUL)
def test_a_question_for_the_law_that_no_law_answers_is_told_so(
    language: str, question: str
) -> None:
    (note,) = notes(question, language, {"kind": "guidance", "country": "NL"})
    assert note == phrase(language, Phrase.NOTE_LEGAL_NONE)
    assert note.startswith(phrase(language, Phrase.NOTE_LEGAL))


def test_what_is_of_no_known_kind_may_be_law() -> None:
    cited = [{"kind": "guidance"}, {"kind": "unknown"}]
    assert notes("Mag ik tapijt eisen?", "nl", *cited) == [phrase("nl", Phrase.NOTE_LEGAL)]


def test_a_law_of_a_region_is_said_to_be_of_that_region() -> None:
    walloon = {"kind": "legal", "country": "BE", "region": "BE-WAL"}
    (note,) = notes("Welke wet geldt?", "nl", walloon)
    assert note.endswith("van: Wallonië.")


def test_a_law_of_no_country_is_named_without_one() -> None:
    assert notes("Wat geldt?", "nl", {"kind": "legal", "country": None}) == [
        phrase("nl", Phrase.NOTE_LEGAL)
    ]


@pytest.mark.parametrize("language", ["nl", "fr", "en", "de"])
def test_what_was_planned_is_told_with_its_numbers(language: str) -> None:
    documents = [{"evidence": "planned"}, {"evidence": "measured"}, {"outcome": "planned"}]
    assert notes("Tapijt", language, *documents) == [
        phrase(language, Phrase.NOTE_PLANNED, numbers="[1][3]")
    ]


def test_what_was_done_needs_no_note() -> None:
    assert notes("Wat deed Hattem?", "nl", {"evidence": "reported", "outcome": "worked"}) == []


WHO = [
    ("nl", "Wie kocht tapijt?"),
    ("fr", "Qui a acheté de la moquette ?"),
    ("en", "Who bought carpet?"),
    ("de", "Wer kaufte Teppich?"),
]


@pytest.mark.parametrize(("language", "question"), WHO)
def test_who_did_it_is_told_with_role_and_year(language: str, question: str) -> None:
    pilot = {"organisation": "Gemeente Hattem", "year": "2019"}
    report = {"organisation": "PIANOo", "kind": "research", "year": None}
    buyer, source = (phrase(language, role) for role in (Phrase.ROLE_BUYER, Phrase.ROLE_SOURCE))
    who = f"Gemeente Hattem ({buyer}, 2019) [1][3]; PIANOo ({source}) [2]"
    assert notes(question, language, pilot, report, pilot) == [
        phrase(language, Phrase.NOTE_WHO, who=who)
    ]


def test_without_an_organisation_nobody_is_named() -> None:
    assert notes("Wie kocht tapijt?", "nl", {"organisation": None}) == []


def test_a_list_names_them_already() -> None:
    assert notes("Welke gemeenten kochten tapijt?", "nl", {"organisation": "Hattem"}) == []


@pytest.mark.parametrize(
    ("question", "count"), [("Welke pilots gingen over ICT?", 2), ("Welke pilots waren er?", None)]
)
def test_a_complete_list_says_how_many_documents_there_are(
    question: str, count: int | None
) -> None:
    found = [*citations({}, {}), *citations({})]  # of the first document twice
    told = list(notes_on(Question(text=question, language="nl"), found))
    assert told == ([phrase("nl", Phrase.NOTE_ALL, count=count)] if count else [])


@pytest.mark.parametrize(
    ("question", "outcome", "is_told"),
    [
        ("Welke pilots mislukten?", "mixed", True),
        ("Welke pilots mislukten?", "failed", False),
        ("Welke pilots gingen over ICT?", "mixed", False),
    ],
)
def test_what_worked_in_part_is_not_told_as_failed(
    question: str, outcome: str, *, is_told: bool
) -> None:
    note = phrase("nl", Phrase.NOTE_FAILURES)
    assert (note in notes(question, "nl", {"outcome": outcome})) is is_told
