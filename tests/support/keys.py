"""Keys that a test knows by heart."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime

from assistant.access import Scope
from bots.keys.port import Key


def key(*scopes: Scope, audiences: tuple[str, ...] = (), key_id: str = "0badc0de") -> Key:
    """Return a key that is good."""
    return Key(
        id=key_id,
        name="a test",
        scopes=frozenset(scopes),
        audiences=frozenset(audiences),
        created_at=datetime(2026, 11, 22, 12, 0, tzinfo=UTC),
    )


@dataclass
class FakeKeys:
    """Knows the keys that it was given by their secret; `error` is raised by every look."""

    known: dict[str, Key] = field(default_factory=dict)
    error: Exception | None = None
    ended: dict[str, int] = field(default_factory=dict)

    def check(self, shown: str) -> Key | None:
        if self.error is not None:
            raise self.error
        return self.known.get(shown)

    def page_secret(self) -> bytes:
        return b"a secret of the pages, of no other use"

    def session_secret(self) -> bytes:
        return b"a secret of the sessions, of no other use"

    def end_session(self, session_id: str, *, until: int) -> None:
        self.ended[session_id] = until

    def has_ended(self, session_id: str) -> bool:
        if self.error is not None:
            raise self.error
        return session_id in self.ended
