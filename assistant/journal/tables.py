"""The tables of the journal; migrations/ makes them, and a test keeps the two alike."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, ClassVar

from sqlalchemy import JSON, DateTime, ForeignKey, MetaData, String, Text, TypeDecorator
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship

if TYPE_CHECKING:
    from sqlalchemy.engine import Dialect

HEAD = "0002"
"""The migration that makes these tables; a journal that is at it needs no Alembic."""

Names = dict[str, list[str]]
"""Facet -> values, as JSON."""


class UtcTime(TypeDecorator[datetime]):
    """A moment with its zone. SQLite keeps none, so what comes out of it is UTC by agreement."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002  SQLAlchemy's name
        """Return the moment in UTC; one without a zone is a mistake of ours."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"{value} has no time zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002  as above
        """Return the moment in UTC."""
        if value is None or value.tzinfo is not None:
            return value and value.astimezone(UTC)
        return value.replace(tzinfo=UTC)


NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_name)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}
"""Names of constraints, so that migrations know them."""


class Base(DeclarativeBase):
    """What the tables share: types by annotation, and names of constraints."""

    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map: ClassVar = {
        datetime: UtcTime,
        str: Text,
        Names: JSON,
        list[str]: JSON,
        list[dict[str, str]]: JSON,
        dict[str, float]: JSON,
        dict[str, Any]: JSON(none_as_null=True),
    }


class Conversation(Base):
    """A conversation by the hash of its id: the id itself would let others go on with it."""

    __tablename__ = "conversation"

    key: Mapped[str] = mapped_column(String(64), primary_key=True)
    started_at: Mapped[datetime]
    last_at: Mapped[datetime] = mapped_column(index=True)


class Question(Base):
    """A screened question, and whose documents were asked."""

    __tablename__ = "question"

    id: Mapped[int] = mapped_column(primary_key=True)
    conversation_key: Mapped[str] = mapped_column(
        ForeignKey("conversation.key", ondelete="CASCADE"), index=True
    )
    asked_at: Mapped[datetime] = mapped_column(index=True)
    text: Mapped[str]
    searched_for: Mapped[str | None]
    language: Mapped[str]
    filters: Mapped[Names]
    facets: Mapped[Names]
    face: Mapped[str]
    audience: Mapped[list[str]]
    answer: Mapped[Answer] = relationship(back_populates="question", lazy="raise")


class Answer(Base):
    """What a question got, by the id that faces know it by."""

    __tablename__ = "answer"

    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    question_id: Mapped[int] = mapped_column(
        ForeignKey("question.id", ondelete="CASCADE"), unique=True
    )
    status: Mapped[str]
    reason: Mapped[str | None]
    text: Mapped[str]
    writer: Mapped[str | None]
    corpus_version: Mapped[str]
    timings_ms: Mapped[dict[str, float]]
    nearest: Mapped[list[dict[str, str]]]
    told: Mapped[dict[str, Any] | None]
    question: Mapped[Question] = relationship(back_populates="answer", lazy="raise")
    citations: Mapped[list[Citation]] = relationship(lazy="raise", order_by="Citation.number")
    feedback: Mapped[list[Feedback]] = relationship(lazy="raise", order_by="Feedback.id")


class Citation(Base):
    """Words that an answer quoted, and where they stood then."""

    __tablename__ = "citation"

    answer_id: Mapped[str] = mapped_column(
        String(64), ForeignKey("answer.id", ondelete="CASCADE"), primary_key=True
    )
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    document_id: Mapped[str]
    start: Mapped[int]
    end: Mapped[int]
    quote: Mapped[str]


class Feedback(Base):
    """What a reader thought of an answer, screened."""

    __tablename__ = "feedback"

    id: Mapped[int] = mapped_column(primary_key=True)
    answer_id: Mapped[str] = mapped_column(
        String(64), ForeignKey("answer.id", ondelete="CASCADE"), index=True
    )
    rating: Mapped[str] = mapped_column(String(8))
    comment: Mapped[str]
    given_at: Mapped[datetime]
