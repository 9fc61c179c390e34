"""The app of Slack in a test: events go in, and what it did is in its client and its store."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse

from bots.slack.app import make_slack_app
from bots.slack.context import Context
from tests.support.slack_client import BOT_USER, CHANNEL, DIRECT, TEAM, USER, FakeSlack
from tests.support.slack_context import slack_context

NAMED = f"<@{BOT_USER}>"
Steps = Callable[["Bench"], Awaitable[None]]


@dataclass
class Bench:
    """An app with its fakes; `send` waits until all work that an event began is done."""

    client: FakeSlack = field(default_factory=FakeSlack)
    context: Context = field(default_factory=slack_context)

    def __post_init__(self) -> None:
        self.app = make_slack_app(self.context, client=self.client)

    async def send(self, *bodies: dict[str, Any]) -> list[BoltResponse]:
        """Send bodies at once, as they may come, and let everything come to its end."""
        sent = await asyncio.gather(*(self.deliver(body) for body in bodies))
        for _ in range(3):  # Bolt begins a listener after it has acknowledged
            await asyncio.sleep(0)
        await self.context.work.tasks.idle()
        return list(sent)

    async def deliver(self, body: dict[str, Any]) -> BoltResponse:
        """Send a body and wait for its acknowledgement only."""
        request = AsyncBoltRequest(mode="socket_mode", body=body)
        return await self.app.async_dispatch(request)

    async def called(self, method: str) -> None:
        """Wait until a method is called."""
        was_called = asyncio.Event()
        self.client.on_call = lambda call: was_called.set() if call.method == method else None
        await was_called.wait()


def run(steps: Steps, bench: Bench | None = None) -> Bench:
    """Do the steps with a bench, and return it."""
    bench = bench or Bench()
    asyncio.run(steps(bench))
    bench.context.work.threads.shutdown()
    return bench


def sent(*bodies: dict[str, Any], bench: Bench | None = None) -> Bench:
    """Send bodies one after the other."""

    async def steps(bench: Bench) -> None:
        for body in bodies:
            await bench.send(body)

    return run(steps, bench)


def event(*, event_id: str = "", team: str = TEAM, **given: Any) -> dict[str, Any]:
    """Return the envelope of an event."""
    return {
        "type": "event_callback",
        "team_id": team,
        "api_app_id": "A1",
        "event_id": event_id or f"Ev{given.get('type')}{given.get('ts') or given.get('event_ts')}",
        "authorizations": [{"team_id": team, "user_id": BOT_USER, "is_bot": True}],
        "event": given,
    }


def mention(text: str = "Wat is de MKI?", *, ts: str = "1.0", **changes: Any) -> dict[str, Any]:
    """Return a mention in a channel."""
    return message(f"{NAMED} {text}", ts=ts, **{"type": "app_mention", **changes})


def message(text: str, *, ts: str = "1.0", **changes: Any) -> dict[str, Any]:
    """Return a message in a channel."""
    given = {
        "type": "message",
        "channel": CHANNEL,
        "channel_type": "channel",
        "user": USER,
        "text": text,
        "ts": ts,
    }
    return event(**{**given, **changes})


def direct(text: str = "Wat is de MKI?", *, ts: str = "1.0", **changes: Any) -> dict[str, Any]:
    """Return a message to the bot alone."""
    return message(text, ts=ts, **{"channel": DIRECT, "channel_type": "im", **changes})


def changed(text: str, *, former: str, ts: str = "1.0", **changes: Any) -> dict[str, Any]:
    """Return the edit of a message in a channel."""
    said = {"type": "message", "user": USER, "ts": ts, "text": text, **changes}
    return event(
        event_id=f"EvEdit{text}",
        type="message",
        subtype="message_changed",
        channel=CHANNEL,
        channel_type="channel",
        message={**said, "edited": {"user": USER, "ts": "2.0"}},
        previous_message={**said, "text": former},
    )


def deleted(*, ts: str = "1.0") -> dict[str, Any]:
    """Return that a message in a channel was deleted."""
    return event(
        event_id=f"EvGone{ts}",
        type="message",
        subtype="message_deleted",
        channel=CHANNEL,
        channel_type="channel",
        deleted_ts=ts,
        previous_message={"type": "message", "user": USER, "ts": ts, "text": "x"},
    )


def command(text: str = "Wat is de MKI?", *, team: str = TEAM) -> dict[str, Any]:
    """Return the slash command."""
    return {
        "command": "/leerkring",
        "text": text,
        "team_id": team,
        "channel_id": CHANNEL,
        "user_id": USER,
        "trigger_id": f"t{text}",
        "response_url": "https://hooks.invalid/commands/1",
    }


def shortcut(text: str = "Wat is de MKI?", *, ts: str = "1.0") -> dict[str, Any]:
    """Return the shortcut of a message."""
    return {
        "type": "message_action",
        "callback_id": "leerkring_ask",
        "team": {"id": TEAM},
        "user": {"id": USER},
        "channel": {"id": CHANNEL},
        "message": {"type": "message", "user": "U2", "text": text, "ts": ts},
        "trigger_id": f"t{ts}",
        "response_url": "https://hooks.invalid/actions/1",
    }
