"""What Slack tells an app of what people say and open; interactions.py has what they press."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from itertools import count
from typing import Any
from urllib.parse import urlencode

from tests.support.slack.seed import APP_ID, BOT_ID, BOT_USER, TEAM

_NUMBERS = count(1)


class Kind(StrEnum):
    """What a delivery is, by Socket Mode's words."""

    EVENT = "events_api"
    INTERACTION = "interactive"
    COMMAND = "slash_commands"


@dataclass(frozen=True, kw_only=True)
class Delivery:
    """What Slack delivers, by socket as it is or over HTTP as `body`."""

    kind: Kind
    payload: Mapping[str, Any] = field(default_factory=dict)

    @property
    def content_type(self) -> str:
        return (
            "application/json" if self.kind is Kind.EVENT else "application/x-www-form-urlencoded"
        )

    @property
    def body(self) -> str:
        """Return it as it is sent over HTTP."""
        match self.kind:
            case Kind.EVENT:
                return json.dumps(self.payload)
            case Kind.INTERACTION:
                return urlencode({"payload": json.dumps(self.payload)})
            case Kind.COMMAND:
                return urlencode(self.payload)

    def changed(self, **changes: Any) -> Delivery:
        """Return it with other entries at its top: team_id, event_id."""
        return replace(self, payload={**self.payload, **changes})


def event(inner: Mapping[str, Any], *, event_id: str = "", team: str = TEAM) -> Delivery:
    """Return an event; the ids of two differ unless a test gives one twice."""
    moment = inner.get("event_ts") or inner.get("ts") or "1.0"
    return Delivery(
        kind=Kind.EVENT,
        payload={
            "type": "event_callback",
            "token": "x",
            "team_id": team,
            "api_app_id": APP_ID,
            "event": {"event_ts": moment, **inner},
            "event_id": event_id or f"Ev{next(_NUMBERS):08}",
            "event_time": int(float(moment)),
            "authorizations": [
                {"team_id": team, "user_id": BOT_USER, "is_bot": True, "enterprise_id": None}
            ],
            "is_ext_shared_channel": False,
        },
    )


def mention(
    text: str, *, user: str, channel: str, ts: str, thread_ts: str | None = None, **more: Any
) -> Delivery:
    """Return the event of a message that calls the bot by its name."""
    said = said_in(f"<@{BOT_USER}> {text}", user, channel, ts, thread_ts)
    return event({**said, "type": "app_mention"}, **more)


def message(
    text: str, *, user: str, channel: str, ts: str, thread_ts: str | None = None, **more: Any
) -> Delivery:
    """Return the event of a message in a channel or, by the channel's id, to the bot alone."""
    kind = "im" if channel.startswith("D") else "channel"
    said = said_in(text, user, channel, ts, thread_ts)
    return event({**said, "type": "message", "channel_type": kind}, **more)


def bot_message(text: str, *, channel: str, ts: str, thread_ts: str | None = None) -> Delivery:
    """Return the event of what the bot itself said."""
    said = said_in(text, BOT_USER, channel, ts, thread_ts)
    return event(
        {**said, "type": "message", "bot_id": BOT_ID, "app_id": APP_ID, "channel_type": "channel"}
    )


def edited(text: str, *, user: str, channel: str, ts: str, before: str, now: str) -> Delivery:
    """Return the event of a message whose text became another; `now` is when (a ts)."""
    kind = "im" if channel.startswith("D") else "channel"
    return event(
        {
            "type": "message",
            "subtype": "message_changed",
            "hidden": True,
            "channel": channel,
            "channel_type": kind,
            "ts": now,
            "message": {
                **said_in(text, user, channel, ts, None),
                "type": "message",
                "edited": {"user": user, "ts": now},
            },
            "previous_message": {**said_in(before, user, channel, ts, None), "type": "message"},
        }
    )


def deleted(*, user: str, channel: str, ts: str, before: str, now: str) -> Delivery:
    """Return the event of a message that was deleted."""
    kind = "im" if channel.startswith("D") else "channel"
    return event(
        {
            "type": "message",
            "subtype": "message_deleted",
            "hidden": True,
            "channel": channel,
            "channel_type": kind,
            "ts": now,
            "deleted_ts": ts,
            "previous_message": {**said_in(before, user, channel, ts, None), "type": "message"},
        }
    )


def pane_opened(*, user: str, channel: str, thread_ts: str, seen: str | None = None) -> Delivery:
    """Return the event of an assistant pane that was opened, while `seen` was on the screen."""
    thread = {
        "user_id": user,
        "channel_id": channel,
        "thread_ts": thread_ts,
        "context": {"channel_id": seen, "team_id": TEAM} if seen else {},
    }
    return event(
        {"type": "assistant_thread_started", "assistant_thread": thread, "event_ts": thread_ts}
    )


def home_opened(*, user: str, channel: str, ts: str) -> Delivery:
    """Return the event of an app home that was opened."""
    return event(
        {"type": "app_home_opened", "user": user, "channel": channel, "tab": "home", "event_ts": ts}
    )


def said_in(text: str, user: str, channel: str, ts: str, thread_ts: str | None) -> dict[str, Any]:
    """Return a message as events and interactions carry it."""
    said = {"user": user, "text": text, "ts": ts, "event_ts": ts, "channel": channel, "team": TEAM}
    return {**said, **({"thread_ts": thread_ts} if thread_ts else {})}
