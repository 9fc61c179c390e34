"""Whose documents may be cited in a channel."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING

from assistant.access import PUBLIC, Caller, Scope, authorise
from assistant.errors import NotAllowedError

if TYPE_CHECKING:
    from bots.slack.channel_info import ChannelInfo, Client
    from bots.slack.context import Context
    from bots.slack.store.port import ChannelSettings

logger = logging.getLogger(__name__)


async def audience_in(
    context: Context, *, client: Client, channel: str, settings: ChannelSettings
) -> frozenset[str]:
    """Return whose documents may be cited in a channel for which `settings` were chosen.

    Slack is only asked where more than the public was opened, and at most once a minute.
    """
    if settings.audience <= PUBLIC:
        return PUBLIC
    info = await context.channels.info(client, channel)
    return audience_of(context, info, settings)


async def audience_of_channel(
    context: Context, *, client: Client, team: str, channel: str
) -> frozenset[str]:
    """Return the same for whoever has not read the channel's settings; raises SlackStoreError."""
    settings = await asyncio.to_thread(context.store.channel, team, channel)
    return await audience_in(context, client=client, channel=channel, settings=settings)


def audience_of(context: Context, info: ChannelInfo, settings: ChannelSettings) -> frozenset[str]:
    """Return whose documents may be cited in a channel, by what it is and what was chosen for it.

    A channel of this workspace alone may be opened to more than the public: everybody in it reads
    the answers. Direct messages, shared channels and unknown ones are public, whatever was chosen.
    So is a channel that was opened to an audience which this installation no longer has.
    """
    try:
        return authorise(caller_in(context, info), Scope.ASK, settings.audience)
    except NotAllowedError:
        logger.info("%d audiences are not open in a channel", len(settings.audience))
        return PUBLIC


def caller_in(context: Context, info: ChannelInfo) -> Caller:
    """Return a channel as the one who asks: it may be opened to more only inside the workspace."""
    audiences = context.audiences | PUBLIC if info.is_inside else PUBLIC
    return Caller(id="slack", scopes=frozenset({Scope.ASK, Scope.READ}), audiences=audiences)
