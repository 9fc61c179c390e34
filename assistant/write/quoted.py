"""Candidates as a draft: their own words with what they lack in brackets, or a model's words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

from assistant.answer import Draft, Layout, Place
from assistant.logistic import fitted_model
from assistant.sentence_support import sentence_signals
from assistant.write.compare import Candidate, Comparison
from assistant.write.sentence_text import text_of


def quoted(candidate: Candidate, comparison: Comparison, *, layout: Layout = Layout.PROSE) -> Draft:
    """Return the candidate as a draft, with the heads of its columns or the subject it lacks."""
    return drafted(text_of(candidate.sentence), [candidate], comparison, layout=layout)


def drafted(
    text: str,
    kept: Sequence[Candidate],
    comparison: Comparison,
    *,
    layout: Layout = Layout.PROSE,
    probability: float = 1.0,
) -> Draft:
    """Return a draft: its support is that of its first quote, times how likely it follows."""
    signals = sentence_signals(kept[0], comparison)
    answers = fitted_model("support").probability(asdict(signals))
    return Draft(
        text=text,
        places=tuple(map(_place, kept)),
        support=round(answers * probability, 4),
        signals=signals.as_mapping(),
        layout=layout,
    )


def _place(candidate: Candidate) -> Place:
    sentence = candidate.sentence
    return Place(passage=sentence.passage, span=sentence.span, quote=sentence.quote)
