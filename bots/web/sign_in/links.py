"""Links by which the owner of a data folder opens the pages of admins in a browser: once each."""

from __future__ import annotations

import hashlib
import secrets
import time
from collections.abc import Callable
from threading import Lock

from itsdangerous import BadData, URLSafeSerializer

SECONDS = 120
"""How long a link may wait to be opened."""

SESSION_SECONDS = 3_600
"""How long what it opened stays open."""


def new_link(token: str, *, now: Callable[[], float] = time.time) -> str:
    """Return what a link carries; `token` is that of the server, which its owner can read.

    `now` is in Unix seconds.
    """
    return _signed(token).dumps([secrets.token_hex(16), int(now()) + SECONDS])


class Links:
    """Takes each link once. Safe in threads; without a token it takes none."""

    def __init__(self, token: str | None, *, now: Callable[[], float] = time.time) -> None:
        self._token = token
        self._now = now
        self._lock = Lock()
        self._taken: dict[str, int] = {}

    def take(self, shown: str) -> bool:
        """Tell whether a link is good, which it is no more from then on."""
        if not self._token:
            return False
        try:
            name, until = _signed(self._token).loads(shown)
        except (BadData, TypeError, ValueError):
            return False
        now = self._now()
        with self._lock:
            self._taken = {each: end for each, end in self._taken.items() if now < end}
            if now >= until or name in self._taken:
                return False
            self._taken[name] = until
            return True


def _signed(token: str) -> URLSafeSerializer:
    return URLSafeSerializer(
        token,
        salt="leerkring admin link",
        signer_kwargs={"digest_method": hashlib.sha256, "key_derivation": "hmac"},
    )
