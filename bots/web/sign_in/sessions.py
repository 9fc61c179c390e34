"""Who is signed in: a signed cookie that says what may be done, until when, and nobody's name."""

from __future__ import annotations

import hashlib
import hmac
import secrets
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from functools import cached_property

from itsdangerous import BadData, URLSafeSerializer

from assistant.access import Scope
from bots.keys.port import Keys
from bots.web.sign_in.settings import SignInSettings

ATTEMPT_SECONDS = 600
"""How long signing in at the provider may take."""

_USER_DIGITS = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """Somebody who signed in; `user` tells them from others and not who they are.

    `until` is in Unix seconds.
    """

    id: str
    user: str
    scopes: frozenset[Scope]
    audiences: frozenset[str]
    until: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """What a browser carries while it is at the provider, to show that it began here."""

    state: str
    nonce: str
    code_verifier: str
    redirect_uri: str
    next: str
    until: int


@dataclass(frozen=True, kw_only=True)
class Sessions:
    """Makes, reads and ends sessions. `rules` are the settings: others, and all have ended.

    `now` is in Unix seconds. Reading and ending look into the database of the keys.
    """

    keys: Keys
    rules: SignInSettings
    now: Callable[[], float] = time.time

    @property
    def is_secure(self) -> bool:
        """Tell whether cookies go by TLS only: everywhere but on this machine."""
        return (self.rules.public_url or "").startswith("https://")

    @property
    def cookie(self) -> str:
        """The name of the session's cookie: a browser takes __Host- from nobody else's page."""
        return f"{'__Host-' if self.is_secure else ''}leerkring_session"

    @property
    def attempt_cookie(self) -> str:
        """The name of the cookie of whoever is at the provider."""
        return f"{'__Host-' if self.is_secure else ''}leerkring_sign_in"

    @property
    def seconds(self) -> int:
        """How long a session holds."""
        return int(self.rules.oidc_hours * 3600)

    def new(self, subject: str, *, groups: frozenset[str]) -> Session:
        """Return the session of a subject of the provider; what it may is decided here, once."""
        scopes, audiences = self.rules.opened_by(groups)
        named = f"{self.rules.oidc_issuer}\n{subject}".encode()
        user = hmac.new(self._secret, named, hashlib.sha256).hexdigest()[:_USER_DIGITS]
        return self.opened(user, scopes=scopes, audiences=audiences, seconds=self.seconds)

    def opened(
        self, user: str, *, scopes: frozenset[Scope], audiences: frozenset[str], seconds: int
    ) -> Session:
        """Return a session of somebody who may do this, for so long."""
        return Session(
            id=secrets.token_hex(16),
            user=user,
            scopes=scopes,
            audiences=audiences,
            until=int(self.now()) + seconds,
        )

    def written(self, session: Session) -> str:
        """Return the session as its cookie holds it."""
        lists = {"scopes": sorted(session.scopes), "audiences": sorted(session.audiences)}
        return self._signed("session").dumps({**asdict(session), **lists})

    def read(self, cookie: str) -> Session | None:
        """Return the session of a cookie; None for one that is no good (any more)."""
        try:
            found = self._signed("session").loads(cookie)
            session = Session(
                id=found["id"],
                user=found["user"],
                scopes=frozenset(Scope(scope) for scope in found["scopes"]),
                audiences=frozenset(found["audiences"]),
                until=found["until"],
            )
        except (BadData, KeyError, TypeError, ValueError):
            return None
        if self.now() >= session.until or self.keys.has_ended(session.id):
            return None
        return session

    def end(self, cookie: str) -> None:
        """End the session of a cookie, wherever else the cookie may be by now."""
        session = self.read(cookie)
        if session is not None:
            self.keys.end_session(session.id, until=session.until)

    def written_attempt(self, attempt: Attempt) -> str:
        """Return an attempt as its cookie holds it."""
        return self._signed("sign-in").dumps(asdict(attempt))

    def read_attempt(self, cookie: str) -> Attempt | None:
        """Return the attempt of a cookie; None for one that is no good (any more)."""
        try:
            attempt = Attempt(**self._signed("sign-in").loads(cookie))
        except (BadData, TypeError, ValueError):
            return None
        return attempt if self.now() < attempt.until else None

    @cached_property
    def _secret(self) -> bytes:
        return self.keys.session_secret()

    def _signed(self, purpose: str) -> URLSafeSerializer:
        """Sign for a purpose and for these settings: under others a signature is no good."""
        rules = self.rules
        groups = sorted((group, sorted(opened)) for group, opened in rules.oidc_groups.items())
        salt = repr((purpose, rules.oidc_issuer, rules.oidc_client_id, rules.oidc_claim, groups))
        return URLSafeSerializer(
            self._secret,
            salt=f"leerkring {salt}",
            signer_kwargs={"digest_method": hashlib.sha256, "key_derivation": "hmac"},
        )
