"""Answers in the documents' own words: the sentences that answer the question, verbatim."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import asdict

from assistant.answer import Draft, Layout, Place
from assistant.facets import asks_for_all
from assistant.lists import asks_for_list, asks_how
from assistant.logistic import fitted_model
from assistant.phrases.catalogue import Phrase, phrase
from assistant.question import Question
from assistant.quoting import header_of, shown, shown_row
from assistant.sentence_support import sentence_signals
from assistant.write.asked import missing
from assistant.write.compare import Candidate, Comparison, PreparedSentence
from assistant.write.figures import rivals
from assistant.write.port import Written
from assistant.write.subject import before, leans, with_subject
from ingest.document import Span

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
        """Return the best sentence, then the others, its own document first.

        A list has one of each document; where others give another figure, theirs stand beside it.
        """
        readable = _readable(comparison.candidates)
        rival = rivals(question, readable)
        notes = (phrase(question.language, Phrase.NOTE_FIGURES_DIFFER),) if rival else ()
        chosen = self._chosen(question, readable, rival)
        return Written(_drafts(question, chosen, comparison), notes=notes)

    def _chosen(
        self, question: Question, readable: Sequence[Candidate], rival: Sequence[Candidate]
    ) -> list[Candidate]:
        if not readable:
            return []
        if asks_for_list(question):
            far = math.inf if asks_for_all(question) else _CLOSE_IN_A_LIST
            chosen = _one_each(readable, within=far)
        else:
            chosen = list(dict.fromkeys([*_chosen(readable, self._answer_words), *rival]))
        if any(missing(question.text, [candidate.sentence.quote for candidate in chosen])):
            return []
        return _with_what_they_lean_on(_in_reading_order(chosen), readable)


def _drafts(
    question: Question, chosen: Sequence[Candidate], comparison: Comparison
) -> Iterator[Draft]:
    for candidate in chosen:
        yield quoted(candidate, comparison, layout=_layout(question, len(chosen)))


def quoted(candidate: Candidate, comparison: Comparison, *, layout: Layout = Layout.PROSE) -> Draft:
    """Return the candidate as a draft, with the heads of its columns or the subject it lacks."""
    signals = sentence_signals(candidate, comparison)
    sentence = candidate.sentence
    return Draft(
        text=_text(sentence),
        places=(Place(passage=sentence.passage, span=sentence.span, quote=sentence.quote),),
        support=round(fitted_model("support").probability(asdict(signals)), 4),
        signals=signals.as_mapping(),
        layout=layout,
    )


def _layout(question: Question, sentences: int) -> Layout:
    if sentences == 1:
        return Layout.PROSE
    if asks_for_list(question):
        return Layout.LIST
    return Layout.STEPS if asks_how(question) else Layout.PROSE


def _text(sentence: PreparedSentence) -> str:
    """Return the quote as it is shown, with the heads of its columns or the subject it lacks."""
    passage, span, text = sentence.passage, sentence.span, shown(sentence.quote)
    if header := header_of(passage.hit.chunk, span):
        return shown_row(sentence.quote, header)
    if leans(text, passage.hit.chunk.meta.language):
        return with_subject(text, passage, span) or text
    return text


def _readable(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Leave out what leans on a sentence that can't be shown with it."""
    quotable = {(c.sentence.document_id, c.sentence.span) for c in candidates}
    return [c for c in candidates if not _leans(c) or _leaned_on(c.sentence) in quotable]


def stands_alone(candidate: Candidate) -> bool:
    """Tell whether a candidate can be read without the sentence before it."""
    return not _leans(candidate)


def _leans(candidate: Candidate) -> bool:
    sentence = candidate.sentence
    language = sentence.passage.hit.chunk.meta.language
    text = shown(sentence.quote)
    return leans(text, language) and not with_subject(text, sentence.passage, sentence.span)


def _leaned_on(sentence: PreparedSentence) -> tuple[str, Span | None]:
    return sentence.document_id, before(sentence.passage, sentence.span)


def _with_what_they_lean_on(
    chosen: Sequence[Candidate], readable: Sequence[Candidate]
) -> list[Candidate]:
    """Put before each sentence that leans the one that it leans on, unless it is there."""
    at = {(c.sentence.document_id, c.sentence.span): c for c in readable}
    complete: dict[Candidate, None] = {}
    for candidate in chosen:
        if _leans(candidate) and (leaned_on := at.get(_leaned_on(candidate.sentence))):  # type: ignore[arg-type]
            complete[leaned_on] = None
        complete[candidate] = None
    return list(complete)


def _one_each(candidates: Sequence[Candidate], *, within: float) -> list[Candidate]:
    """Return the best sentence of each document that is near enough, best first."""
    best: dict[str, Candidate] = {}
    for candidate in candidates:
        if candidate.score >= candidates[0].score - within:
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
