"""An answer that only its asker saw is shared with the channel, if all there may read it."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.phrases.catalogue import Phrase, phrase
from bots.slack.actions.answers import answer_at, without
from bots.slack.actions.claims import once
from bots.slack.actions.posting import post
from bots.slack.actions.pressing import on_press
from bots.slack.actions.tell import tell
from bots.slack.audience import audience_of_channel
from bots.slack.blocks import ids
from bots.slack.blocks.ids import AnswerValue
from bots.slack.blocks.shared import shared_blocks

if TYPE_CHECKING:
    from slack_bolt.async_app import AsyncApp

    from bots.slack.actions.press import Press
    from bots.slack.actions.pressing import Hand
    from bots.slack.context import Context
    from bots.slack.store.port import Posted

logger = logging.getLogger(__name__)


def register(app: AsyncApp, context: Context) -> None:
    """Have the button share its answer."""
    on_press(app, context, ids.SHARE, share)


async def share(hand: Hand, press: Press) -> None:
    """Post the answer where it was asked, once, unless not everybody there may read it."""
    value = AnswerValue.from_json(press.value)
    posted = await answer_at(hand, press, value.answer_id) if value else None
    said = await _shared(hand, posted) if posted else Phrase.SLACK_ANSWER_GONE
    if said is None:
        await _take_away(hand)
    else:
        await tell(hand.client, press, phrase(hand.language, said))


async def _shared(hand: Hand, posted: Posted) -> Phrase | None:
    """Share the answer; return why it was not."""
    if posted.message_ts:
        return Phrase.SLACK_SHARED_ALREADY
    if not posted.blocks:
        return Phrase.SLACK_ANSWER_GONE
    allowed = await audience_of_channel(
        hand.context, client=hand.client, team=posted.team, channel=posted.channel
    )
    if not posted.audience <= allowed:
        return Phrase.SLACK_SHARED_NOT
    async with once(hand.context.store, "share", posted.answer_id) as is_first:
        if not is_first:
            return Phrase.SLACK_SHARED_ALREADY
        messages = await post(
            hand.client,
            channel=posted.channel,
            thread_ts=posted.thread_ts,
            text=f"{phrase(hand.language, Phrase.SLACK_SHARED_BY)} <@{posted.user}>",
            blocks=shared_blocks(
                posted.question,
                without(posted.blocks, ids.SHARE),
                user=posted.user,
                language=hand.language,
            ),
        )
    kept = replace(posted, message_ts=messages)
    await asyncio.to_thread(hand.context.store.keep, kept)
    return None


async def _take_away(hand: Hand) -> None:
    """Take the answer that only the asker sees away: it stands in the channel now."""
    if hand.respond is None:
        return
    try:
        await hand.respond(delete_original=True)
    except Exception as error:  # noqa: BLE001  it was shared all the same
        logger.info("the answer of before stays: %s", type(error).__name__)
