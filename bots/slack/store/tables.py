"""The tables of the Slack face; versions/ makes them, and a test keeps the two alike."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any, ClassVar

from sqlalchemy import JSON, Index, MetaData, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from assistant.journal.migrate import Migrations
from assistant.journal.tables import NAMING, Names, UtcTime

JsonBlocks = list[dict[str, Any]]


class Base(DeclarativeBase):
    """What the tables share."""

    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map: ClassVar = {
        datetime: UtcTime,
        str: Text,
        Names: JSON,
        list[str]: JSON,
        JsonBlocks: JSON(none_as_null=True),
    }


class Event(Base):
    """An event of Slack that a process has taken on."""

    __tablename__ = "slack_event"

    name: Mapped[str] = mapped_column(primary_key=True)
    claimed_at: Mapped[datetime] = mapped_column(index=True)


class Thread(Base):
    """A thread that the bot takes part in, by the id of its conversation."""

    __tablename__ = "slack_thread"

    team: Mapped[str] = mapped_column(primary_key=True)
    channel: Mapped[str] = mapped_column(primary_key=True)
    thread_ts: Mapped[str] = mapped_column(primary_key=True)
    conversation_id: Mapped[str] = mapped_column(index=True)
    last_at: Mapped[datetime] = mapped_column(index=True)


class Channel(Base):
    """What an admin chose for a channel."""

    __tablename__ = "slack_channel"

    team: Mapped[str] = mapped_column(primary_key=True)
    channel: Mapped[str] = mapped_column(primary_key=True)
    visibility: Mapped[str]
    audience: Mapped[list[str]]
    filters: Mapped[Names]
    follows: Mapped[bool]


class User(Base):
    """What a user chose."""

    __tablename__ = "slack_user"

    team: Mapped[str] = mapped_column(primary_key=True)
    user: Mapped[str] = mapped_column(primary_key=True)
    language: Mapped[str]


class Answer(Base):
    """An answer that was given; the journal has what it says and why, this where it stands.

    `blocks` go first: they are NULL once they are no longer kept.
    """

    __tablename__ = "slack_answer"

    answer_id: Mapped[str] = mapped_column(primary_key=True)
    conversation_id: Mapped[str] = mapped_column(index=True)
    team: Mapped[str]
    channel: Mapped[str]
    user: Mapped[str]
    question: Mapped[str]
    status: Mapped[str]
    asked_at: Mapped[datetime] = mapped_column(index=True)
    thread_ts: Mapped[str | None]
    question_ts: Mapped[str | None]
    message_ts: Mapped[list[str]]
    blocks: Mapped[JsonBlocks | None]
    audience: Mapped[list[str]]

    __table_args__ = (
        Index("ix_slack_answer_user", "team", "user"),
        Index("ix_slack_answer_question", "team", "channel", "question_ts"),
    )


MIGRATIONS = Migrations(
    tables=Base.metadata,
    folder=Path(__file__).parent / "versions",
    head="0001",
    version_table="slack_version",
)
