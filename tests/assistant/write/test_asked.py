from __future__ import annotations

import pytest

from assistant.write.asked import missing

ASKED_AND_GIVEN = [
    ("Wat kostte de inrichting?", "De inrichting kostte € 120.000.", "Er waren 120 bureaus."),
    ("Combien ont coûté les écrans ?", "Ils ont coûté 39 500 euros.", "Il y a 39 écrans."),
    ("How much did it cost?", "It cost 5 million DKK.", "It took 5 months."),
    ("Welk percentage is gerecycled?", "36% is gerecycled.", "Er zijn 36 handdoeken."),
    ("Hoeveel procent bleef?", "Ruim de helft bleef.", "Er bleven 12 stoelen."),
    ("Hoeveel CO2 bespaarde het?", "Het scheelde 22 ton CO₂.", "Het scheelde 22 ton staal."),
    ("Hoeveel kilo werd ingezameld?", "Er kwam 900 kg binnen.", "Er kwamen 900 jassen."),
    ("Hoe lang loopt het contract?", "Het loopt 15 jaar.", "Het telt 15 percelen."),
    ("Welke aannemer legde het?", "Het asfalt kwam van Heijmans.", "Het lag er in 2019."),
    ("Who won the contract?", "The contract went to Ricoh.", "The contract was won."),
    ("Welke aannemer legde het?", "Aannemer Heijmans legde het.", "Het lag in Retie in mei."),
    ("Which supplier won?", "The lots were won by HP.", "A framework ran until October 2020."),
    ("Welche Firma baute es?", "Die Arbeiten machte Implenia als Auftragnehmer.", "Der Umzug war."),
    ("Combien d'appareils ont-ils acheté ?", "Ils en ont acheté 40.", "C'était pour 2 ans."),
    ("Hoeveel maanden duurde het?", "Het duurde 9 maanden.", "Het duurde lang."),
    ("Hoe lang gaat een laptop mee?", "Een laptop gaat zes jaar mee.", "It is €7,500,000 a year."),
    ("Hoe lang duurde de proef?", "De proef duurde een half jaar.", "De proef was elk jaar."),
    ("In welk jaar begon het?", "Het begon in 2018.", "Het begon met 12 bureaus."),
    ("Wat heeft de kademuur gekost?", "Hij kostte 3 miljoen euro.", "Hij is 300 meter lang."),
    ("Quel surcoût y avait-il ?", "Il était de 5 euros par m³.", "Il y avait 90 % de béton."),
    ("What was the monthly fee?", "It was £ 12 a month.", "There were 12 benches."),
    ("Hoeveel duurder is huren?", "Huren is 8% duurder.", "Huren duurt 8 jaar."),
    ("Quel taux est fixé ?", "Le taux est de 20 %.", "Il y a 20 villes."),
    ("Welke verhuisfirma kreeg het?", "Het werd gegund aan Mozer.", "Het was een opdracht."),
    ("Wie lange läuft der Vertrag?", "Er läuft drei Jahre.", "Er hat drei Lose."),
    ("Welke stad bespaarde het meest?", "Venlo bespaarde het meest.", "Venlo bespaarde 5 ton."),
    ("Welke tool kwam als beste uit de bus?", "Tool A won.", "Er waren 10 tools."),
    ("Which pilot saved the most?", "Oslo saved more than all others.", "Oslo saved 30 tonnes."),
    ("Quel achat a coûté le moins ?", "Le moins cher : A.", "L'achat A a eu lieu en 2018."),
    ("Welches Projekt schnitt am besten ab?", "Projekt A ist das beste.", "Es sind 18."),
    ("Is het doel gehaald?", "Het doel is niet gehaald.", "Het doel voor 2023 is 40%."),
    ("Kocht Zwolle uiteindelijk stoelen?", "Zwolle kocht stoelen.", "Zwolle wil stoelen kopen."),
    ("Was the target achieved?", "The city reached 45%.", "The city aimed at 50%."),
    ("L'objectif est-il atteint ?", "La ville a acheté 20 %.", "La ville vise 20 %."),
    ("Wurde das Ziel erreicht?", "Das Ziel wurde erreicht.", "Das Ziel sind 50 Prozent."),
]


@pytest.mark.parametrize(("question", "given", "other"), ASKED_AND_GIVEN)
def test_a_figure_in_another_unit_is_no_answer(question: str, given: str, other: str) -> None:
    assert list(missing(question, [other]))
    assert not list(missing(question, [other, given]))


@pytest.mark.parametrize(
    "question",
    [
        "Hoe kies je een contractvorm?",
        "Wanneer is licht gewoon een dienst?",
        "Hoeveel pilots waren er?",
        "What failed?",
        "Met wat voor proef start je best?",
        "Is het gebruikt, uiteindelijk, of bleef het bij een plan?",
    ],
)
def test_a_question_without_a_unit_asks_for_none(question: str) -> None:
    assert not list(missing(question, ["Er waren 12 pilots."]))
