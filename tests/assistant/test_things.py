from __future__ import annotations

import pytest

from assistant.answer import Hit
from assistant.question import Question
from assistant.things import is_of_another_product, things_in, with_things
from tests.support.chunks import build_chunk


def hit(document_id: str, text: str) -> Hit:
    chunk = build_chunk(text, document_id=document_id, title="Verslag")
    return Hit(chunk=chunk, score=1.0, cosine=0.9, bm25=0.0)


BRIDGE = hit("brug", "Er kwam een fietsbrug van hout.")
ITS_LESSONS = hit("brug", "Begin op tijd.")
ROAD = hit("weg", "De weg kreeg een onderlaag van puin.")
ABROAD = hit("pont", "Le pont est en bois.")


@pytest.mark.parametrize("text", ["Een FIETSBRUG.", "Twee bruggen", "un pont", "Fahrradbrücken"])
def test_a_thing_is_known_by_any_word_for_it(text: str) -> None:
    assert things_in(text) == things_in("viaduct") != frozenset()


@pytest.mark.parametrize("text", ["In Brugge.", "Wij monitoren dat.", "een pontje", ""])
def test_a_word_that_looks_like_one_is_none(text: str) -> None:
    assert things_in(text) == frozenset()


@pytest.mark.parametrize(
    ("question", "left"),
    [
        ("Welke gemeenten hebben een circulair viaduct?", [BRIDGE, ITS_LESSONS, ABROAD]),
        ("Welke gemeenten hebben een datacenter?", []),
        ("Welke gemeenten hebben infra?", [BRIDGE, ITS_LESSONS, ROAD, ABROAD]),
        ("Welke gemeenten hebben een brug of een weg?", [BRIDGE, ITS_LESSONS, ROAD, ABROAD]),
    ],
)
def test_a_list_of_things_is_of_documents_that_tell_of_them(question: str, left: list[Hit]) -> None:
    hits = [BRIDGE, ITS_LESSONS, ROAD, ABROAD]
    assert with_things(Question(text=question, language="nl"), hits) == left


@pytest.mark.parametrize(
    ("sentence", "category", "is_other"),
    [
        ("Een refurbished stoel scheelt 90% CO2.", (), True),
        ("Een refurbished laptop scheelt 90% CO2.", ("kantoormeubilair",), False),
        ("Met het meubilair werd 27 ton CO2 vermeden.", ("kantoormeubilair",), True),
        ("Met het meubilair werd 27 ton CO2 vermeden.", ("ict", "kantoormeubilair"), False),
        ("Daarmee werd 27 ton CO2 vermeden.", ("kantoormeubilair",), False),
    ],
)
def test_another_product_is_told_by_the_sentence_and_its_document(
    sentence: str, category: tuple[str, ...], *, is_other: bool
) -> None:
    question = Question(text="Hoeveel CO2 scheelt een laptop?", language="nl")
    meta = build_chunk(sentence, category=category).meta
    assert is_of_another_product(question, sentence, meta) is is_other
