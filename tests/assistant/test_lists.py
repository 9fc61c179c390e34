from __future__ import annotations

import pytest

from assistant.lists import asks_for_list
from assistant.question import Question


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Welke pilots gingen over ICT?", "nl"),
        ("Welke Belgische ziekenhuizen scheiden afval?", "nl"),
        ("Noem Nederlandse gemeenten die lampen lieten opknappen.", "nl"),
        ("Quelles communes wallonnes ont acheté des meubles ?", "fr"),
        ("Which Swedish cities and regions bought used furniture?", "en"),
        ("Welche Schweizer Verwaltungen kaufen gebrauchte Möbel?", "de"),
    ],
)
def test_which_organisations_or_pilots_is_a_list(text: str, language: str) -> None:
    assert asks_for_list(Question(text=text, language=language))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Welke stad kocht tweedehands stoelen?", "nl"),
        ("Welke eisen stelde Croon aan de kleding?", "nl"),
        ("Welke kleding gaat in ziekenhuizen verloren?", "nl"),
        ("Quelle commune a commencé ?", "fr"),
        ("Which sheets do hospitals keep apart?", "en"),
        ("What holds cities back?", "en"),
        ("Welche Stadt begann zuerst?", "de"),
    ],
)
def test_which_one_and_which_thing_are_no_list(text: str, language: str) -> None:
    assert not asks_for_list(Question(text=text, language=language))
