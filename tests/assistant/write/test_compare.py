from __future__ import annotations

import numpy as np
import pytest

from assistant.answer import Hit, Passage
from assistant.question import Question
from assistant.write.compare import Comparison, compare
from tests.support.chunks import build_chunk

QUESTION = Question(text="Hoe lang loopt het contract?", language="nl")
VECTOR = np.array([1.0, 0.0], dtype=np.float32)


def compared(*passages: tuple[str, float, float], question: Question = QUESTION) -> Comparison:
    """Compare passages: their sentences' text and cosine, and the passage's score."""
    found = []
    for number, (text, cosine, score) in enumerate(passages, start=1):
        chunk = build_chunk(text, document_id=f"d{number}")
        row = [cosine, (1 - cosine**2) ** 0.5]
        rows = np.array([row] * len(chunk.spans), dtype=np.float32)
        hit = Hit(chunk=chunk, score=score, cosine=cosine, bm25=0.0, sentences=rows)
        found.append(Passage(number=number, hit=hit))
    return compare(question, VECTOR, found)


def asking(text: str, language: str = "nl") -> Question:
    return Question(text=text, language=language)


def test_a_sentence_gives_what_is_asked_for_or_does_not() -> None:
    comparison = compared(
        ("Het contract loopt gewoon door.", 0.5, 0.5), ("Het contract loopt tien jaar.", 0.5, 0.5)
    )
    best, other = comparison.candidates
    assert (best.sentence.document_id, best.given, other.given) == ("d2", 1.0, 0.0)


def test_a_sentence_bears_half_of_its_passages_distance_to_the_best() -> None:
    text = "Het contract loopt tien jaar."
    best, other = compared((text, 0.4, 0.8), (text, 0.4, 0.6)).candidates
    assert (best.sentence.document_id, round(best.score - other.score, 6)) == ("d1", 0.1)


def test_of_passages_as_good_the_nearer_sentence_is_best() -> None:
    text = "Het contract loopt tien jaar."
    assert compared((text, 0.3, 0.5), (text, 0.6, 0.5)).candidates[0].sentence.document_id == "d2"


LEAD, OTHER = "Stad X wilde rust.", "Buiten bleef alles gelijk."


@pytest.mark.parametrize(
    ("text", "language", "first"),
    [
        ("Welke gemeenten kochten tapijt?", "nl", LEAD),
        ("Wat kwam van het tapijt?", "nl", OTHER),
        ("Wie kann man Teppich kaufen?", "de", OTHER),
        ("Wie kocht tapijt?", "nl", LEAD),  # as good: in its own order
    ],
)
def test_what_opens_its_document_leads_a_list_and_no_other_answer(
    text: str, language: str, first: str
) -> None:
    comparison = compared((f"{LEAD} {OTHER}", 0.5, 0.5), question=asking(text, language))
    assert comparison.candidates[0].sentence.quote == first


def test_who_did_it_may_stand_in_the_sentence_that_opens_its_document() -> None:
    scores = {
        candidate.sentence.quote: candidate.score
        for candidate in compared((f"{LEAD} {OTHER}", 0.5, 0.5), question=asking("Wie?")).candidates
    }
    assert scores[LEAD] == scores[OTHER]


@pytest.mark.parametrize(
    "disclaimer",
    [
        "Dit document vat de wet samen.",
        "This document restates the source.",
        "Ce document résume la loi.",
        "Dieses Dokument fasst das Gesetz zusammen.",
        "Het is geen juridisch advies.",
        "Ce n'est pas un avis juridique.",
        "It is not legal advice.",
        "Es ist keine Rechtsberatung.",
    ],
)
def test_a_disclaimer_is_never_quoted(disclaimer: str) -> None:
    comparison = compared((f"{disclaimer} {OTHER}", 0.9, 0.9))
    assert [candidate.sentence.quote for candidate in comparison.candidates] == [OTHER]
