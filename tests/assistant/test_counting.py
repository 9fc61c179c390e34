from __future__ import annotations

import pytest

from assistant.counting import as_list
from assistant.facets import asks_for_all
from assistant.question import Question


@pytest.mark.parametrize(
    ("text", "language", "listed"),
    [
        ("Hoeveel pilots gingen over ICT?", "nl", "Welke pilots gingen over ICT?"),
        (
            "Hoeveel Zweedse gemeenten kochten meubilair?",
            "nl",
            "Welke Zweedse gemeenten kochten meubilair?",
        ),
        (
            "Combien de projets concernent le mobilier ?",
            "fr",
            "Quels projets concernent le mobilier ?",
        ),
        ("How many pilots were about furniture?", "en", "Which pilots were about furniture?"),
        ("Wie viele Projekte hat die Schweiz?", "de", "Welche Projekte hat die Schweiz?"),
        ("Combien de communes ont du mobilier ?", "fr", "Quelles communes ont du mobilier ?"),
    ],
)
def test_what_is_counted_by_product_or_country_is_listed(
    text: str, language: str, listed: str
) -> None:
    assert as_list(Question(text=text, language=language)).text == listed


def test_the_list_of_what_is_counted_is_complete() -> None:
    assert asks_for_all(as_list(Question(text="Hoeveel pilots gingen over ICT?", language="nl")))


@pytest.mark.parametrize(
    "text",
    [
        "Hoeveel pilots telde de Green Deal Circulair Inkopen?",  # its documents say how many
        "Hoeveel pilots waren er?",  # of everything
        "Hoeveel laptops kochten gemeenten in Zweden?",  # counts laptops
        "Met hoeveel gemeenten werd meubilair gekocht?",
        "Hoeveel kostte het meubilair?",
    ],
)
def test_any_other_count_is_left_alone(text: str) -> None:
    question = Question(text=text, language="nl")
    assert as_list(question) is question
