"""Modals open within the 3 s that Slack allows, whatever it takes to fill them."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import TYPE_CHECKING, Any

from slack_sdk.errors import SlackApiError

from assistant.phrases.catalogue import Phrase, phrase
from bots.slack.blocks.notice_view import notice_view
from bots.slack.refusal import refusal

if TYPE_CHECKING:
    from bots.slack.actions.pressing import Hand
    from bots.slack.blocks.kit import Block
    from bots.slack.sending import SlackClient

PATIENCE = 0.8
"""Seconds that a modal may take to be filled before an empty one opens."""


async def open_modal(
    hand: Hand,
    *,
    trigger_id: str,
    filled: Coroutine[Any, Any, Block],
    patience: float = PATIENCE,
) -> None:
    """Open the modal that `filled` makes; if that is slow, open one that says so and fill it after.

    What `filled` raises is raised here; a modal that stands open by then says that it failed.
    """
    filling = asyncio.create_task(filled)
    done, _ = await asyncio.wait({filling}, timeout=patience)
    if done:
        await hand.client.views_open(trigger_id=trigger_id, view=filling.result())
        return
    waiting = _notice(Phrase.STATUS_SEARCHING, hand.language)
    try:
        opened = await hand.client.views_open(trigger_id=trigger_id, view=waiting)
    finally:
        # it may keep something, a rating: to its end, modal or not
        await asyncio.gather(filling, return_exceptions=True)
    try:
        view = filling.result()
    except Exception:
        failed = _notice(Phrase.ERROR_INTERNAL, hand.language)
        await _update(hand.client, opened["view"]["id"], failed)
        raise
    await _update(hand.client, opened["view"]["id"], view)


async def _update(client: SlackClient, view_id: str, view: Block) -> None:
    """Fill a modal that stands open; one that was closed meanwhile needs nothing."""
    try:
        await client.views_update(view_id=view_id, view=view)
    except SlackApiError as error:
        if refusal(error) != "not_found":
            raise


def _notice(key: Phrase, language: str) -> Block:
    return notice_view(phrase(language, key), language=language)
