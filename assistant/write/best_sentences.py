"""Candidates in, the few that make an answer out."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.write.compare import Candidate

CLOSE_IN_A_LIST = 0.3
"""How far behind the best one a sentence of a list may be."""

_CLOSE = 0.07  # a sentence this far behind the best one still answers
_CLOSE_ELSEWHERE = 0.042  # and one from another document
_SAME = 0.85  # cosine from which two sentences say the same
_MOST = 4


def best_sentences(candidates: Sequence[Candidate], *, most_words: int) -> list[Candidate]:
    """Return the best sentence and those close behind it that say something else."""
    chosen = [candidates[0]]
    words = len(candidates[0].sentence.quote.split())
    for candidate in candidates[1:]:
        size = len(candidate.sentence.quote.split())
        fits = words + size <= most_words and len(chosen) < _MOST
        if fits and _is_close(candidate, candidates[0]) and not _repeats(candidate, chosen):
            chosen.append(candidate)
            words += size
    return chosen


def best_of_each_document(candidates: Sequence[Candidate], *, within: float) -> list[Candidate]:
    """Return the first sentence of each document that is `within` so much of the best score."""
    nearest = max(candidate.score for candidate in candidates)
    best: dict[str, Candidate] = {}
    for candidate in candidates:
        if candidate.score >= nearest - within:
            best.setdefault(candidate.sentence.document_id, candidate)
    return list(best.values())


def in_reading_order(chosen: Sequence[Candidate]) -> list[Candidate]:
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


def _is_close(candidate: Candidate, best: Candidate) -> bool:
    is_at_home = candidate.sentence.document_id == best.sentence.document_id
    return candidate.score >= best.score - (_CLOSE if is_at_home else _CLOSE_ELSEWHERE)


def _repeats(candidate: Candidate, chosen: Sequence[Candidate]) -> bool:
    return any(float(candidate.sentence.vector @ c.sentence.vector) >= _SAME for c in chosen)
