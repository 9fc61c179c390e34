"""Page tokens: what a widget on a registered site asks with, for a quarter of an hour."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from itsdangerous import BadData, URLSafeSerializer

PREFIX = "lkp_"
SECONDS = 900
"""How long a token holds; a widget fetches the next one before that."""


@dataclass(frozen=True, kw_only=True)
class PageTokens:
    """Makes and reads page tokens. `origins` are the registered sites; `now` is in Unix seconds.

    A site that is no longer registered is refused at once, whatever tokens it still has. `secret`
    gives the secret of their own that tokens are signed with; it is asked for when first needed.
    """

    origins: frozenset[str]
    secret: Callable[[], bytes]
    now: Callable[[], float] = time.time

    def make(self, origin: str) -> str:
        """Return a token that holds for SECONDS, and only on this origin."""
        return PREFIX + self._signed.dumps([origin, int(self.now()) + SECONDS])

    def origin_of(self, token: str, *, shown_by: str | None) -> str | None:
        """Return the origin of a token; None for one that is no good, or shown by another."""
        if not token.startswith(PREFIX) or shown_by not in self.origins:
            return None
        try:
            origin, until = self._signed.loads(token.removeprefix(PREFIX))
        except (BadData, TypeError, ValueError):
            return None
        return shown_by if origin == shown_by and self.now() < until else None

    @cached_property
    def _signed(self) -> URLSafeSerializer:
        return URLSafeSerializer(
            self.secret(),
            salt="leerkring page token",
            signer_kwargs={"digest_method": hashlib.sha256, "key_derivation": "hmac"},
        )
