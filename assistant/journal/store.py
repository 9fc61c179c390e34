"""The journal in SQL: writing, forgetting, and what is too old."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Insert, delete, func, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from assistant.errors import JournalUnavailableError, TooMuchFeedbackError, UnknownAnswerError
from assistant.journal import tables
from assistant.journal.clock import Clock, utc_now
from assistant.journal.engine import READING, make_engine, what_failed
from assistant.journal.entry import Entry
from assistant.journal.migrate import MigrationError, migrate
from assistant.journal.port import AskedQuestion, Rating, Turn
from assistant.journal.rows import asked_questions, question_row, turns

if TYPE_CHECKING:
    from sqlalchemy.engine import Engine

MOST_FEEDBACK = 20
"""Ratings kept of one answer: in a channel several people read it."""


class JournalStore:
    """A journal in a file or at an address; for one thread at a time. `place` is for messages.

    Opening it brings its tables up to date and removes what is older than `retention_days`.
    Whatever the database refuses becomes a JournalUnavailableError.
    """

    def __init__(
        self, address: str | Path, *, place: str, retention_days: int, now: Clock = utc_now
    ) -> None:
        self._place = place
        self._days = retention_days
        self._now = now
        try:
            self._engine: Engine = make_engine(address)
        except (SQLAlchemyError, OSError) as error:
            raise JournalUnavailableError(place, what_failed(error)) from error
        with self._told():
            migrate(self._engine)
        self.purge()

    def record(self, entry: Entry) -> None:
        """Write a question with its answer down; with 0 days to keep it, don't."""
        if self._days == 0:
            return
        with self._writing() as session:
            session.execute(self._conversation(entry))
            session.add(question_row(entry))

    def turns(self, key: str, *, audience: frozenset[str], limit: int) -> tuple[Turn, ...]:
        """Return the last turns of the conversation with this key, oldest first."""
        with self._reading() as session:
            return turns(session, key, audience=audience, limit=limit)

    def questions(self, *, since: datetime | None) -> tuple[AskedQuestion, ...]:
        """Return what was asked since then, oldest first."""
        with self._reading() as session:
            return asked_questions(session, since=since)

    def feedback(self, answer_id: str, *, rating: Rating, comment: str) -> None:
        """Write a rating down; raises UnknownAnswerError and TooMuchFeedbackError."""
        with self._writing() as session:
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
        with self._writing() as session:
            questions = session.scalar(select(func.count()).where(of_conversation)) or 0
            session.execute(delete(tables.Conversation).where(tables.Conversation.key == key))
        self._overwrite()
        return questions

    def purge(self) -> None:
        """Remove what is older than is kept."""
        oldest = self._now() - timedelta(days=self._days)
        with self._writing() as session:
            session.execute(delete(tables.Question).where(tables.Question.asked_at < oldest))
            session.execute(delete(tables.Conversation).where(tables.Conversation.last_at < oldest))
        self._overwrite()

    def count(self) -> int:
        """Return how many questions are kept."""
        with self._reading() as session:
            return session.scalar(select(func.count()).select_from(tables.Question)) or 0

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def _conversation(self, entry: Entry) -> Insert:
        """Begin a conversation, or go on with one: its row stays locked until its question is in.

        Both databases say it in the same words, each in a class of its own.
        """
        is_sqlite = self._engine.dialect.name == "sqlite"
        insert: Callable[[type[tables.Conversation]], sqlite.Insert | postgresql.Insert] = (
            sqlite.insert if is_sqlite else postgresql.insert
        )
        begun = insert(tables.Conversation).values(
            key=entry.conversation, started_at=entry.asked_at, last_at=entry.asked_at
        )
        return begun.on_conflict_do_update(index_elements=["key"], set_={"last_at": entry.asked_at})

    def _overwrite(self) -> None:
        """Empty SQLite's log of changes, which still holds what was removed, if nobody reads it."""
        if self._engine.dialect.name == "sqlite":
            with (
                self._told(),
                suppress(sqlite3.Error),
                closing(self._engine.raw_connection()) as connection,
            ):
                connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")

    @contextmanager
    def _writing(self) -> Iterator[Session]:
        with self._told(), Session(self._engine) as session, session.begin():
            yield session

    @contextmanager
    def _reading(self) -> Iterator[Session]:
        options = {READING: True}
        with self._told(), Session(self._engine.execution_options(**options)) as session:
            yield session

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except (SQLAlchemyError, MigrationError, OSError) as error:
            self._engine.dispose()  # a connection may be in the middle of a reply
            raise JournalUnavailableError(self._place, what_failed(error)) from error
