"""What is seen of a question and its passages that tells whether they support an answer at all.

The model that weighs it is `fitted/refusal.json` (`logistic.py`).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from assistant.answer import Hit
from assistant.facets import says_nothing
from assistant.logistic import SignalValues, mean
from assistant.question import Question
from assistant.terms import question_terms
from assistant.write.asked import beside_the_kinds, missing
from assistant.write.compare import GIVEN, Candidate, Comparison
from assistant.write.definition import defined_term
from ingest.document import base_language
from ingest.text.lexical import document_terms

_UNLIKE, _LIKENESS_SPREAD = 0.875, 0.0165
_FAR, _NEARNESS_SPREAD = 0.3, 0.14
_NOTHING_NEAR = 0.2
_OF_THE_FIELD = 0.9  # on dev what is as far as this in other words is answered rightly
_EXPLAINED = 2.0  # what a document says the meaning of is of this field: the mean on dev
_SHOWN = 3  # sentences that are looked at for the kind of answer that is asked for
_BEST = 5
_FIRST = 10  # sentences of which the share that gives it is taken


@dataclass(frozen=True, slots=True, kw_only=True)
class Signals(SignalValues):
    """What was seen, all of it higher for questions that have an answer, more or less.

    `passage_cosine` and `sentence_cosine` are the best; `margin` is how far the best passage
    stands out from the others that were found, and `sentence_margin` the best sentence from the
    other sentences; `coverage` is the share of the question's terms in the sentences, rare ones
    counting for more; `bm25` the logarithm of the best score; `agreement` the share of the best
    passages of one half that the other has too; `same_language` tells whether the best sentence
    is in the question's language; `given` tells whether the best sentences have the kind of thing
    that is asked for (a sum, a date, a firm), `nearest_given` whether the one that is best without
    regard to that has it, and `given_share` how many of the ten best do: where the corpus tells
    it, it is mostly what comes up anyway (not so what a term means: one sentence tells it, and both
    are 1); `about` tells how far the question is of this field, by what it is like or by what it is
    near, in standard deviations.
    """

    passage_cosine: float = 0.0
    sentence_cosine: float = 0.0
    margin: float = 0.0
    sentence_margin: float = 0.0
    coverage: float = 0.0
    bm25: float = 0.0
    agreement: float = 0.0
    same_language: float = 0.0
    given: float = 0.0
    nearest_given: float = 0.0
    given_share: float = 0.0
    about: float = 0.0


def signals_of(
    question: Question,
    hits: Sequence[Hit],
    comparison: Comparison,
    *,
    likeness: float | None = None,
) -> Signals:
    """Return what was seen; all zero where there is nothing to answer from."""
    if not comparison.candidates:
        return Signals()
    nearest = max(hit.cosine for hit in hits)
    sentences = sorted(
        (candidate.sentence.cosine for candidate in comparison.candidates), reverse=True
    )
    best = comparison.candidates[0].sentence.passage.hit.chunk.meta
    about = _about(likeness, max(nearest, sentences[0]))
    is_term = defined_term(question.text) is not None
    if is_term and any(candidate.given for candidate in comparison.candidates):
        about = max(about, _EXPLAINED)
    return Signals(
        passage_cosine=nearest,
        sentence_cosine=sentences[0],
        margin=nearest - mean([hit.cosine for hit in hits]),
        sentence_margin=sentences[0] - mean(sentences),
        coverage=comparison.coverage,
        bm25=math.log1p(max(hit.bm25 for hit in hits)),
        agreement=_agreement(hits),
        same_language=float(base_language(best.language) == question.language),
        given=float(
            not any(missing(question.text, _quotes(comparison)))
            and (about > _OF_THE_FIELD or _tells_of_it(question, comparison))
        ),
        nearest_given=float(is_term) or _nearest(comparison).given,
        given_share=float(is_term) or mean([c.given for c in comparison.candidates[:_FIRST]]),
        about=about,
    )


def _about(likeness: float | None, nearness: float) -> float:
    """Return the better of both, each by its distance from where other fields begin on dev.

    A short question is near a document and little like the others; a long one in words of its
    own is like the others and near nothing. But where nothing at all is near, this corpus does not
    tell of it, whatever the field.
    """
    near = (nearness - _FAR) / _NEARNESS_SPREAD
    if likeness is None or nearness < _NOTHING_NEAR:
        return near
    return max(near, (likeness - _UNLIKE) / _LIKENESS_SPREAD)


def _tells_of_it(question: Question, comparison: Comparison) -> bool:
    """Tell whether a sum, a date or a share may be that of what the question names.

    That is so where a word for it stands in the best sentences or the titles of their documents;
    any sum is as near to "what is the price of an elephant" as another.
    """
    beside = beside_the_kinds(question.text)
    terms = question_terms(beside, question.language).keys() - says_nothing(question.language)
    if beside == question.text or not terms:
        return True
    shown = [candidate.sentence for candidate in comparison.candidates[:_SHOWN]]
    metas = (sentence.passage.hit.chunk.meta for sentence in shown)
    titles = (document_terms(meta.title, meta.language) for meta in metas)
    return not terms.isdisjoint({*chain(*(s.terms for s in shown), *titles)})


def _nearest(comparison: Comparison) -> Candidate:
    return max(comparison.candidates, key=lambda c: c.score - GIVEN * c.given)


def _quotes(comparison: Comparison) -> list[str]:
    return [candidate.sentence.quote for candidate in comparison.candidates[:_SHOWN]]


def _agreement(hits: Sequence[Hit]) -> float:
    near = sorted(hits, key=lambda hit: -hit.cosine)[:_BEST]
    worded = sorted((hit for hit in hits if hit.bm25 > 0), key=lambda hit: -hit.bm25)[:_BEST]
    shared = {hit.chunk.chunk_id for hit in near} & {hit.chunk.chunk_id for hit in worded}
    return len(shared) / _BEST
