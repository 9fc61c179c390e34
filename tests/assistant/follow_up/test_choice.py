"""Made-up organisations, as in test_ambiguity.py."""

from __future__ import annotations

import pytest

from assistant.answer import Clarification, Option
from assistant.follow_up.choice import Choice, choose, with_choice

CITY = Option(label="Stad Borghoven: tapijt", filters={"organisation": ("Stad Borghoven",)})
CLINIC = Option(
    label="Kliniek Borghoven: lakens",
    filters={"organisation": ("Kliniek Borghoven",), "category": ("textiel",)},
)
FLOOR = Option(
    label="Kliniek Borghoven: vloeren",
    filters={"organisation": ("Kliniek Borghoven",), "category": ("vloerbedekking",)},
)
UNCLEAR = Clarification(
    question="Wat bedoel je met ‘Borghoven’?", options=(CITY, CLINIC, FLOOR), term="Borghoven"
)


@pytest.mark.parametrize(
    ("said", "language", "option"),
    [
        ("Stad Borghoven: tapijt", "nl", CITY),
        ("stad borghoven: TAPIJT", "nl", CITY),
        ("2", "nl", CLINIC),
        ("nummer 3 graag", "nl", FLOOR),
        ("de tweede", "nl", CLINIC),
        ("de laatste", "nl", FLOOR),
        ("die met de lakens", "nl", CLINIC),
        ("de stad Borghoven", "nl", CITY),
        ("la deuxième", "fr", CLINIC),
        ("la ville", "fr", CITY),
        ("the first one, please", "en", CITY),
        ("the city of Borghoven", "en", CITY),
        ("the hospital", "en", None),
        ("die dritte", "de", FLOOR),
        ("die Stadt", "de", CITY),
        ("de zevende", "nl", None),
        ("Borghoven", "nl", None),
        ("Wat is de MKI?", "nl", None),
        ("Wat deed de stad?", "nl", None),
        ("de gemeente Zandwijk", "nl", None),
        ("", "nl", None),
    ],
)
def test_an_option_is_chosen_by_its_number_its_label_or_a_word_of_its_own(
    said: str, language: str, option: Option | None
) -> None:
    assert choose(said, UNCLEAR, language) == option


def test_a_word_that_two_options_share_chooses_the_organisation_they_share() -> None:
    chosen = choose("de kliniek", UNCLEAR, "nl")
    assert chosen == Option(
        label="Kliniek Borghoven", filters={"organisation": ("Kliniek Borghoven",)}
    )


def test_the_question_then_says_which_one_is_meant() -> None:
    question = "Hoe deed Borghoven dat?"
    city = Choice(term="Borghoven", option=CITY)
    assert with_choice(question, city) == "Hoe deed Stad Borghoven dat?"
    assert with_choice(with_choice(question, city), city) == "Hoe deed Stad Borghoven dat?"
    total = Choice(term="TCO", option=Option(label="total cost of ownership", filters={}))
    expected = "Hoe werkt TCO (total cost of ownership) bij inkoop?"
    assert with_choice("Hoe werkt TCO bij inkoop?", total) == expected
    assert with_choice("Hoe werkt het?", total) == "Hoe werkt het?"
