from __future__ import annotations

import numpy as np

from assistant.answer import Hit, Passage
from assistant.question import Question
from assistant.write.compare import Comparison, compare
from tests.support.chunks import build_chunk

QUESTION = Question(text="Hoe lang loopt het contract?", language="nl")
VECTOR = np.array([1.0, 0.0], dtype=np.float32)


def compared(*passages: tuple[str, float, float]) -> Comparison:
    """Compare passages of one sentence each: its text, its cosine, its passage's score."""
    found = []
    for number, (text, cosine, score) in enumerate(passages, start=1):
        rows = np.array([[cosine, (1 - cosine**2) ** 0.5]], dtype=np.float32)
        chunk = build_chunk(text, document_id=f"d{number}")
        hit = Hit(chunk=chunk, score=score, cosine=cosine, bm25=0.0, sentences=rows)
        found.append(Passage(number=number, hit=hit))
    return compare(QUESTION, VECTOR, found)


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
