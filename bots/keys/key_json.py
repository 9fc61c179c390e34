"""A key as JSON: what `leerkring keys --json` prints and /api/keys returns."""

from __future__ import annotations

from datetime import datetime

from typing_extensions import TypedDict

from bots.keys.port import Key


class KeyJson(TypedDict):
    """A key by its id; times are in ISO 8601."""

    id: str
    name: str
    scopes: list[str]
    audiences: list[str]
    created_at: str | None
    expires_at: str | None
    revoked_at: str | None
    last_used_at: str | None


def key_to_json(key: Key) -> KeyJson:
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
