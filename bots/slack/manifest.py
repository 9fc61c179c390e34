"""The app's manifest: what Slack is asked for when the app is made."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

EVENTS_PATH = "/slack/events"
"""Where events, buttons and commands come in over HTTP."""


def manifest(url: str | None = None) -> dict[str, Any]:
    """Return the manifest for Socket Mode or, with the server's public address, for HTTP."""
    text = files("bots.slack").joinpath("manifest.json").read_text(encoding="utf-8")
    document: dict[str, Any] = json.loads(text)
    if url is None:
        return document
    address = f"{url.rstrip('/')}{EVENTS_PATH}"
    settings = document["settings"]
    settings["socket_mode_enabled"] = False
    settings["event_subscriptions"]["request_url"] = address
    settings["interactivity"]["request_url"] = address
    for command in document["features"]["slash_commands"]:
        command["url"] = address
    return document


def bot_scopes() -> frozenset[str]:
    """Return what the bot's token must be allowed to do."""
    return frozenset(manifest()["oauth_config"]["scopes"]["bot"])
