"""The workspace that the emulator begins with: who is there, where, and with which tokens."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import bots.slack

TEAM = "T000000001"
BOT_USER, BOT_ID, APP_ID = "U000LEERKR", "B000LEERKR", "A000LEERKR"
BOT_TOKEN, SETUP_TOKEN, APP_TOKEN = "xoxb-leerkring", "xoxb-setup", "xapp-leerkring"
SIGNING_SECRET = "a-secret-for-tests"
LOCALES = {"anna": "nl-NL", "benoit": "fr-FR", "carol": "en-GB", "dieter": "de-DE"}
"""The people, by name; anna is an admin."""
DEPARTMENTS = tuple(f"afdeling-{number}" for number in range(1, 21))
"""Channels for tests of load: Slack takes about one message a second in a channel."""
CHANNELS = ("inkoop", "deelnemers", "gedeeld", "kennispartners", *DEPARTMENTS)
SHARED = frozenset({"gedeeld"})
"""Channels that are shared with another organisation (Slack Connect)."""
_WIDE = (
    *("chat:write", "im:write", "im:read", "im:history", "channels:read", "channels:history"),
    *("channels:manage", "channels:write", "groups:read", "groups:history", "users:read"),
)


def scopes() -> list[str]:
    """Return the scopes that the app's manifest asks for; all there are where there is none yet."""
    manifest = Path(bots.slack.__file__).with_name("manifest.json")
    if not manifest.is_file():
        return list(_WIDE)
    found: list[str] = json.loads(manifest.read_text())["oauth_config"]["scopes"]["bot"]
    return found


def seed() -> dict[str, Any]:
    """Return the emulator's seed; the bot's token can do what the manifest asks for, no more."""
    return {
        "team": {"name": "Inkoop", "domain": "inkoop"},
        "users": [
            {"name": name, "real_name": name.title(), "is_admin": name == "anna"}
            for name in LOCALES
        ],
        "channels": [{"name": name} for name in CHANNELS],
        "oauth_apps": [
            {
                "app_id": APP_ID,
                "client_id": "1.1",
                "client_secret": "none",
                "name": "Leerkring",
                "redirect_uris": [],
                "scopes": scopes(),
                "bot_id": BOT_ID,
                "bot_user_id": BOT_USER,
                "bot_name": "leerkring",
            }
        ],
        "tokens": [
            _bot_token(BOT_TOKEN, scopes()),
            _bot_token(SETUP_TOKEN, list(_WIDE)),
            *({"token": token_of(name), "type": "user", "user": name} for name in LOCALES),
        ],
        "signing_secret": SIGNING_SECRET,
        "strict_scopes": True,
    }


def token_of(name: str) -> str:
    """Return a person's own token."""
    return f"xoxp-{name}"


def _bot_token(token: str, granted: list[str]) -> dict[str, Any]:
    return {
        "token": token,
        "type": "bot",
        "user": BOT_USER,
        "scopes": granted,
        "bot_id": BOT_ID,
        "bot_user_id": BOT_USER,
        "app_id": APP_ID,
        "client_id": "1.1",
    }
