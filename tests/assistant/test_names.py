from __future__ import annotations

import pytest

from assistant.answer import Hit
from assistant.names import Name, bearing, codes, names
from tests.support.chunks import build_chunk


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Wat deed Alliander met kleding?", ["alliander"]),
        ("Hoe ging het in de gemeente Den Haag?", ["den", "haag"]),
        ("What did KU Leuven do with lab coats?", ["leuven"]),
        ("Was het duur? Wie betaalde?", []),
        ("Welke Nederlandse gemeente koos ICT of R-ladders in mei?", []),
        ("Waarom was de ICT-aanbesteding stil?", []),
        ("Quels smartphones Montpellier a-t-elle achetés ?", ["montpellier"]),
    ],
)
def test_proper_names_are_told_from_terms(question: str, expected: list[str]) -> None:
    assert [name.text for name in names(question, "nl")] == expected


@pytest.mark.parametrize(
    "question",
    [
        "Wat deed de gemeente Breda?",
        "What did the City of Breda buy?",
        "Achats de la ville de Breda",
    ],
)
def test_an_organisation_that_no_hit_names_leaves_none(question: str) -> None:
    assert bearing(names(question, "nl"), [ZWOLLE, MEPPEL, OTHER]) == []


def test_german_nouns_are_no_names() -> None:
    assert names("Was geschah mit den Wandtafeln in Landquart?", "de") == []
    found = names("Was kaufte das Amt des Kantons St. Gallen, und was die Stadt Bern?", "de")
    assert [(name.text, name.of_organisation) for name in found] == [
        ("gallen", True),
        ("bern", True),
    ]


def hit(document_id: str, text: str, **fields: str) -> Hit:
    chunk = build_chunk(text, document_id=document_id, **fields)
    return Hit(chunk=chunk, score=1.0, cosine=0.9, bm25=0.0)


ZWOLLE = hit("zwolle", "De gemeente kocht tapijt.", organisation="Gemeente Zwolle")
MEPPEL = hit("meppel", "In Meppel lag tapijt van Zwolle.", organisation="Gemeente Meppel")
OTHER = hit("ander", "Er lag tapijt.", organisation="NS")


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ([], [ZWOLLE, MEPPEL, OTHER]),
        (["zwolle"], [ZWOLLE, MEPPEL]),
        (["zwolse"], [ZWOLLE, MEPPEL]),
        (["meppeler"], [MEPPEL]),
        (["meppel", "zwolle"], [MEPPEL]),
        (["zwolle", "ns"], [ZWOLLE, MEPPEL, OTHER]),
        (["zwolle", "breda"], [ZWOLLE, MEPPEL]),
        (["breda"], [ZWOLLE, MEPPEL, OTHER]),
    ],
)
def test_hits_are_of_documents_that_bear_the_names(wanted: list[str], expected: list[Hit]) -> None:
    assert bearing([Name(text) for text in wanted], [ZWOLLE, MEPPEL, OTHER]) == expected


def test_a_place_is_found_under_its_name_in_another_language() -> None:
    found = hit("liege", "La ville a acheté du mobilier.", organisation="Ville de Liège")
    assert bearing([Name("luik")], [found]) == [found]


def test_a_document_bears_a_name_that_another_of_its_passages_has() -> None:
    second = hit("meppel", "Het ging goed.", organisation="Gemeente")
    assert bearing([Name("zwolle")], [second, MEPPEL]) == [second, MEPPEL]


def test_a_name_within_another_name_is_not_that_name() -> None:
    longer = hit("meer", "De gemeente Haarlemmermeer kocht banken.", organisation="Haarlemmermeer")
    assert bearing(names("Wat kocht de gemeente Haarlem?", "nl"), [longer]) == []
    shorter = hit("haarlem", "De Haarlemse inkoper kocht banken.", organisation=None)
    assert bearing(names("Wat kocht de gemeente Haarlem?", "nl"), [longer, shorter]) == [shorter]


NVRD = hit("nvrd", "De werkgroep koos kleding.", organisation="NVRD")
GDCI = hit("gdci", "GDCI begon in 2013.", title="Terugblik op de GDCI")
IN_FULL = hit("voluit", "De Green Deal Circulair Inkopen telt 64 partijen.")


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Hoeveel gemeenten zaten er in de werkgroep van de NVRD?", [NVRD]),
        ("Was kaufte die NVRD-Arbeitsgruppe?", [NVRD]),
        ("Wie deden mee aan de GDCI?", [GDCI, IN_FULL]),
        ("Wat deed de GZA?", [NVRD, GDCI, IN_FULL]),
        ("Hoeveel CO2 scheelt ICT?", [NVRD, GDCI, IN_FULL]),
    ],
)
def test_a_code_that_a_hit_is_of_names_it_unless_it_is_a_subject(
    question: str, expected: list[Hit]
) -> None:
    hits = [NVRD, GDCI, IN_FULL]
    assert bearing(codes(question, hits), hits) == expected
