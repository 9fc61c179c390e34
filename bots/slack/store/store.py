"""What the Slack face remembers, in SQL: the same for all its processes."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from threading import Event
from typing import Any, cast
from uuid import uuid4

from sqlalchemy import ColumnElement, CursorResult, Select, delete, select
from sqlalchemy.orm import Session

from assistant.journal.clock import Clock, utc_now
from assistant.journal.held import Held
from assistant.journal.retention import LOOK_EVERY, look_now_and_then
from bots.errors import SlackStoreError
from bots.slack.store import tables
from bots.slack.store.database import SlackDatabase
from bots.slack.store.forget import forget_user
from bots.slack.store.kept import Keeping
from bots.slack.store.port import ChannelSettings, Forgotten, Posted, Thread
from bots.slack.store.rows import answer_values, channel_values, posted_of, settings_of

logger = logging.getLogger(__name__)


class SqlSlackStore:
    """A SlackStore in a file or at an address, opened when it is first used. Safe in threads.

    `place` is for messages. Every method raises SlackStoreError where the database can't be used;
    one that could not be opened is tried again after half a minute.
    """

    def __init__(
        self,
        address: str | Path,
        *,
        place: str,
        keeping: Keeping,
        now: Clock = utc_now,
        look_every: float = LOOK_EVERY,
    ) -> None:
        def opening() -> SlackDatabase:
            return SlackDatabase(address, place=place, keeping=keeping, now=now)

        self._held = Held(opening, refusal=SlackStoreError, now=now)
        self._place = place
        self._keeping = keeping
        self._now = now
        self._closed = Event()
        look_now_and_then(self._opened, every=look_every, until=self._closed, log=_log)

    def claim(self, event: str) -> bool:
        """Tell whether this process is the first to see an event: the first to write it down."""
        row = {"name": event, "claimed_at": self._now()}
        with self._writing() as (session, opened):
            insertion = opened.database.insert(tables.Event).values(row).on_conflict_do_nothing()
            return cast("CursorResult[Any]", session.execute(insertion)).rowcount == 1

    def release(self, event: str) -> None:
        """Give an event back."""
        with self._writing() as (session, _):
            session.execute(delete(tables.Event).where(tables.Event.name == event))

    def conversation(self, thread: Thread) -> str | None:
        """Return the conversation of a thread that the bot takes part in; None for any other."""
        key = (thread.team, thread.channel, thread.thread_ts)
        with self._reading() as session:
            found = session.get(tables.Thread, key)
            return None if found is None else found.conversation_id

    def take_part(self, thread: Thread, *, conversation_id: str) -> None:
        """Keep that the bot takes part in a thread, by which conversation; again: for longer."""
        key = {"team": thread.team, "channel": thread.channel, "thread_ts": thread.thread_ts}
        rest = {"conversation_id": conversation_id, "last_at": self._now()}
        self._put(tables.Thread, key, rest)

    def channel(self, team: str, channel: str) -> ChannelSettings:
        """Return what was chosen for a channel, or the defaults."""
        with self._reading() as session:
            found = session.get(tables.Channel, (team, channel))
            return ChannelSettings() if found is None else settings_of(found)

    def set_channel(self, team: str, channel: str, settings: ChannelSettings) -> None:
        """Keep what an admin chose for a channel."""
        key = {"team": team, "channel": channel}
        self._put(tables.Channel, key, channel_values(settings))

    def channels(self, team: str) -> Mapping[str, ChannelSettings]:
        """Return the channels for which something was chosen."""
        wanted = select(tables.Channel).where(tables.Channel.team == team)
        with self._reading() as session:
            return {row.channel: settings_of(row) for row in session.scalars(wanted)}

    def language(self, team: str, user: str) -> str | None:
        """Return the language that a user chose; None where none was."""
        with self._reading() as session:
            found = session.get(tables.User, (team, user))
            return None if found is None else found.language

    def set_language(self, team: str, user: str, language: str | None) -> None:
        """Keep the language that a user chose; None: that of their Slack again."""
        if language is not None:
            self._put(tables.User, {"team": team, "user": user}, {"language": language})
            return
        own = (tables.User.team == team) & (tables.User.user == user)
        with self._writing() as (session, _):
            session.execute(delete(tables.User).where(own))

    def keep(self, posted: Posted) -> None:
        """Keep an answer that was given, screened or without words; one of the same id goes."""
        values = answer_values(self._keeping.of(posted))
        self._put(tables.Answer, {"answer_id": values.pop("answer_id")}, values)

    def posted(self, answer_id: str) -> Posted | None:
        """Return an answer that was given, or None where it is not kept (any more)."""
        with self._reading() as session:
            found = session.get(tables.Answer, answer_id)
            return None if found is None else posted_of(found)

    def posted_for(self, team: str, channel: str, question_ts: str) -> tuple[Posted, ...]:
        """Return the answers to the message that asked, oldest first."""
        answer = tables.Answer
        there = (answer.team == team) & (answer.channel == channel)
        asked = _answers(there, answer.question_ts == question_ts)
        return self._read(asked.order_by(answer.asked_at, answer.answer_id))

    def recent(self, team: str, user: str, *, limit: int = 5) -> tuple[Posted, ...]:
        """Return a user's last questions, the newest first; none whose words are not kept."""
        answer = tables.Answer
        own = _answers(answer.team == team, answer.user == user, answer.question != "")
        newest = own.order_by(answer.asked_at.desc(), answer.answer_id.desc())
        return self._read(newest.limit(limit))

    def drop(self, answer_id: str) -> None:
        """Forget an answer that was given; nothing happens where there is none."""
        with self._writing() as (session, _):
            session.execute(delete(tables.Answer).where(tables.Answer.answer_id == answer_id))

    def forget(self, team: str, user: str) -> Forgotten:
        """Forget a user; what SQLite removes is overwritten in its file."""
        with self._writing() as (session, opened):
            forgotten = forget_user(session, team, user)
        opened.database.overwrite()
        return forgotten

    def close(self) -> None:
        """Let go of the database; a second time does nothing."""
        self._closed.set()
        self._held.close()

    def _opened(self) -> SlackDatabase:
        if self._closed.is_set():
            raise SlackStoreError(self._place, "it is closed")
        return self._held.get()

    def _put(
        self, table: type[tables.Base], key: Mapping[str, str], rest: Mapping[str, Any]
    ) -> None:
        """Write a row, in place of the one with its key."""
        with self._writing() as (session, opened):
            row = opened.database.insert(table).values({**key, **rest})
            session.execute(row.on_conflict_do_update(index_elements=[*key], set_=rest))

    def _read(self, answers: Select[tables.Answer]) -> tuple[Posted, ...]:
        with self._reading() as session:
            return tuple(map(posted_of, session.scalars(answers)))

    @contextmanager
    def _writing(self) -> Iterator[tuple[Session, SlackDatabase]]:
        opened = self._opened()
        with opened.database.writing() as session:
            yield session, opened

    @contextmanager
    def _reading(self) -> Iterator[Session]:
        with self._opened().database.reading() as session:
            yield session


def _answers(*conditions: ColumnElement[bool]) -> Select[tables.Answer]:
    return select(tables.Answer).where(*conditions)


def _log(what: str, error: BaseException) -> None:
    told = str(error) if isinstance(error, SlackStoreError) else type(error).__name__
    logger.error("%s (failure %s): %s", what, uuid4().hex[:12], told)
