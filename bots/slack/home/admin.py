"""What admins set for a channel; who is one is looked up anew at every press."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING

from assistant.access import PUBLIC
from assistant.phrases.catalogue import Phrase, phrase
from bots.slack.actions.modal import open_modal
from bots.slack.actions.pressing import on_press, on_sent
from bots.slack.actions.tell import tell
from bots.slack.blocks import ids
from bots.slack.blocks.admin_view import Admin, admin_view, chosen_settings, picked_channel
from bots.slack.home.known import coverage_now, offered
from bots.slack.store.port import ChannelSettings

if TYPE_CHECKING:
    from slack_bolt.async_app import AsyncApp

    from bots.slack.actions.press import Press, Sent
    from bots.slack.actions.pressing import Hand
    from bots.slack.blocks.kit import Block
    from bots.slack.context import Context

logger = logging.getLogger(__name__)


def register(app: AsyncApp, context: Context) -> None:
    """Have the admin's modal open, follow the channel that is picked, and keep what is set."""
    on_press(app, context, ids.HOME_ADMIN, open_admin)
    on_press(app, context, ids.ADMIN_CHANNEL, show_channel)
    on_sent(app, context, ids.ADMIN_VIEW, keep_settings)


async def open_admin(hand: Hand, press: Press) -> None:
    """Open the modal, as yet without a channel."""
    if await _is_refused(hand, press):
        return
    filled = _filled(hand, press.team, channel="")
    await open_modal(hand, trigger_id=press.trigger_id, filled=filled)


async def show_channel(hand: Hand, press: Press) -> None:
    """Show what was chosen for the channel that was picked."""
    if press.view is None or await _is_refused(hand, press):
        return
    view = await _filled(hand, press.team, channel=picked_channel(press.view))
    await hand.client.views_update(view_id=press.view["id"], view=view)


async def keep_settings(hand: Hand, sent: Sent) -> None:
    """Keep what was set for a channel; of audiences only what the channel may be opened to."""
    if await _is_refused(hand, sent):
        return
    audiences = await _audiences(hand, picked_channel(sent.view))
    facets = offered(await coverage_now(hand.context.assistant), hand.language)
    chosen = chosen_settings(sent.view, audiences=audiences or (), facets=facets)
    if chosen is None:
        await tell(hand.client, sent, phrase(hand.language, Phrase.SLACK_SAVED_NOT))
        return
    await asyncio.to_thread(
        hand.context.store.set_channel, sent.team, chosen.channel, chosen.settings
    )
    logger.info("channel %s was set up", chosen.channel)
    said = phrase(hand.language, Phrase.SLACK_SAVED, channel=f"<#{chosen.channel}>")
    await tell(hand.client, sent, said)


async def _filled(hand: Hand, team: str, *, channel: str) -> Block:
    channels, coverage = await asyncio.gather(
        asyncio.to_thread(hand.context.store.channels, team),
        coverage_now(hand.context.assistant),
    )
    audiences = await _audiences(hand, channel)
    admin = Admin(
        channel=channel,
        settings=channels.get(channel, ChannelSettings()),
        is_inside=audiences is not None,
        audiences=audiences or (),
        facets=offered(coverage, hand.language),
        channels=channels,
    )
    return admin_view(admin, language=hand.language)


async def _audiences(hand: Hand, channel: str) -> tuple[str, ...] | None:
    """Return what a channel may be opened to beside the public; None where others share it."""
    if not channel:
        return ()
    info = await hand.context.channels.info(hand.client, channel)
    return tuple(sorted(hand.context.audiences - PUBLIC)) if info.is_inside else None


async def _is_refused(hand: Hand, pressed: Press | Sent) -> bool:
    """Tell whether this user is no admin (any more), and say so."""
    if pressed.user in hand.context.settings.slack_admins:
        return False
    logger.warning("a user who is no admin pressed a button of admins")
    await tell(hand.client, pressed, phrase(hand.language, Phrase.SLACK_ADMIN_REFUSED))
    return True
