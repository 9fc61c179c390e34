"""The quote of a source in its surroundings, for whom may read it where the button stands."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from assistant.phrases.catalogue import Phrase, phrase
from bots.slack.actions.modal import open_modal
from bots.slack.actions.pressing import on_press
from bots.slack.audience import audience_of_channel
from bots.slack.blocks import ids
from bots.slack.blocks.ids import SourceValue
from bots.slack.blocks.notice_view import notice_view
from bots.slack.blocks.source_view import source_view

if TYPE_CHECKING:
    from slack_bolt.async_app import AsyncApp

    from bots.slack.actions.press import Press
    from bots.slack.actions.pressing import Hand
    from bots.slack.blocks.kit import Block
    from bots.slack.context import Context


def register(app: AsyncApp, context: Context) -> None:
    """Have the buttons and the menu of sources open their quote."""
    on_press(app, context, ids.SOURCES, show_source)


async def show_source(hand: Hand, press: Press) -> None:
    """Open the modal with the quote, as far as this channel may read its document now.

    Whose documents those are is found out anew: nothing of it is taken from the button.
    """
    await open_modal(hand, trigger_id=press.trigger_id, filled=_filled(hand, press))


async def _filled(hand: Hand, press: Press) -> Block:
    value = SourceValue.from_json(press.value)
    if value is None:
        gone = phrase(hand.language, Phrase.SLACK_SOURCE_GONE)
        return notice_view(gone, language=hand.language)
    audience = await audience_of_channel(
        hand.context, client=hand.client, team=press.team, channel=press.channel
    )
    document = await asyncio.to_thread(
        hand.context.assistant.document, value.document_id, audience=audience
    )
    return await asyncio.to_thread(source_view, value, document, language=hand.language)
