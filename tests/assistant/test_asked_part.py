from __future__ import annotations

import time

import pytest

from assistant.asked_part import APPROACH, RESULT, part_asked, part_that_must_be_told
from assistant.lessons import FAILED, LEARNT, WORKED
from assistant.question import Question


@pytest.mark.parametrize(
    ("text", "language", "part"),
    [
        ("Wat was het resultaat van de pilot meubilair?", "nl", RESULT),
        ("Wat leverde de pilot werkkleding van Defensie op?", "nl", RESULT),
        ("Wat ging er mis bij de ICT-aanbesteding van Utrecht?", "nl", FAILED),
        ("Wat waren de knelpunten bij Alliander?", "nl", FAILED),
        ("Wat ging er goed in Venlo?", "nl", WORKED),
        ("Welke lessen trok Malmö uit het meubelcontract?", "nl", LEARNT),
        ("Hoe pakte Amsterdam de catering aan?", "nl", APPROACH),
        ("Quels résultats la Ville de Lille a-t-elle obtenus ?", "fr", RESULT),
        ("Qu'est-ce qui n'a pas marché à Lille ?", "fr", FAILED),
        ("Qu’est-ce qui a bien marché à Lille ?", "fr", WORKED),
        ("Quelles leçons Lille en tire-t-elle ?", "fr", LEARNT),
        ("Comment Lille s’y est-elle prise ?", "fr", APPROACH),
        ("What were the results of Malmö's furniture agreement?", "en", RESULT),
        ("What did Helsinki achieve with its framework?", "en", RESULT),
        ("What went wrong with the Irish framework?", "en", FAILED),
        ("What worked in Malmö?", "en", WORKED),
        ("What did Malmö learn?", "en", LEARNT),
        ("How did Malmö go about it?", "en", APPROACH),
        ("Welche Ergebnisse hatte Basel mit Möbeln?", "de", RESULT),
        ("Was hat in Zürich beim Beton nicht funktioniert?", "de", FAILED),
        ("Was hat in Zürich gut funktioniert?", "de", WORKED),
        ("Was hat Zürich daraus gelernt?", "de", LEARNT),
        ("Wie ging Zürich dabei vor?", "de", APPROACH),
    ],
)
def test_a_question_asks_for_a_part_of_a_document(
    text: str, language: str, part: frozenset[str]
) -> None:
    assert part_asked(Question(text=text, language=language)) == part


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Hoeveel laptops kocht Utrecht?", "nl"),
        ("Wat kost een bestek?", "nl"),
        ("Combien de luminaires Lille a-t-elle achetés ?", "fr"),
        ("Who won the contract?", "en"),
        ("Wie viele Möbel kaufte Basel?", "de"),
    ],
)
def test_other_questions_ask_for_no_part(text: str, language: str) -> None:
    assert not part_asked(Question(text=text, language=language))


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Wat werkte niet bij Venlo?", FAILED),
        ("Wat ging er goed in Venlo?", WORKED),
        ("Wat was het resultaat in Venlo?", frozenset()),
        ("Welke lessen trok Venlo eruit?", frozenset()),
        ("Hoe pakte Venlo het aan?", frozenset()),
        ("Hoeveel kocht Venlo?", frozenset()),
        ("Wat leerden pilots met tapijt?", LEARNT),
        ("Welke pilots zijn mislukt?", FAILED),
        ("Welke pilots gingen over tapijt?", frozenset()),
    ],
)
def test_only_failure_success_and_what_several_learnt_must_be_told_as_such(
    text: str, parts: frozenset[str]
) -> None:
    assert part_that_must_be_told(Question(text=text, language="nl")) == parts


@pytest.mark.parametrize(
    ("again", "language"),
    [("wat werkte ", "nl"), ("hoe pakt ", "nl"), ("what did ", "en"), ("was hat ", "de")],
)
def test_a_question_that_begins_again_and_again_is_read_in_no_time(
    again: str, language: str
) -> None:
    began = time.thread_time()
    part_asked(Question(text=(again * 300)[:2_000], language=language))
    assert time.thread_time() - began < 0.5
