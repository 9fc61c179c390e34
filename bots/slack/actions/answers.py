"""The answer that a button belongs to, if it may be spoken of where the button was pressed."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from slack_sdk.errors import SlackApiError

from bots.slack.blocks.kit import Block
from bots.slack.refusal import reason

if TYPE_CHECKING:
    from bots.slack.actions.press import Press, Sent
    from bots.slack.actions.pressing import Hand
    from bots.slack.sending import SlackClient
    from bots.slack.store.port import Posted

logger = logging.getLogger(__name__)


async def answer_at(hand: Hand, pressed: Press | Sent, answer_id: str) -> Posted | None:
    """Return the answer that was given where the button stands; None where none is kept.

    What a button says is never trusted: an answer of another workspace or another channel, and one
    that only somebody else saw, is as one that does not exist.
    """
    posted = await asyncio.to_thread(hand.context.store.posted, answer_id)
    if posted is None or (posted.team, posted.channel) != (pressed.team, pressed.channel):
        return None
    return posted if posted.message_ts or posted.user == pressed.user else None


async def link_to(client: SlackClient, posted: Posted) -> str:
    """Return the address of an answer or its question in Slack; empty where there is none."""
    at = next(iter(posted.message_ts), posted.question_ts)
    if at is None:
        return ""
    try:
        found = await client.chat_getPermalink(channel=posted.channel, message_ts=at)
    except SlackApiError as error:
        logger.info("no link to answer %s: %s", posted.answer_id, reason(error))
        return ""
    return str(found.get("permalink") or "")


def without(blocks: Iterable[Mapping[str, Any]], *action_ids: str) -> list[Block]:
    """Return blocks without the buttons of these ids, or without any where no id is named."""
    kept: list[Block] = []
    for block in blocks:
        if block.get("type") not in ("actions", "context_actions"):
            kept.append(dict(block))
            continue
        left = [
            each
            for each in block["elements"]
            if action_ids and each.get("action_id") not in action_ids
        ]
        if left:
            kept.append({**block, "elements": left})
    return kept
