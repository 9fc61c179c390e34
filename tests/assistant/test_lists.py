from __future__ import annotations

import pytest

from assistant.lists import (
    asks_for_documents,
    asks_for_list,
    asks_for_organisation,
    asks_how,
    asks_who,
    who_is_listed,
)
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
        ("Wie heeft er al ervaring met materialenpaspoorten?", "nl"),
        ("Qui a déjà de l’expérience avec le réemploi ?", "fr"),
        ("Who has experience with circular workwear?", "en"),
        ("Wer hat Erfahrungen mit Recyclingbeton?", "de"),
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
        ("Wie heeft de aanbesteding gewonnen?", "nl"),
        ("Who has the contract?", "en"),
        ("Quelle commune a commencé ?", "fr"),
        ("Which sheets do hospitals keep apart?", "en"),
        ("What holds cities back?", "en"),
        ("Welche Stadt begann zuerst?", "de"),
    ],
)
def test_which_one_and_which_thing_are_no_list(text: str, language: str) -> None:
    assert not asks_for_list(Question(text=text, language=language))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Hoe pak ik een circulaire aanbesteding aan?", "nl"),
        ("Hoe kunnen wij tapijt hergebruiken?", "nl"),
        ("Hoe schrijf je een functionele vraag?", "nl"),
        ("Comment rédiger un besoin ?", "fr"),
        ("De quelle manière réserver un lot ?", "fr"),
        ("How do I ask for repair?", "en"),
        ("How to write a specification?", "en"),
        ("Wie kann ich Reparatur verlangen?", "de"),
        ("Wie macht man eine Bedarfsanalyse?", "de"),
    ],
)
def test_how_to_go_about_it_asks_for_steps(text: str, language: str) -> None:
    assert asks_how(Question(text=text, language=language))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Hoe lang loopt het contract?", "nl"),
        ("Hoeveel kostte het tapijt?", "nl"),
        ("Hoe doeltreffend is hergebruik?", "nl"),
        ("Hoe zorgvuldig is gemeten?", "nl"),
        ("Wie kan helpen?", "nl"),
        ("Combien de temps dure le contrat ?", "fr"),
        ("How much did it cost?", "en"),
        ("How long is the contract?", "en"),
        ("Wie viel kostet der Teppich?", "de"),
        ("Wie lange läuft der Vertrag?", "de"),
    ],
)
def test_how_much_and_how_long_ask_for_no_steps(text: str, language: str) -> None:
    assert not asks_how(Question(text=text, language=language))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Wie kocht tapijt terug?", "nl"),
        ("Bij wie kan ik terecht?", "nl"),
        ("Welke stad kocht stoelen?", "nl"),
        ("Qui a acheté des meubles ?", "fr"),
        ("Quelle commune a commencé ?", "fr"),
        ("Who bought chairs?", "en"),
        ("Which city began?", "en"),
        ("Wer kaufte Stühle?", "de"),
        ("Welche Stadt begann?", "de"),
    ],
)
def test_who_and_which_one_ask_for_somebody(text: str, language: str) -> None:
    assert asks_who(Question(text=text, language=language))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Hoe wie ook begint?", "nl"),
        ("Wiens tapijt was het?", "nl"),
        ("Welk is het beste?", "nl"),
        ("Quelle est la durée du contrat ?", "fr"),
        ("Quels sont les critères ?", "fr"),
        ("Which is better?", "en"),
        ("Whole-life costs, how are they counted?", "en"),
        ("Wie kann ich Reparatur verlangen?", "de"),
        ("Wie viel kostet der Teppich?", "de"),
        ("Welches ist das beste?", "de"),
        ("Werden Möbel repariert?", "de"),
    ],
)
def test_a_german_how_and_what_something_is_ask_for_nobody(text: str, language: str) -> None:
    assert not asks_who(Question(text=text, language=language))


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Wie kocht refurbished stoelen?", "nl", True),
        ("Welke stad liet haar wagens ontmantelen?", "nl", True),
        ("Welke Brabantse gemeente deed dat?", "nl", True),
        ("Welke eisen stelde de gemeente?", "nl", False),
        ("Quelle commune a commencé ?", "fr", True),
        ("Quels critères la commune a-t-elle fixés ?", "fr", False),
        ("Which Swedish town began?", "en", True),
        ("Which criteria did the town set?", "en", False),
        ("Welche Behörde hat das beschafft?", "de", True),
        ("Wie viel kostet das?", "de", False),
    ],
)
def test_an_organisation_is_asked_for_or_something_of_it(
    text: str, language: str, *, expected: bool
) -> None:
    assert asks_for_organisation(Question(text=text, language=language)) is expected


def test_what_several_learnt_is_a_list() -> None:
    assert asks_for_list(Question(text="Wat leerden pilots met tapijt?", language="nl"))


@pytest.mark.parametrize(
    ("text", "language", "is_asked"),
    [
        ("Welke documenten hebben jullie over beton?", "nl", True),
        ("Quels rapports y a-t-il sur le béton ?", "fr", True),
        ("Which reports are there on concrete?", "en", True),
        ("Welche Berichte gibt es über Beton?", "de", True),
        ("Welke gemeenten schreven rapporten over beton?", "nl", False),
        ("Wat zeggen de rapporten?", "nl", False),
    ],
)
def test_a_list_may_be_of_documents(text: str, language: str, *, is_asked: bool) -> None:
    assert asks_for_documents(Question(text=text, language=language)) is is_asked


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Welke gemeenten kochten tapijt?", "gemeenten"),
        ("Welke pilots van gemeenten gingen over tapijt?", "pilots"),
        ("Wat is circulair?", ""),
    ],
)
def test_a_list_is_asked_of_somebody(text: str, who: str) -> None:
    assert who_is_listed(Question(text=text, language="nl")) == who
