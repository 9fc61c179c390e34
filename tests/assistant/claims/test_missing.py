from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.claims.missing import missing_claims
from tests.support.texts import DUTCH, ENGLISH, FRENCH, GERMAN

TEXTS = {"nl": DUTCH, "fr": FRENCH, "en": ENGLISH, "de": GERMAN}


def missing(
    sentence: str, *evidence: str, own: str = "nl", theirs: str = "nl", names: tuple[str, ...] = ()
) -> list[str]:
    claims = missing_claims(
        sentence, evidence, sentence_language=own, evidence_language=theirs, names=names
    )
    return [f"{claim.kind}: {claim.text}" for claim in claims]


def test_what_the_evidence_says_in_another_language_is_not_missed() -> None:
    sentence = "Op 12 maart 2018 sloot Alliander voor tien jaar een contract van 2,5 miljoen euro."
    evidence = "On March 12, 2018 Alliander agreed a ten-year contract worth €2,500,000."
    assert missing(sentence, evidence, theirs="en") == []


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ("Het contract loopt elf jaar.", "quantity: 11 jaar"),
        ("Het contract loopt tien maanden.", "quantity: 10 maanden"),
        ("Het contract is 62 euro waard.", "quantity: 62 euro"),
        ("Het begon in april 2018.", "date: april 2018"),
        ("Het mag volgens artikel 2.115.", "article: article 2.115"),
        ("Het mag volgens Richtlijn 2014/23/EU.", "code: 2014/23/EU"),
        ("Het contract is van Liander.", "name: Liander"),
        ("Het telde mee in de LCA.", "name: LCA"),
        ("De buizen zijn van Pvc.", "name: Pvc"),
        ("Het contract is er voor Belgische scholen.", "name: Belgische"),
    ],
)
def test_what_was_changed_is_missed(changed: str, expected: str) -> None:
    evidence = (
        "Sinds 12 maart 2018 loopt het contract van Alliander tien jaar; 62% is hergebruikt. "
        "Het mag volgens artikel 2.114 en richtlijn 2014/24/EU."
    )
    assert expected in missing(changed, evidence)


def test_two_years_are_twenty_four_months() -> None:
    assert missing("Le marché dure 24 mois.", "De opdracht loopt twee jaar.", own="fr") == []


def test_a_number_of_a_table_may_have_its_unit_above_it() -> None:
    assert missing("Er is 800 kg ingezameld.", "| jaar | kg |\n| 2017 | 800 |") == []
    assert missing("Er is 800 kg ingezameld.", "| jaar | uur |\n| 2017 | 800 |") != []


def test_a_kilo_is_one_where_the_evidence_says_per_kg_but_a_year_is_a_year() -> None:
    assert missing("Een kilo kost 2 euro.", "Het kost 2 euro per kg.") == []
    assert missing("Het duurt een jaar.", "Het duurt tien jaar.") == ["quantity: 1 jaar"]


def test_a_genitive_is_the_same_name() -> None:
    assert missing("AWV's trial is done.", "De proef van AWV is klaar.", own="en") == []


def test_a_directive_is_the_same_in_every_language() -> None:
    assert missing("Zie 2014/24/EU.", "Voir la directive 2014/24/UE.", theirs="fr") == []


def test_terms_and_places_count_by_their_other_names() -> None:
    evidence = "Nederlandse gemeenten en Brussel gebruikten de MKI."
    sentence = "Dutch municipalities and the City of Brussels used the ECI."
    assert missing(sentence, evidence, own="en") == []


def test_the_first_word_is_a_name_where_it_is_known_as_one() -> None:
    assert missing("Meppel won.", "Zwolle won.") == []
    assert missing("Meppel won.", "Zwolle won.", names=("Meppel",)) == ["name: Meppel"]


def test_a_short_word_is_no_name_though_a_country_has_it_for_a_key() -> None:
    assert missing("De opdracht is klaar.", "It is ready.", theirs="en", names=("De",)) == []


def test_german_nouns_are_no_names_unless_they_are_known() -> None:
    sentence, evidence = "Das lieferte die Firma Meppel.", "Dat leverde Zwolle."
    assert missing(sentence, evidence, own="de") == []
    assert missing(sentence, evidence, own="de", names=("Meppel",)) == ["name: Meppel"]


@pytest.mark.parametrize("language", sorted(TEXTS))
def test_a_text_has_all_that_it_claims(language: str) -> None:
    for text in TEXTS[language]:
        assert missing(text, text, own=language, theirs=language) == []


@given(text=st.text(), language=st.sampled_from(sorted(TEXTS)))
def test_any_text_has_all_that_it_claims(text: str, language: str) -> None:
    assert missing(text, text, own=language, theirs=language) == []
