"""What flows through an answer: plain frozen values, from hit to outcome."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from ingest.document import Chunk, Metadata, Span, Value

if TYPE_CHECKING:
    from ingest.text.embed import Vectors


EXTRACTIVE = "extractive"
"""What stands as the writer of an answer that is quotes."""


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
class Place(Value):
    """Words of a passage: `quote` is what the writer read at `span` in its document."""

    passage: Passage
    span: Span
    quote: str


class Layout(StrEnum):
    """How the sentences of an answer read best."""

    PROSE = "prose"
    STEPS = "steps"
    LIST = "list"
    TABLE = "table"


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft(Value):
    """A sentence that a writer proposes, before it is verified.

    `places` are where its support stands, at least one. `support` and `signals` are those of
    Sentence; `layout` is that of the answer it belongs to.
    """

    text: str
    places: tuple[Place, ...]
    support: float
    signals: Mapping[str, float] = field(default_factory=dict)
    layout: Layout = Layout.PROSE


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

    One without citations is our own framing (`framing`) and claims nothing of the corpus.
    `support` is how likely it states a fact that answers the question, 0 to 1, and `signals` what
    that rests on, for evaluation.
    """

    text: str
    citations: tuple[int, ...]
    support: float
    verbatim: bool
    signals: Mapping[str, float] = field(default_factory=dict)


def framing(text: str) -> Sentence:
    """Return words of ours, in the asker's language: no legal advice, planned and not achieved."""
    return Sentence(text=text, citations=(), support=1.0, verbatim=False)


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
class Cell:
    """One cell of a table; without citations it holds words of ours: a name, "not told"."""

    text: str
    citations: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Organisations beside each other; each row has a cell for every column."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """Verified sentences with the citations they name.

    `table` has its own cells, whose citations are among `citations` too.
    """

    sentences: tuple[Sentence, ...]
    citations: tuple[Citation, ...]
    evidence: Evidence
    writer: str
    layout: Layout = Layout.PROSE
    table: Table | None = None


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
    """The question has several meanings that the corpus knows; `term` is what has them."""

    question: str
    options: tuple[Option, ...]
    term: str = ""


Outcome = Answer | NoAnswer | Clarification


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """An outcome with what a face needs to show and to file it. Times are in milliseconds.

    `support` is how likely the passages answer the question, 0 to 1, and `signals` what that
    rests on; evaluation needs both. `suggestions` are questions that may be asked next.
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
    suggestions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """A step has begun: `searching` or `writing`."""

    step: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Delta:
    """One verified sentence or framing, with the citations that are new in it."""

    sentence: Sentence
    citations: tuple[Citation, ...] = field(default=())
    layout: Layout = Layout.PROSE


Event = Status | Delta | Reply
"""What `Assistant.stream` yields: any number of the first two, then one Reply."""
