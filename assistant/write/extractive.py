"""Answers in the documents' own words: the sentences that answer the question, verbatim."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from assistant.answer import Draft, Passage
from assistant.prepare import Prepared, SentenceCache
from assistant.question import Question
from assistant.quoting import shown
from assistant.support import Signals
from ingest.document import Span
from ingest.store.index import DenseVector
from ingest.text.lexical import analyse

CANDIDATES = 24
"""Sentences compared with the question: one not seen before takes some 30 ms to embed."""

_WORDS = 0.05  # what a sentence with all of the question's terms gains over one with none
_PASSAGE = 0.5  # how much of its passage's distance to the best passage a sentence bears
_CLOSE = 0.025  # a sentence this far behind the best one still answers
_SAME = 0.955  # cosine from which two sentences say the same
_FEWEST_WORDS = 4  # shorter pieces are labels, not sentences
_MOST_SENTENCES = 5


@dataclass(frozen=True, slots=True)
class _Candidate:
    passage: Passage
    prepared: Prepared
    cosine: float
    score: float

    @property
    def span(self) -> Span:
        return self.prepared.span

    @property
    def quote(self) -> str:
        return self.passage.hit.chunk.quote(self.span)


class ExtractiveWriter:
    """Chooses sentences by their nearness to the question, their words and their passage."""

    name = "extractive"

    def __init__(self, cache: SentenceCache, *, answer_words: int) -> None:
        self._cache = cache
        self._answer_words = answer_words

    def write(
        self, question: Question, vector: DenseVector, passages: Sequence[Passage]
    ) -> Iterator[Draft]:
        """Yield the chosen sentences: the best one's document first, each in its own order."""
        terms = frozenset(analyse(question.text, question.language))
        candidates = self._candidates(terms, np.asarray(vector), passages)
        if not candidates or not _signals(terms, candidates).supports:
            return
        for candidate in _in_reading_order(_chosen(candidates, self._answer_words)):
            yield Draft(
                text=shown(candidate.quote),
                passage=candidate.passage,
                span=candidate.span,
                quote=candidate.quote,
                support=round(float(np.clip(candidate.cosine, 0, 1)), 4),
            )

    def _candidates(
        self, terms: frozenset[str], vector: np.ndarray, passages: Sequence[Passage]
    ) -> list[_Candidate]:
        """Return the sentences of the passages, best first."""
        candidates = []
        for passage, spans in _shortlist(passages):
            for prepared in self._cache.prepared(passage.hit.chunk, spans):
                cosine = float(prepared.vector @ vector)
                behind = passages[0].hit.cosine - passage.hit.cosine
                score = cosine + _WORDS * _share(terms, prepared.terms) - _PASSAGE * max(behind, 0)
                candidates.append(_Candidate(passage, prepared, cosine, score))
        return sorted(candidates, key=lambda candidate: -candidate.score)


def _shortlist(passages: Sequence[Passage]) -> Iterator[tuple[Passage, list[Span]]]:
    """Yield each passage with its sentences, as many as may be compared in all."""
    left = CANDIDATES
    for passage in passages:
        chunk = passage.hit.chunk
        spans = [s for s in chunk.spans if len(chunk.quote(s).split()) >= _FEWEST_WORDS][:left]
        left -= len(spans)
        if spans:
            yield passage, spans


def _signals(terms: frozenset[str], candidates: Sequence[_Candidate]) -> Signals:
    of_passage: dict[int, frozenset[str]] = {}
    for c in candidates:
        of_passage[c.passage.number] = of_passage.get(c.passage.number, frozenset()) | (
            c.prepared.terms
        )
    return Signals(
        passage_cosine=max(c.passage.hit.cosine for c in candidates),
        sentence_cosine=max(c.cosine for c in candidates),
        coverage=max(_share(terms, found) for found in of_passage.values()),
    )


def _share(terms: frozenset[str], found: frozenset[str]) -> float:
    return len(terms & found) / len(terms) if terms else 0.0


def _chosen(candidates: Sequence[_Candidate], most_words: int) -> list[_Candidate]:
    """Return the best sentence and those close behind it that say something else."""
    chosen = [candidates[0]]
    words = len(candidates[0].quote.split())
    for candidate in candidates[1:]:
        size = len(candidate.quote.split())
        is_close = candidate.score >= candidates[0].score - _CLOSE
        if is_close and words + size <= most_words and not _repeats(candidate, chosen):
            chosen.append(candidate)
            words += size
        if len(chosen) == _MOST_SENTENCES:
            break
    return chosen


def _repeats(candidate: _Candidate, chosen: Sequence[_Candidate]) -> bool:
    return any(float(candidate.prepared.vector @ c.prepared.vector) >= _SAME for c in chosen)


def _in_reading_order(chosen: Sequence[_Candidate]) -> list[_Candidate]:
    documents = [c.passage.hit.chunk.meta.document_id for c in chosen]
    return sorted(
        chosen,
        key=lambda c: (documents.index(c.passage.hit.chunk.meta.document_id), c.span.start),
    )
