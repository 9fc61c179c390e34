"""Answers in the documents' own words: the sentences that answer the question, verbatim."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict

from assistant.answer import Draft, Place
from assistant.lists import asks_for_list
from assistant.logistic import fitted_model
from assistant.question import Question
from assistant.quoting import shown
from assistant.sentence_support import sentence_signals
from assistant.write.asked import missing
from assistant.write.compare import Candidate, Comparison
from assistant.write.port import Written

_CLOSE = 0.04  # a sentence this far behind the best one still answers
_CLOSE_ELSEWHERE = 0.024  # and one from another document
_CLOSE_IN_A_LIST = 0.3
_SAME = 0.85  # cosine from which two sentences say the same
_MOST_SENTENCES = 4


class ExtractiveWriter:
    """Chooses sentences by their nearness to the question, their words and their passage."""

    def __init__(self, *, answer_words: int) -> None:
        self._answer_words = answer_words

    def write(self, question: Question, comparison: Comparison) -> Written:
        """Return the best sentence, then the others, its own document first."""
        return Written(self._drafts(question, comparison))

    def _drafts(self, question: Question, comparison: Comparison) -> Iterator[Draft]:
        if not comparison.candidates:
            return
        if asks_for_list(question):
            chosen = _one_each(comparison.candidates)
        else:
            chosen = _chosen(comparison.candidates, self._answer_words)
        if any(missing(question.text, [candidate.sentence.quote for candidate in chosen])):
            return
        model = fitted_model("support")
        for candidate in _in_reading_order(chosen):
            signals = sentence_signals(candidate, comparison)
            quoted = candidate.sentence
            place = Place(passage=quoted.passage, span=quoted.span, quote=quoted.quote)
            yield Draft(
                text=shown(quoted.quote),
                places=(place,),
                support=round(model.probability(asdict(signals)), 4),
                signals=signals.as_mapping(),
            )


def _one_each(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Return the best sentence of each document that is near enough, best first."""
    best: dict[str, Candidate] = {}
    for candidate in candidates:
        if candidate.score >= candidates[0].score - _CLOSE_IN_A_LIST:
            best.setdefault(candidate.sentence.document_id, candidate)
    return list(best.values())


def _chosen(candidates: Sequence[Candidate], most_words: int) -> list[Candidate]:
    """Return the best sentence and those close behind it that say something else."""
    chosen = [candidates[0]]
    words = len(candidates[0].sentence.quote.split())
    for candidate in candidates[1:]:
        size = len(candidate.sentence.quote.split())
        fits = words + size <= most_words and len(chosen) < _MOST_SENTENCES
        if fits and _is_close(candidate, candidates[0]) and not _repeats(candidate, chosen):
            chosen.append(candidate)
            words += size
    return chosen


def _is_close(candidate: Candidate, best: Candidate) -> bool:
    is_at_home = candidate.sentence.document_id == best.sentence.document_id
    return candidate.score >= best.score - (_CLOSE if is_at_home else _CLOSE_ELSEWHERE)


def _repeats(candidate: Candidate, chosen: Sequence[Candidate]) -> bool:
    return any(float(candidate.sentence.vector @ c.sentence.vector) >= _SAME for c in chosen)


def _in_reading_order(chosen: Sequence[Candidate]) -> list[Candidate]:
    """Put the best sentence first, then the others as they stand in their documents."""
    best, *others = chosen
    documents = [candidate.sentence.document_id for candidate in chosen]
    return [
        best,
        *sorted(
            others,
            key=lambda c: (
                documents.index(c.sentence.document_id),
                c.sentence.span.start,
            ),
        ),
    ]
