"""A key as JSON: what `leerkring keys --json` prints and /api/keys returns."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from bots.keys.port import Key


def key_to_json(key: Key) -> Mapping[str, object]:
    """Return the key, without its secret."""
    return {
        "id": key.id,
        "name": key.name,
        "scopes": sorted(key.scopes),
        "audiences": sorted(key.audiences),
        "created_at": _moment(key.created_at),
        "expires_at": _moment(key.expires_at),
        "revoked_at": _moment(key.revoked_at),
        "last_used_at": _moment(key.last_used_at),
    }


def _moment(value: datetime | None) -> str | None:
    return None if value is None else value.isoformat(timespec="seconds")
