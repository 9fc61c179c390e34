"""What a gap report tells, and nothing else: plain frozen values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from assistant.journal.port import NearDocument
from ingest.document import Value


class Shortfall(StrEnum):
    """What was wrong with what a question got; the first three are reasons of no answer."""

    NOTHING_FOUND = "nothing_found"
    NOT_SUPPORTED = "not_supported"
    OUT_OF_DOMAIN = "out_of_domain"
    BADLY_RATED = "badly_rated"


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap(Value):
    """Questions of one meaning, from at least k conversations.

    `question` is one of them. `shortfalls`, `categories` and `phases` (keys of the vocabulary) and
    `nearest` are what can be read off that question, or what at least k conversations have.
    """

    question: str
    language: str
    questions: int
    conversations: int
    shortfalls: tuple[Shortfall, ...] = ()
    categories: tuple[str, ...] = ()
    phases: tuple[str, ...] = ()
    nearest: tuple[NearDocument, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme(Value):
    """Different questions of one category or phase, from at least k conversations together.

    They are in no gap and in no other theme; `facet` is category or phase, `key` its value.
    """

    facet: str
    key: str
    questions: int
    conversations: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Rest(Value):
    """How much is neither in a gap nor in a theme."""

    questions: int
    conversations: int


@dataclass(frozen=True, slots=True, kw_only=True)
class GapReport(Value):
    """Gaps and themes, those of most conversations first.

    Every question is counted once: in a gap, in a theme or in the rest. `rest` is None where it
    holds fewer than k conversations, or nothing. `since` None is the beginning; `audience` is
    who may read the report.
    """

    k: int
    audience: frozenset[str]
    since: datetime | None = None
    gaps: tuple[Gap, ...] = ()
    themes: tuple[Theme, ...] = ()
    rest: Rest | None = None
