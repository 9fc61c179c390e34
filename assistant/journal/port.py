"""The port to the journal: what faces, conversations and gap reports ask of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from assistant.answer import Reply
from assistant.errors import UnknownAnswerError

TURNS = 6
"""How many earlier questions of a conversation are given."""


class Rating(StrEnum):
    """What a reader thought of an answer."""

    UP = "up"
    DOWN = "down"


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """An earlier question of a conversation, screened; `status` is that of the answer's JSON."""

    question: str
    searched_for: str | None
    language: str
    status: str
    filters: Mapping[str, Sequence[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class NearDocument:
    """A document that an answer cited or that came nearest to one."""

    document_id: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """Words that an answer cited: `quote` stands at `start` to `end` of the stored document."""

    document_id: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Feedback:
    """One rating of an answer; the comment is screened, and empty where there was none."""

    rating: Rating
    comment: str
    given_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedQuestion:
    """A question with what came of it.

    `text` is screened. `conversation` is the same for the questions of one conversation and tells
    nothing else. `status` is answered, no_answer or clarify; `reason` that of no answer.
    `nearest` are the documents that were cited, or that came closest to an answer. `facets` are
    the vocabulary's keys that the question named or was filtered by: category, phase, country …
    `audience` is whose documents were asked: what is shown of a row may be shown to them only.
    `timings_ms` are the milliseconds of the steps, as in the answer's JSON.
    """

    answer_id: str
    conversation: str
    asked_at: datetime
    text: str
    language: str
    status: str
    reason: str | None = None
    searched_for: str | None = None
    facets: Mapping[str, Sequence[str]] = field(default_factory=dict)
    nearest: tuple[NearDocument, ...] = ()
    citations: tuple[Quoted, ...] = ()
    feedback: tuple[Feedback, ...] = ()
    audience: frozenset[str] = frozenset()
    face: str = ""
    timings_ms: Mapping[str, float] = field(default_factory=dict)

    @property
    def worst_rating(self) -> Rating | None:
        """The worst that was said of the answer, or None where nobody rated it."""
        ratings = {given.rating for given in self.feedback}
        return next((rating for rating in (Rating.DOWN, Rating.UP) if rating in ratings), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A reply as it is kept, with when and of whose documents it was asked.

    The journal has its questions screened, its conversation without id, and of a citation no more
    than document, offsets and words: what else is told of a source is to be read from the document.
    """

    reply: Reply
    asked_at: datetime
    audience: frozenset[str]
    is_screened: bool = False


class Journal(Protocol):
    """What was asked and answered. Safe in threads.

    `record` and `turns` never raise: an answer does not fail for its journal. The others raise
    JournalError where the journal can't be used.
    """

    def record(self, reply: Reply, *, face: str, audience: frozenset[str]) -> None:
        """Keep a reply, without waiting for it; `face`: terminal, web, slack, openai or mcp."""

    def turns(
        self, conversation_id: str, *, audience: frozenset[str], limit: int = TURNS
    ) -> tuple[Turn, ...]:
        """Return the last questions of a conversation, oldest first.

        Those asked of documents that this audience may not read are left out.
        """

    def feedback(self, answer_id: str, *, rating: Rating, comment: str = "") -> None:
        """Keep what a reader thought of an answer; raises UnknownAnswerError."""

    def forget(self, conversation_id: str) -> int:
        """Remove a conversation with all that belongs to it; return how many questions it had."""

    def forget_answers(self, answer_ids: Iterable[str]) -> int:
        """Remove the questions of these answers with all that belongs to them; return how many.

        A conversation goes with its last question; an id that is not there is passed over.
        """

    def questions(self, *, since: datetime | None = None) -> tuple[AskedQuestion, ...]:
        """Return what was asked, oldest first; `since` has a time zone."""

    def answer(self, answer_id: str) -> Kept:
        """Return what is kept of a reply; raises UnknownAnswerError."""

    def close(self) -> None:
        """Write what is still to be written, and let go; a second time does nothing."""


class NoJournal:
    """A journal that keeps nothing and knows nothing."""

    def record(self, reply: Reply, *, face: str, audience: frozenset[str]) -> None:
        """Keep nothing."""

    def turns(
        self,
        conversation_id: str,  # noqa: ARG002  the port's name
        *,
        audience: frozenset[str],  # noqa: ARG002  as above
        limit: int = TURNS,  # noqa: ARG002  as above
    ) -> tuple[Turn, ...]:
        """Return nothing: no question was kept."""
        return ()

    def feedback(self, answer_id: str, *, rating: Rating, comment: str = "") -> None:  # noqa: ARG002  as above
        """Refuse: no answer was kept."""
        raise UnknownAnswerError(answer_id)

    def forget(self, conversation_id: str) -> int:  # noqa: ARG002  as above
        """Return 0: there is nothing to forget."""
        return 0

    def forget_answers(self, answer_ids: Iterable[str]) -> int:  # noqa: ARG002  as above
        """Return 0: there is nothing to forget."""
        return 0

    def questions(self, *, since: datetime | None = None) -> tuple[AskedQuestion, ...]:  # noqa: ARG002  as above
        """Return nothing: no question was kept."""
        return ()

    def answer(self, answer_id: str) -> Kept:
        """Refuse: no answer was kept."""
        raise UnknownAnswerError(answer_id)

    def close(self) -> None:
        """Do nothing."""
