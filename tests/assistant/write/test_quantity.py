from __future__ import annotations

import pytest

from assistant.write.quantity import lacks_a_quantity


def test_a_year_is_no_quantity() -> None:
    assert lacks_a_quantity(
        "Hoeveel pacemakers zijn gerecycled?", ["Het onderzoek was in 2019-2020."]
    )
    assert not lacks_a_quantity("Hoeveel pacemakers zijn er?", ["Het gaat om 18.000 per jaar."])


def test_a_question_that_asks_for_no_quantity_lacks_none() -> None:
    assert not lacks_a_quantity("Wat deed UMC Utrecht?", ["Het onderzocht recycling."])


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("Hoeveel vellen papier gebruikt het Rijk?", "Het gaat om 75 gram in plaats van 80 gram."),
        ("Hoeveel Vlaamse besturen doen mee?", "Besturen kochten voor 59 miljoen euro in."),
        ("Hoeveel deelnemers waren er?", "De bijeenkomst was op 11 december 2018."),
        ("Combien de ramettes la ville achète-t-elle ?", "Le contrat vaut 700 000 euros."),
        ("Combien d'appareils ont été achetés ?", "L'article 58 vaut pour 46 % du montant."),
        ("How many bricks were saved?", "The pilot saved 30 tonnes of CO2."),
        ("Wie viele Automaten gibt es?", "Der Vertrag läuft seit dem 3. Mai 2.0 auf der A326."),
    ],
)
def test_an_amount_of_something_is_no_number_of_things(question: str, sentence: str) -> None:
    assert lacks_a_quantity(question, [sentence])


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("Hoeveel stoelen kocht de gemeente?", "Zij kocht 250 stoelen voor 10.000 euro."),
        ("Hoeveel pilots waren er?", "Er waren 3 Europese pilots."),
        ("Hoeveel broeikasgas scheelt het?", "Het scheelt 2,95 kg per kg."),
        ("Hoeveel euro kostte het?", "Het kostte 10.000 euro."),
        ("Hoeveel kostten de stoelen?", "Ze kostten € 40.000."),
        ("Hoeveel tonnen kwamen vrij?", "Er kwam 30 ton vrij."),
        ("Combien de tonnes ?", "30 tonnes."),
        ("How many tonnes were saved?", "It saved 30 tonnes."),
        ("Wie viele Stühle waren es?", "Es waren 54 Stühle."),
        ("Hoeveel gemeenten deden mee?", "Er deden negen gemeenten mee."),
    ],
)
def test_what_is_asked_for_is_found_beside_other_figures(question: str, sentence: str) -> None:
    assert not lacks_a_quantity(question, [sentence])
