"""Answers in the documents' own words: the sentences that answer the question, verbatim."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from assistant.answer import Draft, Layout
from assistant.asked_part import part_that_must_be_told
from assistant.facets import asks_for_all
from assistant.lists import asks_for_list, asks_how
from assistant.phrases.catalogue import Phrase, phrase
from assistant.question import Question
from assistant.sides.aspects import part_of, tells_in_words
from assistant.things import is_of_another_product
from assistant.write.asked import missing
from assistant.write.best_sentences import (
    CLOSE_IN_A_LIST,
    best_of_each_document,
    best_sentences,
    in_reading_order,
)
from assistant.write.compare import Candidate, Comparison
from assistant.write.context import Contexts, contexts_of, with_context
from assistant.write.definition import defined_in_these_words, defined_term
from assistant.write.difference import telling, told_apart
from assistant.write.figures import rivals
from assistant.write.port import Written
from assistant.write.quantity import asks_for_quantity
from assistant.write.quoted import quoted


class ExtractiveWriter:
    """Chooses sentences by their nearness to the question, their words and their passage."""

    def __init__(self, *, answer_words: int) -> None:
        self._answer_words = answer_words

    def write(self, question: Question, comparison: Comparison) -> Written:
        """Return the best sentence, then the others, its own document first.

        A list has one of each document; where others give another figure, theirs stand beside it.
        """
        contexts = contexts_of(comparison.candidates)
        rival = rivals(question, list(contexts))
        chosen = self._chosen(question, contexts, rival)
        differ = any(candidate in chosen for candidate in rival)
        notes = (phrase(question.language, Phrase.NOTE_FIGURES_DIFFER),) if differ else ()
        return Written(_drafts(question, chosen, comparison), notes=notes)

    def _chosen(
        self, question: Question, contexts: Contexts, rival: Sequence[Candidate]
    ) -> list[Candidate]:
        told = _of_parts(list(contexts), part_that_must_be_told(question))
        if term := defined_term(question.text):
            told = _of_term(term, told)
        if asks_for_quantity(question.text):  # a lesson holds for other things, a figure does not
            told = [c for c in told if not _is_of_another_product(question, c)]
        if not told:
            return []
        terms = told_apart(question.text)
        if terms and (both := telling(terms, told, _quoted)):
            chosen = both
        elif asks_for_list(question):
            alone_first = sorted(told, key=lambda candidate: bool(contexts[candidate]))
            far = math.inf if asks_for_all(question) else CLOSE_IN_A_LIST
            chosen = best_of_each_document(alone_first, within=far)
        else:
            best = best_sentences(told, most_words=self._answer_words)
            chosen = list(dict.fromkeys([*best, *rival]))
        if any(missing(question.text, [candidate.sentence.quote for candidate in chosen])):
            return []
        return with_context(in_reading_order(chosen), contexts)


def _of_parts(candidates: Sequence[Candidate], parts: frozenset[str]) -> list[Candidate]:
    """Return what stands beneath a heading of one of the parts, else what says so in its words.

    What somebody bought is no answer to what did not work: there may be nothing.
    """
    if not parts:
        return [*candidates]
    beneath = [c for c in candidates if part_of(c.sentence.span.section) in parts]
    return beneath or [c for c in candidates if tells_in_words(c.sentence.quote, parts)]


def _quoted(candidate: Candidate) -> tuple[str]:
    return (candidate.sentence.quote,)


def _is_of_another_product(question: Question, candidate: Candidate) -> bool:
    meta = candidate.sentence.passage.hit.chunk.meta
    return is_of_another_product(question, candidate.sentence.quote, meta)


def _of_term(term: str, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Return what says what the term is, by its own name if possible: réutilisation, réemploi."""
    told = [candidate for candidate in candidates if candidate.given]
    return [c for c in told if defined_in_these_words(term, c.sentence.quote)] or told


def _drafts(
    question: Question, chosen: Sequence[Candidate], comparison: Comparison
) -> Iterator[Draft]:
    layout = _layout(question, len(chosen))
    return (quoted(candidate, comparison, layout=layout) for candidate in chosen)


def _layout(question: Question, sentences: int) -> Layout:
    if sentences == 1:
        return Layout.PROSE
    if asks_for_list(question):
        return Layout.LIST
    return Layout.STEPS if asks_how(question) else Layout.PROSE
