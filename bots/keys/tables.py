"""The tables of the keys; versions/ makes them, and a test keeps the two alike."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import ClassVar

from sqlalchemy import JSON, BigInteger, LargeBinary, MetaData, String, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from assistant.journal.migrate import Migrations
from assistant.journal.tables import NAMING, UtcTime


class Base(DeclarativeBase):
    """What the tables share."""

    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map: ClassVar = {
        datetime: UtcTime,
        str: Text,
        bytes: LargeBinary,
        list[str]: JSON,
    }


class ApiKey(Base):
    """A key by its id, with the digest of its secret."""

    __tablename__ = "api_key"

    id: Mapped[str] = mapped_column(String(16), primary_key=True)
    digest: Mapped[str] = mapped_column(String(64))
    name: Mapped[str]
    scopes: Mapped[list[str]]
    audiences: Mapped[list[str]]
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime | None]
    revoked_at: Mapped[datetime | None]
    last_used_at: Mapped[datetime | None]


class SigningSecret(Base):
    """A secret that the server made for itself, by what it signs."""

    __tablename__ = "signing_secret"

    purpose: Mapped[str] = mapped_column(String(32), primary_key=True)
    secret: Mapped[bytes]


class EndedSession(Base):
    """A session of somebody who signed out, until its cookie is no good by itself."""

    __tablename__ = "ended_session"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    until: Mapped[int] = mapped_column(BigInteger, index=True)


MIGRATIONS = Migrations(
    tables=Base.metadata,
    folder=Path(__file__).parent / "versions",
    head="0002",
    version_table="keys_version",
)
