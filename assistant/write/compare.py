"""Passages in, their sentences out, compared with the question: nearest first."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.answer import Passage
from assistant.asked_part import part_asked
from assistant.lists import asks_for_list, asks_who
from assistant.question import Question
from assistant.sides.aspects import part_of
from assistant.write.asked import missing
from assistant.write.cues import cue
from assistant.write.definition import defined_term
from ingest.document import Span, Value, base_language
from ingest.text.embed import Vectors
from ingest.text.lexical import analyse

_DISCLAIMER = re.compile(
    r"^(?:dit|ce|this|dieses) do[ck]ument\b|geen juridisch advies|"
    r"pas un (?:conseil|avis) juridique|"
    r"(?:no|not) legal advice|keine rechtsberatung",
    re.IGNORECASE,
)
GIVEN = 0.12
"""What a sentence gains that lacks nothing of what is asked for: a sum, a date, a firm."""

_WORDS = 0.05  # what a sentence with all of the question's terms gains over one with none
_CUE = 0.04  # what it gains when it has what the question asks for: a number, a reason
_OWN_LANGUAGE = 0.03  # what one in the asker's language gains: of two as good, the one to read
_LEAD = -0.05  # and the sentence that opens its document, which tells what it is about
_LEAD_TOLD = 0.15  # it is what is asked for in a list (who did what) and of a term
_LEAD_WITHIN = 200  # characters from the beginning of the document
_PART = 0.15  # and one beneath the heading that is asked for: the result, what did not work
_PASSAGE = 0.5  # how much of its passage's distance to the best passage a sentence bears


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class PreparedSentence(Value):
    """A sentence of a passage with its unit vector, its cosine to the question and its terms."""

    passage: Passage
    span: Span
    quote: str
    vector: Vectors
    cosine: float
    terms: frozenset[str]

    @property
    def document_id(self) -> str:
        """The document it stands in."""
        return self.passage.hit.chunk.meta.document_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate(Value):
    """A sentence that may be quoted. `score` orders candidates of one question only.

    `words` is the share of the question's terms that it has, rare ones counting for more, and
    `cue` how far it has the kind of thing that is asked for; `given` is 1 when it has all of it.
    """

    sentence: PreparedSentence
    score: float
    words: float = 0.0
    cue: float = 0.0
    given: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison(Value):
    """The candidates, best first; `coverage` is the share of the question's terms in them."""

    candidates: Sequence[Candidate]
    coverage: float


def compare(question: Question, vector: Vectors, passages: Sequence[Passage]) -> Comparison:
    """Compare the sentences of the passages with the question by vector, words and cues."""
    terms = frozenset(analyse(question.text, question.language))
    lead, parts = _lead_weight(question), part_asked(question)
    sentences = [sentence for passage in passages for sentence in _sentences(passage, vector)]
    weights = _weights(terms, sentences)
    candidates = []
    for sentence in sentences:
        hit = sentence.passage.hit
        words, has_cue = _share(weights, sentence.terms), cue(question.text, sentence.quote)
        given = float(not any(missing(question.text, [sentence.quote])))
        score = (
            sentence.cosine
            + _WORDS * words
            + _CUE * has_cue
            + GIVEN * given
            + _OWN_LANGUAGE * (base_language(hit.chunk.meta.language) == question.language)
            + lead * _opens_its_document(sentence)
            + _PART * (part_of(sentence.span.section) in parts)
            - _PASSAGE * (passages[0].hit.score - hit.score)
        )
        candidates.append(
            Candidate(sentence=sentence, score=score, words=words, cue=has_cue, given=given)
        )
    found = frozenset().union(*(sentence.terms for sentence in sentences))
    best_first = sorted(candidates, key=lambda candidate: -candidate.score)
    return Comparison(candidates=best_first, coverage=_share(weights, found))


def _sentences(passage: Passage, question: Vectors) -> Iterator[PreparedSentence]:
    chunk, vectors = passage.hit.chunk, passage.hit.sentences
    if vectors is None:
        return
    for span, vector in zip(chunk.spans, vectors, strict=True):
        quote = chunk.quote(span)
        # zeros: a label, which is never quoted
        if vector.any() and not _DISCLAIMER.search(quote):
            yield PreparedSentence(
                passage=passage,
                span=span,
                quote=quote,
                vector=vector,
                cosine=float(vector @ question),
                terms=frozenset(analyse(quote, chunk.meta.language)),
            )


def _lead_weight(question: Question) -> float:
    if asks_for_list(question) or defined_term(question.text):
        return _LEAD_TOLD
    return 0.0 if asks_who(question) else _LEAD


def _opens_its_document(sentence: PreparedSentence) -> bool:
    first = sentence.passage.hit.chunk.spans[0]
    return sentence.span == first and first.start < _LEAD_WITHIN


def _weights(terms: frozenset[str], sentences: Sequence[PreparedSentence]) -> dict[str, float]:
    """Return how much each term of the question tells: the rarer among the sentences, the more."""
    counts = {term: sum(term in sentence.terms for sentence in sentences) for term in terms}
    return {term: math.log(1 + (1 + len(sentences)) / (1 + n)) for term, n in counts.items()}


def _share(weights: dict[str, float], found: frozenset[str]) -> float:
    """Return the share of the weights whose term was found, 0 to 1."""
    total = sum(weights.values())
    return sum(weights[term] for term in weights.keys() & found) / total if total else 0.0
