"""A candidate as a draft: its own words, with what they lack in brackets."""

from __future__ import annotations

from dataclasses import asdict

from assistant.answer import Draft, Layout, Place
from assistant.logistic import fitted_model
from assistant.sentence_support import sentence_signals
from assistant.write.compare import Candidate, Comparison
from assistant.write.sentence_text import text_of


def quoted(candidate: Candidate, comparison: Comparison, *, layout: Layout = Layout.PROSE) -> Draft:
    """Return the candidate as a draft, with the heads of its columns or the subject it lacks."""
    signals = sentence_signals(candidate, comparison)
    sentence = candidate.sentence
    return Draft(
        text=text_of(sentence),
        places=(Place(passage=sentence.passage, span=sentence.span, quote=sentence.quote),),
        support=round(fitted_model("support").probability(asdict(signals)), 4),
        signals=signals.as_mapping(),
        layout=layout,
    )
