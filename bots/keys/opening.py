"""From settings to keys: they lie in the journal's database, also where no journal is kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.journal.clock import utc_now
from assistant.journal.held import Held
from assistant.journal.opening import address_of, is_there, place_of
from assistant.journal.settings import JournalSettings
from bots.errors import KeysUnavailableError
from bots.keys.port import Key, Keys

if TYPE_CHECKING:
    from assistant.access import Scope
    from bots.keys.secret import Secret
    from bots.keys.store import KeyStore


@contextmanager
def open_keys(settings: JournalSettings, *, data_dir: Path) -> Iterator[Keys]:
    """Give the keys to a server; the database is opened when the first one is shown."""
    held = _held(settings, data_dir=data_dir)
    try:
        yield HeldKeys(held, settings=settings, data_dir=data_dir)
    finally:
        held.close()


@contextmanager
def open_key_store(settings: JournalSettings, *, data_dir: Path) -> Iterator[KeyStore]:
    """Give the keys to make and revoke; raises KeysUnavailableError."""
    held = _held(settings, data_dir=data_dir)
    try:
        yield held.get()
    finally:
        held.close()


class HeldKeys:
    """Keys of a database that is opened when it is first needed, and not made to look into."""

    def __init__(self, held: Held[KeyStore], *, settings: JournalSettings, data_dir: Path) -> None:
        self._held = held
        self._settings = settings
        self._data_dir = data_dir

    def check(self, shown: str) -> Key | None:
        """Return the key of a secret that was shown; None for one that opens nothing (any more)."""
        if not is_there(self._settings, data_dir=self._data_dir):
            return None
        return self._held.get().check(shown)

    def page_secret(self) -> bytes:
        """Return what page tokens are signed with."""
        return self._held.get().page_secret()

    def session_secret(self) -> bytes:
        """Return what sessions of people are signed with."""
        return self._held.get().session_secret()

    def end_session(self, session_id: str, *, until: int) -> None:
        """Remember that a session has ended."""
        self._held.get().end_session(session_id, until=until)

    def has_ended(self, session_id: str) -> bool:
        """Tell whether a session was ended before its time."""
        return self._held.get().has_ended(session_id)

    def all_keys(self) -> tuple[Key, ...]:
        """Return all keys, the oldest first, revoked and expired ones too."""
        if not is_there(self._settings, data_dir=self._data_dir):
            return ()
        return self._held.get().all_keys()

    def create(
        self,
        name: str,
        *,
        scopes: Iterable[Scope],
        audiences: Iterable[str] = (),
        expires_at: datetime | None = None,
    ) -> tuple[Key, Secret]:
        """Return a new key, and its secret, which is kept nowhere."""
        store = self._held.get()
        return store.create(name, scopes=scopes, audiences=audiences, expires_at=expires_at)

    def revoke(self, key_id: str) -> Key:
        """Return the key, which opens nothing from now on; raises UnknownKeyError."""
        return self._held.get().revoke(key_id)


def _held(settings: JournalSettings, *, data_dir: Path) -> Held[KeyStore]:
    place = place_of(settings, data_dir=data_dir)

    def opening() -> KeyStore:
        from bots.keys.store import KeyStore  # noqa: PLC0415  SQLAlchemy takes 0.3 s

        return KeyStore(address_of(settings, data_dir=data_dir), place=place)

    return Held(opening, refusal=KeysUnavailableError, now=utc_now)
