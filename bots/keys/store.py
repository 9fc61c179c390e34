"""The keys in SQL: made, shown, revoked."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import delete, select, update

from assistant.access import Scope
from assistant.journal.clock import Clock, utc_now
from assistant.journal.database import Database
from bots.errors import KeysUnavailableError, UnknownKeyError
from bots.keys.port import Key
from bots.keys.secret import Secret, new_secret, read_secret
from bots.keys.tables import MIGRATIONS, ApiKey, EndedSession, SigningSecret

_NO_DIGEST = "0" * 64
_PAGES = "page tokens"
_SESSIONS = "sessions"
_NOTED_EVERY = timedelta(minutes=1)


class KeyStore:
    """Keys in a file or at an address; opening brings the tables up to date. Safe in threads.

    Nothing is remembered between two looks, so a key that is revoked opens nothing from then on, in
    any process. Whatever the database refuses becomes a KeysUnavailableError; `place` is for it.
    """

    def __init__(self, address: str | Path, *, place: str, now: Clock = utc_now) -> None:
        self._now = now
        self._database = Database(
            address,
            migrations=MIGRATIONS,
            refusal=lambda detail: KeysUnavailableError(place, detail),
        )

    def create(
        self,
        name: str,
        *,
        scopes: Iterable[Scope],
        audiences: Iterable[str] = (),
        expires_at: datetime | None = None,
    ) -> tuple[Key, Secret]:
        """Return a new key, and its secret, which is kept nowhere."""
        secret = new_secret()
        row = ApiKey(
            id=secret.key_id,
            digest=secret.digest,
            name=name,
            scopes=sorted(scopes),
            audiences=sorted(audiences),
            created_at=self._now(),
            expires_at=expires_at,
        )
        key = _key(row)
        with self._database.writing() as session:
            session.add(row)
        return key, secret

    def all_keys(self) -> tuple[Key, ...]:
        """Return all keys, the oldest first, revoked and expired ones too."""
        with self._database.reading() as session:
            rows = session.scalars(select(ApiKey).order_by(ApiKey.created_at, ApiKey.id))
            return tuple(_key(row) for row in rows)

    def revoke(self, key_id: str) -> Key:
        """Return the key, which opens nothing from now on; raises UnknownKeyError."""
        with self._database.writing() as session:
            row = session.get(ApiKey, key_id)
            if row is None:
                raise UnknownKeyError(key_id)
            row.revoked_at = row.revoked_at or self._now()
            return _key(row)

    def check(self, shown: str) -> Key | None:
        """Return the key of a secret that was shown; None for one that opens nothing (any more)."""
        secret = read_secret(shown)
        if secret is None:
            return None
        with self._database.reading() as session:
            row = session.get(ApiKey, secret.key_id)
            key = None if row is None else _key(row)
            digest = _NO_DIGEST if row is None else row.digest
        fits = secret.has(digest)  # also where there is no such key: it takes as long
        if key is None or not fits or not key.is_good(self._now()):
            return None
        self._note_use(key)
        return key

    def page_secret(self) -> bytes:
        """Return what page tokens are signed with; the first who asks makes it."""
        return self._secret(_PAGES)

    def session_secret(self) -> bytes:
        """Return what sessions of people are signed with; the first who asks makes it."""
        return self._secret(_SESSIONS)

    def end_session(self, session_id: str, *, until: int) -> None:
        """Remember that a session has ended; forget those whose time is over."""
        with self._database.writing() as session:
            over = EndedSession.until < int(self._now().timestamp())
            session.execute(delete(EndedSession).where(over))
            ended = self._database.insert(EndedSession).values(id=session_id, until=until)
            session.execute(ended.on_conflict_do_nothing())

    def has_ended(self, session_id: str) -> bool:
        """Tell whether a session was ended before its time."""
        with self._database.reading() as session:
            return session.get(EndedSession, session_id) is not None

    def purge(self) -> None:
        """Remove nothing: a revoked key stays to be seen."""

    def close(self) -> None:
        """Let go of the database."""
        self._database.close()

    def _secret(self, purpose: str) -> bytes:
        with self._database.writing() as session:
            row = session.get(SigningSecret, purpose)
            if row is None:
                made = self._database.insert(SigningSecret).values(
                    purpose=purpose, secret=secrets.token_bytes(32)
                )
                session.execute(made.on_conflict_do_nothing())
                row = session.get_one(SigningSecret, purpose)
            return row.secret

    def _note_use(self, key: Key) -> None:
        """Note it once a minute; that this can't be is no reason to refuse the caller."""
        now = self._now()
        if key.last_used_at is not None and now - key.last_used_at < _NOTED_EVERY:
            return
        with suppress(KeysUnavailableError), self._database.writing() as session:
            session.execute(update(ApiKey).where(ApiKey.id == key.id).values(last_used_at=now))


def _key(row: ApiKey) -> Key:
    return Key(
        id=row.id,
        name=row.name,
        scopes=frozenset(scope for scope in Scope if scope in row.scopes),
        audiences=frozenset(row.audiences),
        created_at=row.created_at,
        expires_at=row.expires_at,
        revoked_at=row.revoked_at,
        last_used_at=row.last_used_at,
    )
