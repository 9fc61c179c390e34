"""Keys that a test knows by heart."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from assistant.access import Scope
from bots.errors import UnknownKeyError
from bots.keys.port import Key
from bots.keys.secret import Secret, new_secret


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
    revoked: list[str] = field(default_factory=list)

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

    def all_keys(self) -> tuple[Key, ...]:
        if self.error is not None:
            raise self.error
        return tuple(self.known.values())

    def create(
        self,
        name: str,
        *,
        scopes: Iterable[Scope],
        audiences: Iterable[str] = (),
        expires_at: datetime | None = None,
    ) -> tuple[Key, Secret]:
        if self.error is not None:
            raise self.error
        secret = new_secret()
        plain = key(*scopes, audiences=tuple(sorted(audiences)), key_id=secret.key_id)
        made = replace(plain, name=name, expires_at=expires_at)
        self.known[secret.text] = made
        return made, secret

    def revoke(self, key_id: str) -> Key:
        shown = {each.id: text for text, each in self.known.items()}.get(key_id)
        if shown is None:
            raise UnknownKeyError(key_id)
        self.revoked.append(key_id)
        return self.known.pop(shown)
