from __future__ import annotations

import pytest

from assistant.write.definition import defined_in_these_words, defined_term, lacks_a_definition

PASSPORT = "Wat is een materialenpaspoort?"


@pytest.mark.parametrize(
    ("question", "term"),
    [
        ("Wat is een losmaakbaarheidsindex?", "losmaakbaarheidsindex"),
        ("Wat betekent TCO eigenlijk?", "TCO"),
        ("Wat houdt total cost of ownership in?", "total cost of ownership"),
        ("Wat is een R-ladder?", "R-ladder"),  # with a capital, and no name
        ("Wat is de MKI?", "MKI"),  # which the vocabulary knows
        ("What is extended producer responsibility?", "extended producer responsibility"),
        ("Qu'est-ce qu'un SPASER ?", "SPASER"),
        ("Wat wordt bedoeld met functioneel specificeren?", "functioneel specificeren"),
        ("Wat verstaat men onder restwaarde", "restwaarde"),
        ("What is circular procurement?", "circular procurement"),
        ("What does refurbishment mean?", "refurbishment"),
        ("What is meant by a buy-back?", "buy-back"),
        ("Qu'est-ce qu'un passeport matériaux ?", "passeport matériaux"),
        ("Qu’est-ce que le réemploi ?", "réemploi"),
        ("Qu'est-ce que l'indice de réparabilité ?", "indice de réparabilité"),
        ("Que signifie TCO ?", "TCO"),
        ("Qu'entend-on par coût global ?", "coût global"),
        ("Was ist ein Materialpass?", "Materialpass"),
        ("Was bedeutet Refurbishing genau?", "Refurbishing"),
        ("Was versteht man unter Lebenszykluskosten?", "Lebenszykluskosten"),
    ],
)
def test_a_term_whose_meaning_is_asked_for_is_seen(question: str, term: str) -> None:
    assert defined_term(question) == term


@pytest.mark.parametrize(
    "question",
    [
        "Wat is de looptijd?",
        "Wat is goedkoper?",
        "Wat is nodig?",
        "Wat is een goede prijs voor een laptop?",
        "Wat is er geleerd?",
        "Wat is Madaster?",  # a name
        "Wat is een materialenpaspoort en wie maakt het?",
        "What is the price of a chair?",
        "What is new?",
        "Qu'est-ce que la ville a acheté ?",
        "Qu'est-ce que le contrat de Namur ?",
        "Was ist wichtig?",
        "Hoe maak je een materialenpaspoort?",
    ],
)
def test_other_questions_ask_for_no_term(question: str) -> None:
    assert defined_term(question) is None


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        (PASSPORT, "Een materialenpaspoort is een lijst van wat in een gebouw zit."),
        (PASSPORT, "Het materialenpaspoort is volgens het platform een lijst op papier."),
        (PASSPORT, "Volgens het platform is een materialenpaspoort een lijst."),
        (PASSPORT, "Onder een materiaalpaspoort verstaat het platform een lijst."),
        (PASSPORT, "A materials passport, in the sense of the guide, is a list."),
        ("Qu'est-ce qu'un passeport matériaux ?", "Een gebouwpaspoort is een lijst."),
        ("Wat is product-als-dienst?", "Product als dienst is huur."),
        ("Wat is MKI?", "MKI staat voor milieukostenindicator."),
        ("What are materials passports?", "Materialenpaspoorten (paspoorten) zijn lijsten."),
    ],
)
def test_a_sentence_that_says_what_it_is_defines_it(question: str, sentence: str) -> None:
    assert not lacks_a_definition(question, ["Iets anders.", sentence])


@pytest.mark.parametrize(
    "sentence",
    [
        "Een materialenpaspoort hoort vanaf 2023 bij de aanbesteding.",
        "Een materialenpaspoort is niet verplicht.",
        "Een hefboom voor het materialenpaspoort is een eis.",
        "Een materialenpaspoort is volgens NS niet nodig.",
        "Het materialenpaspoort van de bank is beoordeeld.",
        "One materials passport of 2019 covers office furniture.",
        "Een bijlage kan een materialenpaspoort zijn (artikel 2.75).",
        "NS vraagt wat een materialenpaspoort is.",
        "NS vindt dat met materiaalpaspoorten te meten is.",
        "Een bureaustoel is een meubel.",
    ],
)
def test_what_only_names_the_term_does_not(sentence: str) -> None:
    assert lacks_a_definition(PASSPORT, [sentence])
    assert not lacks_a_definition("Wie maakt een materialenpaspoort?", [sentence])


def test_its_own_name_is_told_from_others() -> None:
    own = "A materials passport is a list."
    other = "Een materialenpaspoort (materials passport) is een lijst."
    assert defined_in_these_words("materials passport", own)
    assert not defined_in_these_words("materials passport", other)
