"""Journals for tests: one in a list, and real ones whose clock a test sets."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from assistant.access import PUBLIC
from assistant.answer import Outcome, Reply
from assistant.errors import UnknownAnswerError
from assistant.journal.background import BackgroundJournal
from assistant.journal.port import TURNS, AskedQuestion, Kept, NoJournal, Rating, Turn
from assistant.journal.store import JournalStore
from tests.support.replies import reply

MOMENT = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


@dataclass
class Clock:
    """A clock that stands still until it is set on."""

    time: datetime = MOMENT

    def __call__(self) -> datetime:
        return self.time

    def pass_days(self, days: float) -> None:
        self.time += timedelta(days=days)


@dataclass(frozen=True)
class Recorded:
    """A reply as a journal was handed it."""

    reply: Reply
    face: str
    audience: frozenset[str]


@dataclass
class ListJournal(NoJournal):
    """Notes what it is handed; `error` is raised by what may raise."""

    known: frozenset[str] = frozenset({"a1"})
    error: Exception | None = None
    recorded: list[Recorded] = field(default_factory=list)
    rated: list[tuple[str, Rating, str]] = field(default_factory=list)
    earlier: tuple[Turn, ...] = ()
    asked: tuple[AskedQuestion, ...] = ()
    kept: Mapping[str, Kept] = field(default_factory=dict)
    forgotten: list[str] = field(default_factory=list)
    forgotten_answers: list[str] = field(default_factory=list)

    def record(self, reply: Reply, *, face: str, audience: frozenset[str]) -> None:
        self.recorded.append(Recorded(reply, face, audience))

    def turns(
        self,
        conversation_id: str,  # noqa: ARG002  the port's name
        *,
        audience: frozenset[str],  # noqa: ARG002  as above
        limit: int = TURNS,
    ) -> tuple[Turn, ...]:
        return self.earlier[-limit:]

    def feedback(self, answer_id: str, *, rating: Rating, comment: str = "") -> None:
        if self.error is not None:
            raise self.error
        if answer_id not in self.known:
            raise UnknownAnswerError(answer_id)
        self.rated.append((answer_id, rating, comment))

    def forget(self, conversation_id: str) -> int:
        self.forgotten.append(conversation_id)
        return 2

    def forget_answers(self, answer_ids: Iterable[str]) -> int:
        ids = [*answer_ids]
        self.forgotten_answers += ids
        return len(ids)

    def questions(self, *, since: datetime | None = None) -> tuple[AskedQuestion, ...]:
        return tuple(each for each in self.asked if since is None or each.asked_at >= since)

    def answer(self, answer_id: str) -> Kept:
        if self.error is not None:
            raise self.error
        if answer_id not in self.kept:
            raise UnknownAnswerError(answer_id)
        return self.kept[answer_id]


def kept(given: Reply | None = None, **changes: object) -> Kept:
    """Return a reply as it is kept, asked of what is public."""
    found = Kept(reply=given or reply(), asked_at=MOMENT, audience=PUBLIC)
    return replace(found, **changes)  # type: ignore[arg-type]  # a test's own keywords


def journal_at(
    address: str | Path,
    *,
    days: int = 90,
    now: Callable[[], datetime] | None = None,
    look_every: float = 3_600.0,
) -> BackgroundJournal:
    """Return a real journal, for a test to close."""
    clock = now or Clock()
    return BackgroundJournal(
        lambda: JournalStore(address, place="here", retention_days=days, now=clock),
        place="here",
        now=clock,
        turns_within=15.0,  # on a busy machine too
        look_every=look_every,
    )


def close_and_wait(journal: BackgroundJournal) -> None:
    """Close a journal, and wait until its thread has let go of the files: `close` does not."""
    journal.close()
    journal._thread.shutdown(wait=True)  # noqa: SLF001  only tests wait for it


def reply_number(
    number: int,
    *,
    question: str = "Wat is de MKI?",
    conversation: str = "c1",
    outcome: Outcome | None = None,
    **changes: object,
) -> Reply:
    """Return a reply whose answer has an id of its own."""
    return replace(
        reply(outcome),
        answer_id=f"a{number}",
        conversation_id=conversation,
        question=question,
        **changes,  # type: ignore[arg-type]  # a test's own keywords
    )
