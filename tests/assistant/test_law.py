from __future__ import annotations

import pytest

from assistant.law import asks_for_law


@pytest.mark.parametrize(
    "question",
    [
        "Mag ik een keurmerk eisen?",
        "Wat mag ik vragen in een aanbesteding?",
        "Mag een gemeente reparatie voorschrijven?",
        "Wat zegt de wet over inbesteden?",
        "Past dat in wet- en regelgeving?",
        "Is dat juridisch haalbaar?",
        "Volgens welk artikel moet dat?",
        "Wat staat er in artikel 2.115?",
        "Peut-on exiger un label ?",
        "Que dit la loi sur les labels ?",
        "May we ask for a label?",
        "What does the law say about lots?",
        "Darf ich ein Gütezeichen verlangen?",
        "Ist das nach dem Gesetz möglich?",
    ],
)
def test_what_is_lawful_is_asked_in_four_languages(question: str) -> None:
    assert asks_for_law(question)


@pytest.mark.parametrize(
    "question",
    [
        "Wat weten we van tapijt?",
        "Welke wethouder ging akkoord?",
        "Hoeveel mag een bureaustoel kosten?",
        "Wie viel darf die Einrichtung kosten?",
        "Which hospitals replaced wet wipes?",
        "Which lawn mowers were leased?",
        "Quelle loisir a été organisé ?",
        "Welche Gesten halfen?",
        "Wie viele Artikel lagen im Wagen?",
    ],
)
def test_words_that_look_like_law_ask_for_none(question: str) -> None:
    assert not asks_for_law(question)
