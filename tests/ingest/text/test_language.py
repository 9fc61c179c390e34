from __future__ import annotations

import pytest

from ingest.text.language import detect_language, known_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Welke pilots gingen over kantoormeubilair?", "nl"),
        ("Wat is de MKI?", "nl"),
        ("Quels critères pour le mobilier de bureau ?", "fr"),
        ("What did they learn about take-back of workwear?", "en"),
        ("Welche Kriterien gibt es für Büromöbel?", "de"),
    ],
)
def test_a_question_is_recognised_in_its_language(text: str, language: str) -> None:
    assert detect_language(text) == language


@pytest.mark.parametrize("text", ["", "2018", "?!", "1 2 a"])
def test_what_holds_no_word_gets_the_default(text: str) -> None:
    assert detect_language(text, default="fr") == "fr"


def test_a_region_belongs_to_its_language() -> None:
    assert known_language("nl-BE") == "nl"
    assert known_language("es") is None
    assert known_language(None) is None
