"""What flows through an answer: plain frozen values, from hit to outcome."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from ingest.document import Chunk, Metadata, Span, Value

if TYPE_CHECKING:
    from ingest.text.embed import Vectors


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit(Value):
    """A chunk that retrieval found. `score` is the fused score, 0 to 1; the halves are kept.

    `cosine` is that of the whole chunk, `best_sentence` the highest of its sentences; `sentences`
    are their unit vectors, one row a span, zeros for what is never quoted.
    """

    chunk: Chunk
    score: float
    cosine: float
    bm25: float
    best_sentence: float = 0.0
    sentences: Vectors | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage(Value):
    """A hit that was chosen to answer from."""

    number: int
    hit: Hit


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft(Value):
    """A sentence that a writer proposes, before it is verified.

    `span` is where its support stands in the document of `passage`; `quote` are those words as
    the writer had them. `support` and `signals` are those of Sentence.
    """

    text: str
    passage: Passage
    span: Span
    quote: str
    support: float
    signals: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation(Value):
    """Where the words of a sentence stand: `quote == stored.text[start:end]` in code points."""

    number: int
    meta: Metadata
    span: Span
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence(Value):
    """A sentence as it is shown; `verbatim` says that it is the quote.

    `support` is how likely it states a fact that answers the question, 0 to 1, and `signals` what
    that rests on, for evaluation.
    """

    text: str
    citations: tuple[int, ...]
    support: float
    verbatim: bool
    signals: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """How strong the answer stands: what its cited documents are."""

    documents: int
    organisations: int
    countries: tuple[str, ...]
    years: tuple[str, ...]
    strength: str


class Reason(StrEnum):
    """Why there is no answer."""

    NOTHING_FOUND = "nothing_found"
    NOT_SUPPORTED = "not_supported"
    OUT_OF_DOMAIN = "out_of_domain"
    FILTERS_EMPTY = "filters_empty"
    NOT_ALLOWED = "not_allowed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """Verified sentences with the citations they name."""

    sentences: tuple[Sentence, ...]
    citations: tuple[Citation, ...]
    evidence: Evidence
    writer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NoAnswer:
    """Nothing in the corpus supports an answer; `nearest` are the documents that came closest.

    `text` says it, where there is more to say than the reason.
    """

    reason: Reason
    nearest: tuple[Metadata, ...] = ()
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One meaning of an ambiguous question, and the filters that choose it."""

    label: str
    filters: Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Clarification:
    """The question has several meanings that the corpus knows."""

    question: str
    options: tuple[Option, ...]


Outcome = Answer | NoAnswer | Clarification


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """An outcome with what a face needs to show and to file it. Times are in milliseconds.

    `support` is how likely the passages answer the question, 0 to 1, and `signals` what that
    rests on; evaluation needs both.
    """

    answer_id: str
    conversation_id: str
    question: str
    searched_for: str | None
    language: str
    outcome: Outcome
    filters: Mapping[str, Sequence[str]]
    corpus_version: str
    timings_ms: Mapping[str, float]
    support: float = 0.0
    signals: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """A step has begun: `searching` or `writing`."""

    step: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Delta:
    """One verified sentence, with the citations that are new in it."""

    sentence: Sentence
    citations: tuple[Citation, ...] = field(default=())


Event = Status | Delta | Reply
"""What `Assistant.stream` yields: any number of the first two, then one Reply."""
