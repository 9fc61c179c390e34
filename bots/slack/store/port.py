"""The port to what the Slack face remembers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, Protocol

Blocks = Sequence[Mapping[str, Any]]
"""Blocks of Block Kit as they are sent."""


class Visibility(StrEnum):
    """Who sees the answers of a channel."""

    CHANNEL = "channel"
    ASKER = "asker"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelSettings:
    """What an admin chose for a channel.

    `audience` are the audiences beside `public` that may be cited there; `filters` are facet ->
    values that a question is asked with; `follows` says that threads go on without a mention.
    """

    visibility: Visibility = Visibility.CHANNEL
    audience: frozenset[str] = frozenset()
    filters: Mapping[str, Sequence[str]] = field(default_factory=dict)
    follows: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """A thread that the bot takes part in."""

    team: str
    channel: str
    thread_ts: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Posted:
    """An answer that was given: where it stands, who asked, and what it takes to show it again.

    `question_ts` is the message that asked, None where none did; `message_ts` are the messages of
    the answer, none of them for one that only its asker sees. `question` and what `blocks` repeat
    of it are screened when they are kept; both may be gone sooner than the rest (kept.py).
    `audience` is whose documents were asked.
    """

    answer_id: str
    conversation_id: str
    team: str
    channel: str
    user: str
    question: str
    status: str
    asked_at: datetime
    thread_ts: str | None = None
    question_ts: str | None = None
    message_ts: tuple[str, ...] = ()
    blocks: Blocks = ()
    audience: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Forgotten:
    """What was removed of a user: the answers, and the conversations in which the user asked."""

    answers: tuple[Posted, ...] = ()
    conversations: tuple[str, ...] = ()


class SlackStore(Protocol):
    """What is remembered of a workspace, by all processes alike. Safe in threads; may block.

    Every method raises SlackStoreError where the database can't be used.
    """

    def claim(self, event: str) -> bool:
        """Tell whether this process is the first to see an event; kept for at least a day."""

    def release(self, event: str) -> None:
        """Give an event back that could not be answered, so that a repeat of it is."""

    def conversation(self, thread: Thread) -> str | None:
        """Return the conversation of a thread that the bot takes part in; None for any other."""

    def take_part(self, thread: Thread, *, conversation_id: str) -> None:
        """Keep that the bot takes part in a thread, by which conversation; again: for longer."""

    def channel(self, team: str, channel: str) -> ChannelSettings:
        """Return what was chosen for a channel, or the defaults."""

    def set_channel(self, team: str, channel: str, settings: ChannelSettings) -> None:
        """Keep what an admin chose for a channel."""

    def channels(self, team: str) -> Mapping[str, ChannelSettings]:
        """Return the channels for which something was chosen."""

    def language(self, team: str, user: str) -> str | None:
        """Return the language that a user chose on the app's home; None where none was."""

    def set_language(self, team: str, user: str, language: str | None) -> None:
        """Keep the language that a user chose; None: that of their Slack again."""

    def keep(self, posted: Posted) -> None:
        """Keep an answer that was given; one of the same id is replaced."""

    def posted(self, answer_id: str) -> Posted | None:
        """Return an answer that was given, or None where it is not kept (any more)."""

    def posted_for(self, team: str, channel: str, question_ts: str) -> tuple[Posted, ...]:
        """Return the answers to the message that asked, oldest first: several after an edit."""

    def recent(self, team: str, user: str, *, limit: int = 5) -> tuple[Posted, ...]:
        """Return a user's last questions, the newest first."""

    def drop(self, answer_id: str) -> None:
        """Forget an answer that was given; nothing happens where there is none."""

    def forget(self, team: str, user: str) -> Forgotten:
        """Forget a user: the language that was chosen, answers, threads where nobody else asked.

        Returns what was removed, for the journal and the assistant to forget too (forgetting.py).
        """

    def close(self) -> None:
        """Let go of the database; a second time does nothing."""
