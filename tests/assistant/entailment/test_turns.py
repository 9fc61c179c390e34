from __future__ import annotations

import pytest

from assistant.entailment.turns import Turns, turns_of
from ingest.text.words import fold


def turns(claim: str, of: str, evidence: str, at: str) -> Turns:
    return turns_of(claim, [evidence], claim_language=of, evidence_language=at)


@pytest.mark.parametrize(
    ("claim", "of", "evidence", "at"),
    [
        ("De stad mag geen stoelen kopen.", "nl", "De stad mag stoelen kopen.", "nl"),
        ("The city may buy chairs.", "en", "De stad mag nooit stoelen kopen.", "nl"),
        ("La ville n'achète pas de chaises.", "fr", "The city buys chairs.", "en"),
        ("Die Stadt kauft keine Stühle.", "de", "La ville achète des chaises.", "fr"),
        ("The chairs aren't reused.", "en", "Die Stühle werden wiederverwendet.", "de"),
        (
            "De stad koopt stoelen met garantie.",
            "nl",
            "La ville achète des chaises sans garantie.",
            "fr",
        ),
    ],
)
def test_a_negation_on_one_side_only_turns_the_claim(
    claim: str, of: str, evidence: str, at: str
) -> None:
    assert turns(claim, of, evidence, at).negated


@pytest.mark.parametrize(
    ("claim", "of", "evidence", "at"),
    [
        ("De stad koopt geen stoelen.", "nl", "La ville n'achète aucune chaise.", "fr"),
        ("The city lacks storage rooms.", "en", "Der Stadt fehlen Lagerräume.", "de"),
        ("De stad heeft geen magazijn.", "nl", "The city lacks a warehouse.", "en"),
        ("Not only chairs were bought.", "en", "Er zijn stoelen gekocht.", "nl"),
        ("Nog geen 6% is circulair.", "nl", "Less than 6% is circular.", "en"),
    ],
)
def test_negations_on_both_sides_or_on_none_turn_nothing(
    claim: str, of: str, evidence: str, at: str
) -> None:
    assert not turns(claim, of, evidence, at).negated


def test_a_negation_in_another_clause_of_the_evidence_counts_for_nothing() -> None:
    evidence = "De gemeente koopt gebruikte stoelen; de herkomst van het tapijt is niet bekend."
    assert not turns("De gemeente koopt gebruikte stoelen.", "nl", evidence, "nl").negated
    assert turns("De herkomst van het tapijt is bekend.", "nl", evidence, "nl").negated


@pytest.mark.parametrize(
    ("claim", "of", "evidence", "at"),
    [
        ("De uitstoot is hoger.", "nl", "De uitstoot is lager.", "nl"),
        ("L'émission a augmenté.", "fr", "De uitstoot daalde.", "nl"),
        ("The pilot succeeded.", "en", "Die Pilotphase ist gescheitert.", "de"),
        ("Wiederverwendung ist verboten.", "de", "Hergebruik is toegestaan.", "nl"),
        ("Het afval daalt met 5 kg per dag.", "nl", "Les déchets baissent de 5 kg par an.", "fr"),
    ],
)
def test_a_word_in_place_of_its_opposite_is_named_with_it(
    claim: str, of: str, evidence: str, at: str
) -> None:
    opposed = turns(claim, of, evidence, at).opposed
    assert opposed is not None
    assert opposed[0] in fold(claim)
    assert opposed[1] in fold(evidence)


def test_where_both_sides_of_an_opposite_are_told_nothing_is_opposed() -> None:
    both = "Nieuwe stoelen zijn duurder en gebruikte goedkoper."
    assert turns("Gebruikte stoelen zijn goedkoper.", "nl", both, "nl").opposed is None


@pytest.mark.parametrize(
    ("claim", "of", "evidence", "at"),
    [
        ("De stad kocht stoelen.", "nl", "De stad wil stoelen kopen.", "nl"),
        ("The city bought chairs.", "en", "La ville prévoit d'acheter des chaises.", "fr"),
        ("La ville a acheté des chaises.", "fr", "Die Stadt soll Stühle kaufen.", "de"),
        ("Die Stadt kaufte Stühle.", "de", "The city aims to buy chairs.", "en"),
        ("De stad kocht stoelen.", "nl", "La ville achètera des chaises.", "fr"),
        ("De stad kocht stoelen.", "nl", "De stad streefde ernaar stoelen te kopen.", "nl"),
    ],
)
def test_a_plan_that_is_told_as_achieved_is_named(
    claim: str, of: str, evidence: str, at: str
) -> None:
    achieved = turns(claim, of, evidence, at).achieved
    assert achieved is not None
    assert achieved in fold(evidence)


@pytest.mark.parametrize(
    ("claim", "of", "evidence", "at"),
    [
        ("De stad is van plan stoelen te kopen.", "nl", "La ville veut acheter des chaises.", "fr"),
        ("The city requires reuse.", "en", "Leveranciers moeten hergebruiken.", "nl"),
        ("The city bought chairs.", "en", "De stad kocht stoelen.", "nl"),
    ],
)
def test_a_plan_that_is_told_as_one_is_none_of_it(
    claim: str, of: str, evidence: str, at: str
) -> None:
    assert turns(claim, of, evidence, at).achieved is None


@pytest.mark.parametrize(
    ("claim", "of", "evidence", "at"),
    [
        (
            "De prijs telde meer dan de kwaliteit.",
            "nl",
            "La qualité compte plus que le prix.",
            "fr",
        ),
        (
            "The city buys tables instead of chairs.",
            "en",
            "Die Stadt kauft Stühle statt Tische.",
            "de",
        ),
    ],
)
def test_things_that_changed_sides_are_seen(claim: str, of: str, evidence: str, at: str) -> None:
    assert turns(claim, of, evidence, at).crossed
    assert not turns(claim, of, claim, of).crossed
    assert not turns(evidence, at, evidence, at).crossed


def test_a_contrast_that_only_the_claim_draws_is_seen() -> None:
    claim = "De stad vroeg losse stoelen in plaats van tafels."
    assert turns(claim, "nl", "The city asked for chairs.", "en").contrasted
    assert not turns(claim, "nl", "The city asked for chairs rather than tables.", "en").contrasted
    assert not turns("De stad vroeg stoelen.", "nl", claim, "nl").contrasted


@pytest.mark.parametrize(
    ("claim", "of", "evidence", "at"),
    [
        (
            "De leverancier nam de stoelen terug.",
            "nl",
            "The city asks suppliers to take chairs back.",
            "en",
        ),
        (
            "The guide on chairs is finished.",
            "en",
            "Die Stadt arbeitet an einem Leitfaden für Stühle.",
            "de",
        ),
        (
            "La ville a réemployé 20 chaises.",
            "fr",
            "Geschat wordt dat de stad 20 stoelen hergebruikt.",
            "nl",
        ),
    ],
)
def test_demands_estimates_and_what_is_under_way_are_not_done(
    claim: str, of: str, evidence: str, at: str
) -> None:
    assert turns(claim, of, evidence, at).achieved is not None
    assert turns(evidence, at, evidence, at).achieved is None
