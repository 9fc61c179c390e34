"""The shapes of docs/schemas/answer.schema.json and search.schema.json; every key is there."""

from __future__ import annotations

from typing import Literal

from typing_extensions import TypedDict


class SentenceJson(TypedDict):
    """One verified sentence."""

    text: str
    citations: list[int]
    support: float
    verbatim: bool


class CitationJson(TypedDict):
    """One quote and where it stands."""

    number: int
    document_id: str
    title: str
    organisation: str | None
    year: str | None
    country: str | None
    language: str
    kind: str
    source: str
    quote_origin: str
    page: int | None
    page_end: int | None
    section: str | None
    timecode: str | None
    quote: str
    start: int
    end: int


class EvidenceJson(TypedDict):
    """How strong the answer stands."""

    documents: int
    organisations: int
    countries: list[str]
    years: list[str]
    strength: str


class NearestJson(TypedDict):
    """A document that came close."""

    document_id: str
    title: str
    source: str


class OptionJson(TypedDict):
    """One meaning of an ambiguous question."""

    label: str
    filters: dict[str, list[str]]


class CellJson(TypedDict):
    """One cell of a table; without citations it holds words of ours."""

    text: str
    citations: list[int]


class TableJson(TypedDict):
    """Organisations beside each other; each row has a cell for every column."""

    columns: list[str]
    rows: list[list[CellJson]]


class AnswerJson(TypedDict):
    """The whole of an outcome, version 1."""

    version: int
    answer_id: str
    conversation_id: str
    question: str
    searched_for: str | None
    language: str
    status: Literal["answered", "no_answer", "clarify"]
    answer: str
    sentences: list[SentenceJson]
    citations: list[CitationJson]
    evidence: EvidenceJson | None
    reason: str | None
    nearest: list[NearestJson]
    options: list[OptionJson]
    suggestions: list[str]
    table: TableJson | None
    filters: dict[str, list[str]]
    writer: str | None
    corpus_version: str
    timings_ms: dict[str, float]


class HitJson(TypedDict):
    """One chunk that a search found."""

    rank: int
    score: float
    document_id: str
    chunk_id: str
    title: str
    source: str
    page: int | None
    section: str | None
    text: str


class HitsJson(TypedDict):
    """What a search found, best first."""

    question: str
    hits: list[HitJson]
