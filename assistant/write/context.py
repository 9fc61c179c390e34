"""Sentences with those that they lean on: read together, or left out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from assistant.write.compare import Candidate
from assistant.write.leaning import before
from assistant.write.sentence_text import stands_alone
from ingest.document import Span

_MOST = 2  # sentences that one may need before it

Contexts = Mapping[Candidate, Sequence[Candidate]]
"""Candidate -> the sentences to be read before it, in their order; none where it stands alone."""


def contexts_of(candidates: Sequence[Candidate]) -> Contexts:
    """Return the contexts of the candidates, in their order.

    Without those that lean on what can't be quoted: a heading, a label, another passage.
    """
    at = {(c.sentence.document_id, c.sentence.span): c for c in candidates}
    leaned_on = {
        candidate: _leaned_on(candidate, at)
        for candidate in candidates
        if not stands_alone(candidate.sentence)
    }
    contexts = ((candidate, _context(candidate, leaned_on)) for candidate in candidates)
    return {candidate: context for candidate, context in contexts if context is not None}


def with_context(chosen: Iterable[Candidate], contexts: Contexts) -> list[Candidate]:
    """Return the chosen sentences, each right behind what it leans on, and nothing twice."""
    told: list[Candidate] = []
    for candidate in chosen:
        place = len(told)
        for sentence in (*contexts[candidate], candidate):
            if sentence in told:
                place = told.index(sentence) + 1
            else:
                told.insert(place, sentence)
                place += 1
    return told


def _leaned_on(candidate: Candidate, at: Mapping[tuple[str, Span], Candidate]) -> Candidate | None:
    """Return the candidate that stands before a candidate, if there is one."""
    sentence = candidate.sentence
    span = before(sentence.passage, sentence.span)
    return at.get((sentence.document_id, span)) if span else None


def _context(
    candidate: Candidate, leaned_on: Mapping[Candidate, Candidate | None]
) -> list[Candidate] | None:
    """Return what is to be read before a candidate; None where that can't be shown."""
    context: list[Candidate] = []
    current = candidate
    while current in leaned_on:
        previous = leaned_on[current]
        if previous is None or len(context) == _MOST:
            return None
        context.insert(0, previous)
        current = previous
    return context
