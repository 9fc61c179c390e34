from __future__ import annotations

import pytest

from assistant.question import understand
from assistant.sides.wanted import Wanted, wanted
from assistant.sides.words import Aspect


def asked(text: str, language: str | None = None) -> Wanted | None:
    return wanted(understand(text, limit=2_000, language=language))


def names(text: str, language: str | None = None) -> list[str]:
    found = asked(text, language)
    return [side.name for side in found.sides] if found else []


@pytest.mark.parametrize(
    ("question", "sides"),
    [
        ("Vergelijk de aanpak van Venlo en Kortrijk", ["Venlo", "Kortrijk"]),
        ("Wat is het verschil tussen Venlo en Kortrijk?", ["Venlo", "Kortrijk"]),
        ("Kun je Venlo met Kortrijk vergelijken?", ["Venlo", "Kortrijk"]),
        ("Zet Venlo en Kortrijk naast elkaar", ["Venlo", "Kortrijk"]),
        ("Venlo versus Kortrijk", ["Venlo", "Kortrijk"]),
        ("Vergelijk Venlo, Kortrijk en Malmö", ["Venlo", "Kortrijk", "Malmö"]),
        ("Vergelijk de NS en de gemeente Den Haag", ["NS", "gemeente Den Haag"]),
        ("vergelijk venlo en kortrijk", ["venlo", "kortrijk"]),
        ("Vergelijk de aanpak van verlichting door Venlo en Kortrijk", ["Venlo", "Kortrijk"]),
        ("Comparez la démarche de Lille et de Grenoble", ["Lille", "Grenoble"]),
        ("Quelle est la différence entre Lille et Strasbourg ?", ["Lille", "Strasbourg"]),
        ("Compare the approach of Malmö and Public Health Wales", ["Malmö", "Public Health Wales"]),
        ("What is the difference between Herning and Aalborg?", ["Herning", "Aalborg"]),
        ("Vergleiche den Ansatz von Bern und Landquart", ["Bern", "Landquart"]),
        ("Was ist der Unterschied zwischen Bern und der Stadt Zürich?", ["Bern", "Stadt Zürich"]),
    ],
)
def test_those_that_are_compared_are_found_in_four_languages(
    question: str, sides: list[str]
) -> None:
    assert names(question) == sides


@pytest.mark.parametrize(
    "question",
    [
        "Hoe lang loopt het contract van Venlo en Kortrijk?",
        "Vergelijk lease en koop",
        "Vergelijk de MKI met de TCO",
        "Vergelijk de aanpak van Venlo",
        "Was ist der Unterschied zwischen Miete und Leasing?",
        "Wat is het verschil tussen leasen en kopen?",
        "Vergelijk wie in Venlo en Kortrijk de restwaarde van gebruikte bureaus berekende",
        "Vergelijk Venlo en Kortrijk: wat gebeurt er met een ingeleverde bureaustoel?",
        "Welke gemeenten kochten circulair meubilair?",
    ],
)
def test_any_other_question_is_answered_in_sentences(question: str) -> None:
    assert asked(question) is None


def test_all_aspects_are_compared_unless_some_are_asked_for() -> None:
    whole = asked("Vergelijk de aanpak van Venlo en Kortrijk")
    some = asked("Vergelijk de contractvorm van Venlo en Kortrijk")
    assert whole is not None
    assert whole.aspects == tuple(Aspect)
    assert some is not None
    assert some.aspects == (Aspect.PRODUCT, Aspect.CONTRACT_FORM)


def test_a_word_before_a_name_says_what_kind_of_organisation_is_meant() -> None:
    found = asked("Vergelijk de gemeente Utrecht met het UMC Utrecht")
    assert found is not None
    assert [side.sectors for side in found.sides] == [{"gemeente"}, {"zorg"}]
    assert [side.words for side in found.sides] == [("utrecht",), ("utrecht",)]


@pytest.mark.parametrize(
    "question",
    [
        "Welke pilots met werkkleding waren er, en wat leverde het op?",
        "Quels projets pilotes de mobilier y a-t-il, et avec quels résultats ?",
        "Which pilots with furniture were there, and what did they bring?",
        "Welche Pilotprojekte mit Möbeln gibt es, und was brachte es?",
    ],
)
def test_a_list_with_what_it_brought_is_a_table_too(question: str) -> None:
    found = asked(question)
    assert found is not None
    assert (found.sides, found.aspects) == ((), tuple(Aspect))
