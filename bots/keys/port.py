"""The port to the API keys of an installation."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from assistant.access import Scope
from bots.errors import KeysUnavailableError, UnknownKeyError

if TYPE_CHECKING:
    from bots.keys.secret import Secret

MOST_NAME = 80
"""Characters of a name."""


def is_name(text: str) -> bool:
    """Tell whether a key may be called so: one line that is not empty."""
    return 0 < len(text) <= MOST_NAME and text.isprintable() and text == text.strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """A key without its secret. `last_used_at` is known to the minute."""

    id: str
    name: str
    scopes: frozenset[Scope]
    audiences: frozenset[str]
    created_at: datetime
    expires_at: datetime | None = None
    revoked_at: datetime | None = None
    last_used_at: datetime | None = None

    def is_good(self, now: datetime) -> bool:
        """Tell whether the key opens anything now."""
        return self.revoked_at is None and (self.expires_at is None or now < self.expires_at)


class Keys(Protocol):
    """What the web face asks of the keys. Safe in threads; may block.

    All methods raise KeysUnavailableError where the database can't be used.
    """

    def check(self, shown: str) -> Key | None:
        """Return the key of a secret that was shown; None for one that opens nothing (any more)."""

    def page_secret(self) -> bytes:
        """Return what page tokens are signed with: random, made once, the same for all processes.

        It follows from no other secret, and no other secret from it.
        """

    def session_secret(self) -> bytes:
        """Return what sessions of people are signed with: as that of the pages, another one."""

    def end_session(self, session_id: str, *, until: int) -> None:
        """Remember that a session has ended, until the Unix second when it would have by itself."""

    def has_ended(self, session_id: str) -> bool:
        """Tell whether a session was ended before its time."""

    def all_keys(self) -> tuple[Key, ...]:
        """Return all keys, the oldest first, revoked and expired ones too."""

    def create(
        self,
        name: str,
        *,
        scopes: Iterable[Scope],
        audiences: Iterable[str] = (),
        expires_at: datetime | None = None,
    ) -> tuple[Key, Secret]:
        """Return a new key, and its secret, which is kept nowhere."""

    def revoke(self, key_id: str) -> Key:
        """Return the key, which opens nothing from now on; raises UnknownKeyError."""


class NoKeys:
    """Keys where none can be kept; page tokens and sessions hold as long as the process."""

    def __init__(self) -> None:
        import secrets  # noqa: PLC0415  only a server needs it

        self._secret = secrets.token_bytes(32)
        self._session_secret = secrets.token_bytes(32)
        self._ended: set[str] = set()

    def check(self, shown: str) -> Key | None:  # noqa: ARG002  the port's name
        """Know none."""
        return None

    def page_secret(self) -> bytes:
        """Return a secret of this process."""
        return self._secret

    def session_secret(self) -> bytes:
        """Return another secret of this process."""
        return self._session_secret

    def end_session(self, session_id: str, *, until: int) -> None:  # noqa: ARG002  the port's name
        """Remember it as long as the process."""
        self._ended.add(session_id)

    def has_ended(self, session_id: str) -> bool:
        """Tell whether a session was ended."""
        return session_id in self._ended

    def all_keys(self) -> tuple[Key, ...]:
        """Return none."""
        return ()

    def create(
        self,
        name: str,  # noqa: ARG002  the port's name
        *,
        scopes: Iterable[Scope],  # noqa: ARG002  as above
        audiences: Iterable[str] = (),  # noqa: ARG002  as above
        expires_at: datetime | None = None,  # noqa: ARG002  as above
    ) -> tuple[Key, Secret]:
        """Refuse: it could not be kept."""
        raise KeysUnavailableError("this process", "it keeps none")

    def revoke(self, key_id: str) -> Key:
        """Refuse: there is none."""
        raise UnknownKeyError(key_id)
