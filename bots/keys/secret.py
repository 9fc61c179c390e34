"""The secret of a key: made, taken apart, and compared."""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
from dataclasses import dataclass, field

PREFIX = "lk"
"""What secrets begin with, so that programs that look for leaked ones can know them."""

_ID_BYTES = 5
_SECRET_BYTES = 32
_FORM = re.compile(rf"{PREFIX}_([0-9a-f]{{{2 * _ID_BYTES}}})_([A-Za-z0-9_-]{{43}})", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Secret:
    """A key's id, which is no secret, and the part that is."""

    key_id: str
    part: str = field(repr=False)

    @property
    def text(self) -> str:
        """The secret as a program shows it."""
        return f"{PREFIX}_{self.key_id}_{self.part}"

    @property
    def digest(self) -> str:
        """What is kept of it.

        SHA-256 and no slow hash of passwords: 256 random bits can't be guessed however fast they
        are tried, and a slow hash at every request would only help whoever wants to keep us busy.
        """
        return hashlib.sha256(self.text.encode()).hexdigest()

    def has(self, digest: str) -> bool:
        """Tell whether this is the secret of a digest; takes the same time for any wrong one."""
        return hmac.compare_digest(self.digest, digest)


def new_secret() -> Secret:
    """Return a secret that nobody has."""
    return Secret(key_id=secrets.token_hex(_ID_BYTES), part=secrets.token_urlsafe(_SECRET_BYTES))


def read_secret(shown: str) -> Secret | None:
    """Return what was shown as a secret; None for what has not the form of one."""
    found = _FORM.fullmatch(shown)
    return None if found is None else Secret(key_id=found[1], part=found[2])
