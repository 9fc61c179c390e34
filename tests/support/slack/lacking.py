"""What the emulator lacks beside streams: the assistant pane, locales, shared channels, sockets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.support.slack.seed import APP_TOKEN
from tests.support.slack.streams import Forward

PROMPTS = 4
"""How many suggested prompts a pane shows."""


@dataclass(kw_only=True)
class Lacking:
    """Answers these itself and hands on the rest.

    `locales` are by user id, `shared` are ids of channels; `statuses` are the last by thread.
    """

    locales: Mapping[str, str]
    shared: frozenset[str]
    statuses: dict[tuple[str, str], str] = field(default_factory=dict)

    def connection(self, token: str, address: str) -> dict[str, Any]:
        """Give the address of a socket to who has the app's token."""
        if not token.endswith(APP_TOKEN):
            return {"ok": False, "error": "invalid_auth"}
        return {"ok": True, "url": address}

    async def call(self, method: str, data: Mapping[str, Any], forward: Forward) -> dict[str, Any]:
        """Answer as Slack does."""
        match method:
            case "assistant.threads.setStatus":
                return self._status(data)
            case "assistant.threads.setTitle":
                return _wanting(data, "channel_id", "thread_ts", "title")
            case "assistant.threads.setSuggestedPrompts":
                return _prompts(data)
            case "chat.getPermalink":
                return _permalink(data)
        answered = await forward(method, data)
        if answered["ok"]:
            self._complete(method, answered, data)
        return answered

    def _complete(self, method: str, answered: dict[str, Any], data: Mapping[str, Any]) -> None:
        """Add what Slack says beside what the emulator does."""
        if method == "users.info" and str(data.get("include_locale")).lower() in {"true", "1"}:
            answered["user"]["locale"] = self.locales.get(answered["user"]["id"], "en-US")
        if method == "conversations.info":
            shared = answered["channel"]["id"] in self.shared
            told = {"is_ext_shared": shared, "is_shared": shared, "is_org_shared": False}
            answered["channel"] |= told
        if method == "auth.test":
            answered["is_enterprise_install"] = False

    def _status(self, data: Mapping[str, Any]) -> dict[str, Any]:
        if "status" not in data:
            return {"ok": False, "error": "invalid_arguments"}
        self.statuses[str(data["channel_id"]), str(data["thread_ts"])] = str(data["status"])
        return _wanting(data, "channel_id", "thread_ts")


def _prompts(data: Mapping[str, Any]) -> dict[str, Any]:
    prompts = data.get("prompts") or ()
    if not 1 <= len(prompts) <= PROMPTS or not all(
        each.get("title") and each.get("message") for each in prompts
    ):
        return {"ok": False, "error": "invalid_arguments"}
    return _wanting(data, "channel_id")


def _permalink(data: Mapping[str, Any]) -> dict[str, Any]:
    wanting = _wanting(data, "channel", "message_ts")
    ts = str(data.get("message_ts")).replace(".", "")
    address = f"https://inkoop.slack.com/archives/{data.get('channel')}/p{ts}"
    return {**wanting, "permalink": address} if wanting["ok"] else wanting


def _wanting(data: Mapping[str, Any], *names: str) -> dict[str, Any]:
    missing = [name for name in names if not data.get(name)]
    return {"ok": False, "error": "invalid_arguments"} if missing else {"ok": True}
