from __future__ import annotations

import time

import pytest

from assistant.lessons import FAILED, LEARNT, WORKED, parts_asked_for
from assistant.question import Question


@pytest.mark.parametrize(
    ("text", "language", "parts"),
    [
        ("Wat leerden pilots met circulaire werkkleding?", "nl", LEARNT),
        ("Wat hebben gemeenten van circulaire ICT geleerd?", "nl", LEARNT),
        ("Wat zijn de lessen van pilots met tapijt?", "nl", LEARNT),
        ("Wat werkte niet bij pilots met catering?", "nl", FAILED),
        ("Wat ging er mis bij Belgische gemeenten?", "nl", FAILED),
        ("Wat gaat er meestal mis bij circulaire aanbestedingen?", "nl", FAILED),
        ("Qu’est-ce qui se passe souvent mal dans les marchés circulaires ?", "fr", FAILED),
        ("What usually goes wrong in circular tenders?", "en", FAILED),
        ("Was läuft bei Ausschreibungen oft schief?", "de", FAILED),
        ("Welke valkuilen kwamen pilots met meubilair tegen?", "nl", FAILED),
        ("Wat werkte wel bij pilots met catering?", "nl", WORKED),
        ("Welke succesfactoren noemen gemeenten?", "nl", WORKED),
        ("Qu’ont appris les communes sur le mobilier ?", "fr", LEARNT),
        ("Quels sont les enseignements des projets de mobilier ?", "fr", LEARNT),
        ("Qu’est-ce qui n’a pas marché dans les communes ?", "fr", FAILED),
        ("Quels obstacles les communes ont-elles rencontrés ?", "fr", FAILED),
        ("Qu’est-ce qui a bien marché dans les communes ?", "fr", WORKED),
        ("What did pilots with workwear learn?", "en", LEARNT),
        ("What are the lessons from circular pilots?", "en", LEARNT),
        ("What did not work in pilots with catering?", "en", FAILED),
        ("Which barriers did municipalities meet?", "en", FAILED),
        ("What worked in circular pilots?", "en", WORKED),
        ("Was lernten Gemeinden aus Pilotprojekten?", "de", LEARNT),
        ("Was haben die Gemeinden dabei gelernt?", "de", LEARNT),
        ("Was hat bei Pilotprojekten mit Möbeln nicht funktioniert?", "de", FAILED),
        ("Welche Hürden nennen Gemeinden?", "de", FAILED),
        ("Was hat bei den Gemeinden funktioniert?", "de", WORKED),
        ("Welke lessen zijn er over de inkoop van catering?", "nl", LEARNT),
        ("Welke valkuilen zijn er bij het inkopen van refurbished laptops?", "nl", FAILED),
        ("Wat zijn succesfactoren bij circulaire werkkleding?", "nl", WORKED),
        ("Quelles leçons sur les achats de mobilier ?", "fr", LEARNT),
        ("Quels sont les freins dans les achats de mobilier ?", "fr", FAILED),
        ("What are the pitfalls when buying used IT?", "en", FAILED),
        ("Which lessons learnt are there about furniture?", "en", LEARNT),
        ("Welche Lehren gibt es zur Beschaffung von Möbeln?", "de", LEARNT),
        ("Was sind Erfolgsfaktoren beim Kauf von Möbeln?", "de", WORKED),
    ],
)
def test_what_several_learnt_stands_in_parts_of_their_documents(
    text: str, language: str, parts: frozenset[str]
) -> None:
    assert parts_asked_for(Question(text=text, language=language)) == parts


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Wat leerde de gemeente Utrecht?", "nl"),
        ("Wat werkte niet bij Croon?", "nl"),
        ("Welke lessen zijn er over het stadskantoor van Venlo?", "nl"),
        ("What are the lessons from the City of Malmö?", "en"),
        ("Quelles leçons pour la Ville de Lille ?", "fr"),
        ("Wat hebben gemeenten nodig?", "nl"),
        ("Welke pilots gingen over ICT?", "nl"),
        ("What do cities need?", "en"),
        ("Qu’a appris la Ville de Lille ?", "fr"),
        ("Was hat die Stadt Zürich gekauft?", "de"),
    ],
)
def test_what_one_learnt_and_what_several_did_are_no_such_question(
    text: str, language: str
) -> None:
    assert not parts_asked_for(Question(text=text, language=language))


@pytest.mark.parametrize(
    ("again", "language"),
    [
        ("welke valkuilen x ", "nl"),
        ("wat werkte niet bij x ", "nl"),
        ("was hat nicht ", "de"),
        ("what did pilots ", "en"),
        ("n’a pas marché x ", "fr"),
        ("lessen over een Xx ", "nl"),
    ],
)
def test_a_question_that_begins_again_and_again_is_read_in_no_time(
    again: str, language: str
) -> None:
    began = time.thread_time()
    assert not parts_asked_for(Question(text=(again * 200)[:2_000], language=language))
    assert time.thread_time() - began < 0.5
