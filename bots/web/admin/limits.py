"""What is in force: who may ask, how often, how much."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from bots.web.context import Context


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The settings that an admin is shown; `per_minute` 0 sets no limit."""

    access: str
    per_minute: int
    answers: int
    request_seconds: float
    body_bytes: int
    origins: Sequence[str]
    retention_days: int | None
    gaps_k: int

    @classmethod
    def of(cls, context: Context) -> Self:
        """Return what is in force in a server."""
        settings, operations = context.settings, context.operations
        return cls(
            access=settings.access.value,
            per_minute=settings.per_minute,
            answers=settings.max_answers,
            request_seconds=settings.request_seconds,
            body_bytes=settings.max_body_bytes,
            origins=sorted(settings.widget_origins),
            retention_days=operations.retention_days,
            gaps_k=operations.gaps_k,
        )
