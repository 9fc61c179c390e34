from __future__ import annotations

import pytest

from ingest.text.compounds import compound_parts
from ingest.text.lexical import analyse, document_terms

# Words of nine letters and more, drawn at random from the corpus and split by hand after the
# splitter was finished; those without a plus are no compounds, or none whose parts say anything.
LABELLED = {
    "nl": """
        aanbesteedt aandachts+punten aanschaf+volgorde aantoonbare acheteurs administratieve
        afval+spoor allotissement analyse+apparaat asfalt+deklaag asfalt+mengsel asfalt+variant
        barometre batterijen belasting beschikking beslissen bestemmingen betekenis
        bevorzugungspflicht bewegwijzerings+dienst bouw+opdracht bureau+studie catalogue categorie
        cirkelstad consultations contract+manager controleren deelnemers dubbeldeks+treinen
        duurzaamheids+doel duurzaamheids+maatregelen eind+bestemming engageert factsheets
        formaldehyde fundament gebruiks+fase geleidbaarheid generation groen+voorzieningen
        hertogenbosch inkoop+trajecten internationale interview keuken+afval kleding+recycling
        klimaat+monitor koffie+machines koplopers leveranciers+contracten ludwigsburg
        maatwerk+bedrijven markt+beeld moensstraat negotiation objectieve objectifs omschreven
        onderhouds+contract ondernemen opleverde overheids+opdrachten productie productie+fase
        refurbishers registreert relining+contract renewable rijks+marktplaats rijks+overheid
        schiet+stand school+borden schoonmaak+middelen sediments showcases sloop+materiaal
        span+beton stads+gebouwen standaard+tools stede+bouw surf+vijver sustainable tenderned
        terugname+garanties toepassings+gebied trap+liften uitvoerende uitvoerings+agenda
        veranderen verlaagde vermijden versnelling voorbeeld+gedrag voornemen voorschrijvend
        vragen+lijst wegen+case werk+kleding
    """,
    "de": """
        angebots+markt angewiesen asthetischen aufbereitbare aufbereiten ausgangslage ausgerichtet
        ausserhalb bedarfs+tragern bedingungen behandelte beleuchtung beschaffenden
        beschaffungs+initiative beschaffungs+konferenz beschaffungs+vorgange bevorzugt bevorzugte
        demontierbare deutschland erstellte finanziert gewichtet haupt+grund initiative innerhalb
        kriterien leit+frage massnahme mehr+kosten rechts+anspruche recycling+zentrums
        regionalitat reparatur schad+stoffe schaffhausen schluss+bericht stadte+tags
        stadt+verwaltung standards transport umorganisation unterschiedlich verkaufen verlangte
        vorbehalte wettbewerb wiedereinsatz+strategie zusatzlich zweit+nutzung
    """,
}


@pytest.mark.parametrize(
    ("compound", "part"),
    [
        ("bedrijfskleding", "kleding"),
        ("inkooptraject", "traject"),
        ("levenscycluskosten", "kosten"),
        ("levenscycluskosten", "levenscyclus"),
        ("straatlampen", "lamp"),
        ("overheidsopdrachten", "opdracht"),
    ],
)
def test_a_dutch_compound_is_found_by_its_part(compound: str, part: str) -> None:
    assert set(analyse(part, "nl")) < set(document_terms(compound, "nl"))


@pytest.mark.parametrize(
    ("compound", "part"),
    [
        ("Büromöbel", "Möbel"),
        ("Kreislaufwirtschaft", "Wirtschaft"),
        ("Lebenszykluskosten", "Kosten"),
        ("Berufskleidung", "Kleidung"),
    ],
)
def test_a_german_compound_is_found_by_its_part(compound: str, part: str) -> None:
    assert set(analyse(part, "de")) < set(document_terms(compound, "de"))


def test_a_compound_of_three_gives_the_one_within_it_and_its_parts() -> None:
    assert compound_parts("levenscycluskosten", "nl") == (
        "levenscyclus",
        "leven",
        "cyclus",
        "kosten",
    )


@pytest.mark.parametrize(
    "word",
    [
        *("aanbesteding", "samenwerking", "gemeente", "gemeenten", "materialen", "containers"),
        *("voorwaarden", "overeenkomst", "terugwinning", "onderhouden", "automaten", "waterstaat"),
    ],
)
def test_a_dutch_word_that_is_no_compound_stays_whole(word: str) -> None:
    assert compound_parts(word, "nl") == ()


@pytest.mark.parametrize(
    "word", ["burgermeister", "ausschreibung", "gemeinden", "unternehmen", "materialien"]
)
def test_a_german_word_that_is_no_compound_stays_whole(word: str) -> None:
    assert compound_parts(word, "de") == ()


@pytest.mark.parametrize("language", ["fr", "en", "da"])
def test_other_languages_are_not_split(language: str) -> None:
    assert compound_parts("bedrijfskleding", language) == ()
    assert document_terms("bedrijfskleding", language) == analyse("bedrijfskleding", language)


@pytest.mark.parametrize("word", ["", "lamp", "2014/24/eu", "c-223", "kosten2018kosten"])
def test_short_words_and_references_stay_whole(word: str) -> None:
    assert compound_parts(word, "nl") == ()


def test_a_word_without_end_is_not_split() -> None:
    assert compound_parts("straat" * 8, "nl") != ()
    assert compound_parts("straat" * 2_000, "nl") == ()


@pytest.mark.parametrize(("language", "least"), [("nl", 0.8), ("de", 0.5)])
def test_words_split_by_hand_are_split_the_same(language: str, least: float) -> None:
    """Measured: nl 40 of 48 compounds split, de 8 of 16; none of the 48 splits is wrong."""
    labelled = [entry.split("+") for entry in LABELLED[language].split()]
    simple = [parts[0] for parts in labelled if len(parts) == 1]
    compounds = {"".join(parts): parts[1] for parts in labelled if len(parts) > 1}
    split = [word for word in compounds if compound_parts(word, language)]
    assert [word for word in simple if compound_parts(word, language)] == []
    assert [word for word in split if compounds[word] not in compound_parts(word, language)] == []
    assert len(split) / len(compounds) >= least
