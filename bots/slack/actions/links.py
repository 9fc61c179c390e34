"""Buttons that only open an address: Slack tells of the click all the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bots.slack.blocks import ids

if TYPE_CHECKING:
    from slack_bolt.async_app import AsyncApp
    from slack_bolt.context.ack.async_ack import AsyncAck

    from bots.slack.context import Context


def register(app: AsyncApp, context: Context) -> None:  # noqa: ARG001  as every `register`
    """Acknowledge the click, and do nothing."""

    async def clicked(ack: AsyncAck) -> None:
        await ack()

    app.action(ids.LINKS)(clicked)
