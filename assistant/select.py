"""Ranked hits in, the few numbered passages that an answer is written from out."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answer import Hit, Passage
from assistant.names import bearing, names
from assistant.question import Question

MOST_PASSAGES = 5
WORD_BUDGET = 900
_FAR_BEHIND = 0.55  # of the best score: what lies below adds noise, not evidence


def passages_for(question: Question, hits: Sequence[Hit]) -> list[Passage]:
    """Return the passages to answer from: of documents that bear the names in the question."""
    return select_passages(bearing(names(question.text, question.language), hits))


def select_passages(
    hits: Sequence[Hit], *, most: int = MOST_PASSAGES, word_budget: int = WORD_BUDGET
) -> list[Passage]:
    """Return the passages in order, numbered from 1; the first is always among them.

    An overview is never cited, but the documents beneath it.
    """
    passages: list[Passage] = []
    words = 0
    for hit in (hit for hit in hits if hit.chunk.meta.kind != "overview"):
        words += len(hit.chunk.text.split())
        is_far = bool(passages) and hit.score < _FAR_BEHIND * passages[0].hit.score
        if len(passages) >= most or is_far or (passages and words > word_budget):
            break
        passages.append(Passage(number=len(passages) + 1, hit=hit))
    return passages
