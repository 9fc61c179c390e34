"""The two thumbs: a rating goes to the journal, and a thumb down asks for a reason."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.errors import TooMuchFeedbackError, UnknownAnswerError
from assistant.journal.port import Rating
from assistant.phrases.catalogue import Phrase, phrase
from bots.slack.actions.claims import once
from bots.slack.actions.modal import open_modal
from bots.slack.actions.pressing import on_press, on_sent
from bots.slack.actions.tell import tell
from bots.slack.blocks import ids
from bots.slack.blocks.feedback_view import feedback_view, given_reason
from bots.slack.blocks.ids import FeedbackValue, PlaceValue
from bots.slack.blocks.notice_view import notice_view

if TYPE_CHECKING:
    from slack_bolt.async_app import AsyncApp

    from bots.slack.actions.press import Press, Sent
    from bots.slack.actions.pressing import Hand
    from bots.slack.blocks.kit import Block
    from bots.slack.context import Context


def register(app: AsyncApp, context: Context) -> None:
    """Have the thumbs rate, and the modal tell why."""
    on_press(app, context, ids.FEEDBACK, rate)
    on_sent(app, context, ids.FEEDBACK_VIEW, explain)


async def rate(hand: Hand, press: Press) -> None:
    """Keep the rating, once for each user, and thank for it; for a thumb down ask why."""
    value = FeedbackValue.from_json(press.value)
    if value is not None and value.rating is Rating.DOWN:
        await open_modal(hand, trigger_id=press.trigger_id, filled=_asked_why(hand, press, value))
        return
    is_kept = value is not None and await _kept_once(hand, press, value)
    said = Phrase.FEEDBACK_THANKS if is_kept else Phrase.SLACK_ANSWER_GONE
    await tell(hand.client, press, phrase(hand.language, said))


async def explain(hand: Hand, sent: Sent) -> None:
    """Keep the reason for a thumb down, which the journal screens, and thank for it."""
    given = given_reason(sent.view)
    if given is None:
        return
    is_kept = True
    async with once(hand.context.store, "reason", sent.view_id) as is_first:
        if is_first and given.text:
            is_kept = await _kept(hand, given.place.answer_id, Rating.DOWN, given.text)
    said = Phrase.FEEDBACK_THANKS if is_kept else Phrase.SLACK_ANSWER_GONE
    at_answer = replace(sent, channel=given.place.channel, thread_ts=given.place.thread_ts or None)
    await tell(hand.client, at_answer, phrase(hand.language, said))


async def _asked_why(hand: Hand, press: Press, value: FeedbackValue) -> Block:
    """Keep the thumb down first: many close a modal without a word."""
    if not await _kept_once(hand, press, value):
        gone = phrase(hand.language, Phrase.SLACK_ANSWER_GONE)
        return notice_view(gone, language=hand.language)
    place = PlaceValue(
        answer_id=value.answer_id, channel=press.channel, thread_ts=press.thread_ts or ""
    )
    return feedback_view(place, language=hand.language)


async def _kept_once(hand: Hand, press: Press, value: FeedbackValue) -> bool:
    """Keep a rating unless this user gave it already; False where there is no such answer."""
    parts = (press.team, press.user, value.answer_id, value.rating.value)
    async with once(hand.context.store, "rating", *parts) as is_first:
        return not is_first or await _kept(hand, value.answer_id, value.rating)


async def _kept(hand: Hand, answer_id: str, rating: Rating, comment: str = "") -> bool:
    """Keep what a reader thought; False where the journal has no such answer (any more)."""
    try:
        await asyncio.to_thread(
            hand.context.journal.feedback, answer_id, rating=rating, comment=comment
        )
    except UnknownAnswerError:
        return False
    except TooMuchFeedbackError:
        return True  # nobody needs to hear that a hundred others were before them
    return True
