"""What is seen of a sentence that tells whether it states a fact that answers the question.

The model that weighs it is `fitted/support.json` (`logistic.py`). What is shown does not depend
on it: it is the number beside a sentence.
"""

from __future__ import annotations

from dataclasses import dataclass

from assistant.logistic import SignalValues
from assistant.write.compare import Candidate, Comparison

_RIVAL = 5  # the candidate that a sentence's lead is measured to: chance likeness, mostly


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceSignals(SignalValues):
    """What was seen, all of it higher for sentences that answer, more or less.

    `cosine` is that of sentence and question, `words`, `cue` and `given` as Candidate has them. By
    score: `nearness` to the best candidate (0 for itself, else below), `lead` over the fifth best,
    `margin` over the mean. `same_document` tells whether it stands in the best candidate's
    document; `passage` is 1 over the number of its passage, and `passage_cosine` that passage's
    likeness to the question.
    """

    cosine: float = 0.0
    words: float = 0.0
    cue: float = 0.0
    given: float = 0.0
    nearness: float = 0.0
    lead: float = 0.0
    margin: float = 0.0
    same_document: float = 0.0
    passage: float = 0.0
    passage_cosine: float = 0.0


def sentence_signals(candidate: Candidate, comparison: Comparison) -> SentenceSignals:
    """Return what was seen of a sentence among all the candidates of its comparison."""
    sentence, best = candidate.sentence, comparison.candidates[0]
    scores = [each.score for each in comparison.candidates]
    return SentenceSignals(
        cosine=sentence.cosine,
        words=candidate.words,
        cue=candidate.cue,
        given=candidate.given,
        nearness=candidate.score - best.score,
        lead=candidate.score - scores[min(_RIVAL, len(scores)) - 1],
        margin=candidate.score - sum(scores) / len(scores),
        same_document=float(sentence.document_id == best.sentence.document_id),
        passage=1 / sentence.passage.number,
        passage_cosine=sentence.passage.hit.cosine,
    )
