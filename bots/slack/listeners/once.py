"""Every event once, from known workspaces, and never from a bot."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from slack_bolt.async_app import AsyncApp

    from bots.slack.context import Context


def register(app: AsyncApp, context: Context) -> None:
    """Add the middleware that goes before every listener."""
