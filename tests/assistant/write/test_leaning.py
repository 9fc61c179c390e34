from __future__ import annotations

import pytest

from assistant.write.leaning import before, leans
from ingest.document import Span
from tests.support.candidates import build_passage, span_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Zij besteedde het bestek opnieuw aan.", "nl"),
        ("Ook dit lukte niet.", "nl"),
        ("Daardoor bleef het tapijt liggen.", "nl"),
        ("Dat contract loopt af.", "nl"),
        ("Die eis verviel.", "nl-BE"),
        ("“Ze kochten 40 stoelen.”", "nl"),
        ("Elle a acheté des meubles.", "fr"),
        ("« Ils ont attendu.", "fr"),
        ("C’est un marché de quatre ans.", "fr"),
        ("Cela a coûté moins.", "fr"),
        ("It asked for repair.", "en"),
        ("It's a framework of four years.", "en"),
        ("These chairs came back.", "en"),
        ("It is used to store chairs.", "en"),
        ("It is expected to save energy.", "en"),
        ("Sie verlangte Ersatzteile.", "de"),
        ("Diesen Vertrag schloss sie 2019.", "de"),
        ("Es ist aus Holz.", "de"),
        ("Ihren Bedarf senkte sie.", "de"),
    ],
)
def test_what_begins_with_a_word_for_something_said_before_leans_on_it(
    text: str, language: str
) -> None:
    assert leans(text, language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Hattem kocht 40 stoelen.", "nl"),
        ("Zijwaarts schuiven lukt.", "nl"),
        ("Er zijn drie percelen.", "nl"),
        ("Het contract loopt tien jaar.", "nl"),
        ("Dat de leverancier meedacht, hielp.", "nl"),
        ("Dat hardware en software samenhangen, is een aandachtspunt.", "nl"),
        ("Il faut décrire le besoin.", "fr"),
        ("Il y a trois lots.", "fr"),
        ("Il est possible de réserver un lot.", "fr"),
        ("Il n’est pas interdit d’exiger un label.", "fr"),
        ("Illimité, le contrat continue.", "fr"),
        ("It is possible to reserve a lot.", "en"),
        ("It is not always necessary to ask for a label.", "en"),
        ("It was found that nobody repaired.", "en"),
        ("That the supplier joined in was decisive.", "en"),
        ("Those who buy less save most.", "en"),
        ("Its-me is a brand.", "en"),
        ("Es gibt drei Lose.", "de"),
        ("Es wurden 40 Stühle gekauft.", "de"),
        ("Es ist in der Regel möglich, Lose zu reservieren.", "de"),
        ("Zij kocht.", "pl"),
    ],
)
def test_what_stands_for_nothing_leans_on_nothing(text: str, language: str) -> None:
    assert not leans(text, language)


def test_the_sentence_before_is_the_one_that_precedes_it_in_its_passage() -> None:
    passage = build_passage("Hattem kocht stoelen. Zij koos hout. Dat werkte.")
    second = span_of(passage, "Zij koos hout.")
    assert before(passage, span_of(passage, "Dat werkte.")) == second
    assert before(passage, passage.hit.chunk.spans[0]) is None


def test_a_sentence_under_another_heading_is_not_the_one_before() -> None:
    first, second = "Hattem kocht stoelen.", "Zij koos hout."
    spans = (
        Span(start=0, end=len(first), section=("Inkoop",)),
        Span(start=len(first) + 1, end=len(first) + 1 + len(second), section=("Lessen",)),
    )
    passage = build_passage(f"{first} {second}", spans=spans)
    assert before(passage, spans[1]) is None
