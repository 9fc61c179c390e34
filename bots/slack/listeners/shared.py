"""Heeds an event that says its channel is shared with another organisation."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from slack_bolt.async_app import AsyncApp

    from bots.slack.context import Context


def register(app: AsyncApp, context: Context) -> None:
    """Add the middleware: such a channel is public at once, whatever Slack said a moment ago."""
    channels = context.channels

    async def heed(body: dict[str, Any], next: Callable[[], Awaitable[Any]]) -> Any:  # noqa: A002  Bolt's name
        event = body.get("event")
        if body.get("is_ext_shared_channel") and isinstance(event, Mapping):
            channels.heed_shared(str(event.get("channel")))
        return await next()

    app.middleware(heed)
