from __future__ import annotations

import pytest

from assistant.write.subject import with_subject
from tests.support.candidates import build_passage


def given(
    previous: str, text: str, *, organisation: str | None = "Gemeente Hattem", language: str = "nl"
) -> str | None:
    """Return the second of two sentences with its subject."""
    passage = build_passage(f"{previous} {text}", organisation=organisation, language=language)
    return with_subject(text, passage, passage.hit.chunk.spans[1])


@pytest.mark.parametrize(
    ("language", "organisation", "previous", "text", "expected"),
    [
        (
            *("nl", "Gemeente Hattem", "Gemeente Hattem kocht meubilair.", "Zij vroeg hout."),
            "Zij [Gemeente Hattem] vroeg hout.",
        ),
        (
            *("nl-BE", "Stad Gent", "De stad Gent kocht tapijt.", "Ze begon in 2018."),
            "Ze [Stad Gent] begon in 2018.",
        ),
        (
            *("fr", "Ville de Liège", "La Ville de Liège achète moins.", "Elle répare."),
            "Elle [Ville de Liège] répare.",
        ),
        (
            *("fr", "Université de Gand", "L’Université de Gand achète moins.", "Elle répare."),
            "Elle [Université de Gand] répare.",
        ),
        (
            *("en", "Malmö City", "Malmö City bought used furniture.", "It spent less."),
            "It [Malmö City] spent less.",
        ),
        (
            *("de", "Stadt Zürich", "Die Stadt Zürich kaufte Möbel.", "Sie sparte Geld."),
            "Sie [Stadt Zürich] sparte Geld.",
        ),
        (
            *("de", "Kanton Bern", "Der Kanton Bern kaufte Möbel.", "Er begann 2018."),
            "Er [Kanton Bern] begann 2018.",
        ),
        (
            *("nl-BE", "De Lijn", "De Lijn kocht tapijt.", "Zij vroeg reparatie."),
            "Zij [De Lijn] vroeg reparatie.",
        ),
    ],
)
def test_a_pronoun_gets_the_organisation_that_the_sentence_before_begins_with(
    language: str, organisation: str, previous: str, text: str, expected: str
) -> None:
    assert given(previous, text, organisation=organisation, language=language) == expected


@pytest.mark.parametrize(
    ("previous", "text"),
    [
        ("De provincie kocht meubilair.", "Zij vroeg hout."),  # not its name
        ("Gemeente Hattemerbroek kocht meubilair.", "Zij vroeg hout."),  # another one
        ("Gemeente Hattem en Zwolle kochten meubilair.", "Zij vroeg hout."),
        ("Gemeente Hattem, Zwolle en Kampen kochten meubilair.", "Zij vroeg hout."),
        ("Gemeente Hattem’s leverancier kwam.", "Zij vroeg hout."),
        ("Gemeente Hattem koos Ahrend.", "Zij leverde hout."),  # Ahrend, perhaps
        ("Gemeente Hattem koos een leverancier.", "Zij leverde hout."),
        ("Gemeente Hattem kocht stoelen.", "Zij hebben vier poten."),  # the chairs
        ("Gemeente Hattem kocht stoelen.", "Ze zijn van hout."),
        ("Gemeente Hattem kocht stoelen.", "Zij die repareren krijgen meer."),
        ("Gemeente Hattem kocht stoelen.", "Hij staat in de raadzaal."),
        ("Gemeente Hattem kocht stoelen.", "Dat scheelde hout."),
        ("Het Gemeente Hattem kocht stoelen.", "Zij vroeg hout."),
        ("Gemeente Hattem kocht stoelen.", "Tien jaar lang."),
    ],
)
def test_where_it_is_not_sure_who_is_meant_nobody_is_named(previous: str, text: str) -> None:
    assert given(previous, text) is None


@pytest.mark.parametrize(
    ("language", "organisation", "previous", "text"),
    [
        ("fr", "Ville de Liège", "La Ville de Liège a choisi des meubles.", "Il a livré."),
        ("fr", "Ville de Liège", "La Ville de Liège a choisi une firme.", "Elle a livré."),
        ("en", "Malmö City", "Malmö City bought a machine.", "It runs on gas."),
        ("en", "Malmö City", "Malmö City bought chairs.", "They were used."),
        ("en", "Malmö City", "Malmö City bought chairs.", "It's wood."),
        ("en", "Malmö City", "Malmö City bought chairs.", "It is possible to return them."),
        ("de", "Stadt Zürich", "Die Stadt Zürich wählte eine Firma.", "Sie lieferte Möbel."),
        ("de", "Stadt Zürich", "Die Stadt Zürich kaufte Möbel.", "Sie sind aus Holz."),
        ("de", "Stadt Zürich", "Die Stadt Zürich kaufte Möbel.", "Es gibt drei Lose."),
    ],
)
def test_what_may_stand_for_a_thing_or_another_firm_gets_no_subject(
    language: str, organisation: str, previous: str, text: str
) -> None:
    assert given(previous, text, organisation=organisation, language=language) is None


def test_without_an_organisation_there_is_none_to_name() -> None:
    assert given("Gemeente Hattem kocht stoelen.", "Zij vroeg hout.", organisation=None) is None


def test_the_first_sentence_of_a_passage_has_nobody_before_it() -> None:
    passage = build_passage("Zij vroeg hout.", organisation="Gemeente Hattem")
    assert with_subject("Zij vroeg hout.", passage, passage.hit.chunk.spans[0]) is None
