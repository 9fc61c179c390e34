"""The journal in SQL: writing, forgetting, and what is too old."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, cast

from sqlalchemy import CursorResult, Insert, delete, exists, func, select
from sqlalchemy.orm import Session

from assistant.errors import JournalUnavailableError, TooMuchFeedbackError, UnknownAnswerError
from assistant.journal import tables
from assistant.journal.clock import Clock, utc_now
from assistant.journal.database import Database
from assistant.journal.entry import Entry
from assistant.journal.migrate import JOURNAL
from assistant.journal.port import AskedQuestion, Kept, Rating, Turn
from assistant.journal.rows import asked_questions, kept_answer, question_row, turns

MOST_FEEDBACK = 20
"""Ratings kept of one answer: in a channel several people read it."""

_AT_ONCE = 500
"""Answers in one statement: databases take a limited number of values."""


class JournalStore:
    """A journal in a file or at an address; one thread writes. `place` is for messages.

    Opening it brings its tables up to date and removes what is older than `retention_days`.
    Whatever the database refuses becomes a JournalUnavailableError.
    """

    def __init__(
        self, address: str | Path, *, place: str, retention_days: int, now: Clock = utc_now
    ) -> None:
        self._days = retention_days
        self._now = now
        self._database = Database(
            address,
            migrations=JOURNAL,
            refusal=lambda detail: JournalUnavailableError(place, detail),
        )
        self.purge()

    def record(self, entry: Entry) -> None:
        """Write a question with its answer down; with 0 days to keep it, don't."""
        if self._days == 0:
            return
        with self._database.writing() as session:
            session.execute(self._conversation(entry))
            session.add(question_row(entry))

    def turns(self, key: str, *, audience: frozenset[str], limit: int) -> tuple[Turn, ...]:
        """Return the last turns of the conversation with this key, oldest first."""
        with self._database.reading() as session:
            return turns(session, key, audience=audience, limit=limit)

    def questions(self, *, since: datetime | None) -> tuple[AskedQuestion, ...]:
        """Return what was asked since then, oldest first."""
        with self._database.reading() as session:
            return asked_questions(session, since=since)

    def answer(self, answer_id: str) -> Kept:
        """Return what is kept of a reply; raises UnknownAnswerError."""
        with self._database.reading() as session:
            found = kept_answer(session, answer_id)
        if found is None:
            raise UnknownAnswerError(answer_id)
        return found

    def feedback(self, answer_id: str, *, rating: Rating, comment: str) -> None:
        """Write a rating down; raises UnknownAnswerError and TooMuchFeedbackError."""
        with self._database.writing() as session:
            if session.get(tables.Answer, answer_id) is None:
                raise UnknownAnswerError(answer_id)
            of_answer = tables.Feedback.answer_id == answer_id
            given = session.scalar(select(func.count()).where(of_answer)) or 0
            if given >= MOST_FEEDBACK:
                raise TooMuchFeedbackError(MOST_FEEDBACK)
            session.add(
                tables.Feedback(
                    answer_id=answer_id, rating=rating.value, comment=comment, given_at=self._now()
                )
            )

    def forget(self, key: str) -> int:
        """Remove a conversation; what hangs on it goes with it. Return how many questions."""
        of_conversation = tables.Question.conversation_key == key
        with self._database.writing() as session:
            questions = session.scalar(select(func.count()).where(of_conversation)) or 0
            session.execute(delete(tables.Conversation).where(tables.Conversation.key == key))
        self._database.overwrite()
        return questions

    def forget_answers(self, answer_ids: Iterable[str]) -> int:
        """Remove the questions of these answers, and conversations that have none left.

        Returns how many questions there were.
        """
        wanted = sorted(set(answer_ids))
        removed = 0
        with self._database.writing() as session:
            for begin in range(0, len(wanted), _AT_ONCE):
                removed += _forget(session, wanted[begin : begin + _AT_ONCE])
        self._database.overwrite()
        return removed

    def purge(self) -> None:
        """Remove what is older than is kept."""
        oldest = self._now() - timedelta(days=self._days)
        with self._database.writing() as session:
            session.execute(delete(tables.Question).where(tables.Question.asked_at < oldest))
            session.execute(delete(tables.Conversation).where(tables.Conversation.last_at < oldest))
        self._database.overwrite()

    def count(self) -> int:
        """Return how many questions are kept."""
        with self._database.reading() as session:
            return session.scalar(select(func.count()).select_from(tables.Question)) or 0

    def close(self) -> None:
        """Let go of the database."""
        self._database.close()

    def _conversation(self, entry: Entry) -> Insert:
        """Begin a conversation or go on with it: its row stays locked until its question is in."""
        begun = self._database.insert(tables.Conversation).values(
            key=entry.conversation, started_at=entry.asked_at, last_at=entry.asked_at
        )
        return begun.on_conflict_do_update(index_elements=["key"], set_={"last_at": entry.asked_at})


def _forget(session: Session, answer_ids: Sequence[str]) -> int:
    """Remove questions by the ids of their answers; return how many there were."""
    question, conversation = tables.Question, tables.Conversation
    of_answers = select(tables.Answer.question_id).where(tables.Answer.id.in_(answer_ids))
    begun = select(question.conversation_key).where(question.id.in_(of_answers)).distinct()
    keys = session.scalars(  # their rows stay locked: none gets a question meanwhile
        select(conversation.key)
        .where(conversation.key.in_(begun))
        .order_by(conversation.key)
        .with_for_update()
    ).all()
    removed = session.execute(delete(question).where(question.id.in_(of_answers)))
    is_empty = ~exists().where(question.conversation_key == conversation.key)
    session.execute(delete(conversation).where(conversation.key.in_(keys), is_empty))
    return cast("CursorResult[Any]", removed).rowcount
