"""The options of a question that was asked back: the one that is pressed is the answer to it."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from assistant.phrases.catalogue import Phrase, phrase
from bots.slack.actions.answers import answer_at, without
from bots.slack.actions.claims import once
from bots.slack.actions.pressing import on_press
from bots.slack.actions.tell import tell
from bots.slack.answering import answer
from bots.slack.asked import Asked, Way
from bots.slack.blocks import ids
from bots.slack.blocks.ids import ChoiceValue
from bots.slack.blocks.kit import context as small_words
from bots.slack.blocks.text import mrkdwn_escape

if TYPE_CHECKING:
    from slack_bolt.async_app import AsyncApp

    from bots.slack.actions.press import Press
    from bots.slack.actions.pressing import Hand
    from bots.slack.context import Context
    from bots.slack.store.port import Posted

logger = logging.getLogger(__name__)


def register(app: AsyncApp, context: Context) -> None:
    """Have the options answer the question that was asked back."""
    on_press(app, context, ids.CHOICES, choose)


async def choose(hand: Hand, press: Press) -> None:
    """Go on with the question in the meaning that was chosen; whoever sees it may choose, once."""
    value = ChoiceValue.from_json(press.value)
    posted = await answer_at(hand, press, value.answer_id) if value else None
    if value is None or posted is None:
        await tell(hand.client, press, phrase(hand.language, Phrase.SLACK_ANSWER_GONE))
        return
    async with once(hand.context.store, "choice", posted.answer_id) as is_first:
        if is_first:
            await _show_chosen(hand, press, posted, value.label or press.label)
            asked = _asked(hand, press, posted, value.label or str(value.number))
            respond = hand.respond if press.is_ephemeral else None
            await answer(hand.context, asked, client=hand.client, respond=respond)


def _asked(hand: Hand, press: Press, posted: Posted, text: str) -> Asked:
    """Return the question: the option in its words, or its number where those are too long."""
    return Asked(
        text=text,
        way=Way.CHOICE,
        team=press.team,
        channel=press.channel,
        user=press.user,
        message_ts=posted.question_ts,
        thread_ts=posted.thread_ts or press.thread_ts,
        language=hand.language,
        conversation_id=posted.conversation_id,
    )


async def _show_chosen(hand: Hand, press: Press, posted: Posted, option: str) -> None:
    """Put what was chosen in the place of the buttons; the answer comes without that too."""
    chosen = phrase(hand.language, Phrase.SLACK_CHOSEN, option=option)
    blocks = [*without(press.blocks or posted.blocks), small_words(chosen)]
    try:
        if press.is_ephemeral and hand.respond:
            await hand.respond(text=mrkdwn_escape(chosen), blocks=blocks, replace_original=True)
        elif press.message_ts:
            await hand.client.chat_update(
                channel=press.channel,
                ts=press.message_ts,
                text=mrkdwn_escape(chosen),
                blocks=blocks,
            )
    except Exception as error:  # noqa: BLE001  see above
        logger.warning("buttons could not be replaced: %s", type(error).__name__)
