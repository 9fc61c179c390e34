"""Passages in, their sentences compared with the question and the support they give out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from assistant.answer import Hit, Passage
from assistant.facets import ONE_OF, asks_for_all, preferred
from assistant.logistic import fitted_model
from assistant.question import Question
from assistant.readable import Asked
from assistant.support import Signals, signals_of
from assistant.trust import dictates
from assistant.write.compare import Comparison, compare
from ingest.document import Value

_DICTATED = 0.8
"""Support that a question needs which says what is to be answered: mostly it asks nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed(Value):
    """The sentences in order of merit, and how likely they support an answer."""

    comparison: Comparison
    signals: Signals
    probability: float
    is_supported: bool


def weigh(asked: Asked, hits: Sequence[Hit], passages: Sequence[Passage]) -> Weighed:
    """Compare the passages' sentences with the question, and apply the fitted model."""
    comparison = compare(asked.question, asked.for_sentences, passages)
    signals = signals_of(asked.question, hits, comparison, likeness=asked.likeness)
    model, seen = fitted_model("refusal"), asdict(signals)
    probability = model.probability(seen) if comparison.candidates else 0.0
    needed = max(
        0.0 if is_listed(asked.question, passages) else model.threshold,
        _DICTATED if dictates(asked.question.text) else 0.0,
    )
    return Weighed(
        comparison=comparison,
        signals=signals,
        probability=round(probability, 4),
        is_supported=bool(comparison.candidates) and probability >= needed,
    )


def is_listed(question: Question, passages: Sequence[Passage]) -> bool:
    """Tell whether a list is asked for by facets that every passage has: those are its support.

    "Which pilots were about rail?" is as far from each of its sentences as from any other.
    """
    wanted = {facet: keys for facet, keys in preferred(question).items() if facet in ONE_OF}
    return asks_for_all(question) and all(
        keys & {*passage.hit.chunk.meta.facet_values(facet)}
        for passage in passages
        for facet, keys in wanted.items()
    )
