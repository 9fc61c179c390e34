"""A question goes on to people who can answer it, after a look at what they get."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.phrases.catalogue import Phrase, phrase
from bots.slack.actions.answers import answer_at, link_to, without
from bots.slack.actions.claims import once
from bots.slack.actions.modal import open_modal
from bots.slack.actions.posting import post
from bots.slack.actions.pressing import on_press, on_sent
from bots.slack.actions.tell import tell
from bots.slack.audience import audience_of_channel
from bots.slack.blocks import ids
from bots.slack.blocks.ask_human_view import (
    PassedOn,
    ask_human_message,
    ask_human_view,
    given_note,
)
from bots.slack.blocks.ids import AnswerValue, PlaceValue
from bots.slack.blocks.notice_view import notice_view

if TYPE_CHECKING:
    from slack_bolt.async_app import AsyncApp

    from bots.slack.actions.press import Press, Sent
    from bots.slack.actions.pressing import Hand
    from bots.slack.blocks.kit import Block
    from bots.slack.context import Context
    from bots.slack.store.port import Posted


def register(app: AsyncApp, context: Context) -> None:
    """Have the button ask first, and the modal pass the question on."""
    on_press(app, context, ids.ASK_HUMAN, ask_first)
    on_sent(app, context, ids.ASK_HUMAN_VIEW, pass_on)


async def ask_first(hand: Hand, press: Press) -> None:
    """Open the modal that says what is passed on, or why nothing can be."""
    await open_modal(hand, trigger_id=press.trigger_id, filled=_filled(hand, press))


async def pass_on(hand: Hand, sent: Sent) -> None:
    """Send the question to the channel of the knowledge partners, once, and tell the asker."""
    given = given_note(sent.view)
    if given is None:
        return
    place = given.place
    at_answer = replace(sent, channel=place.channel, thread_ts=place.thread_ts or None)
    posted = await answer_at(hand, at_answer, place.answer_id)
    said = await _passed_on(hand, posted, at_answer, given.note) if posted else _GONE
    await tell(hand.client, at_answer, phrase(hand.language, said))


_GONE = Phrase.SLACK_ANSWER_GONE


async def _filled(hand: Hand, press: Press) -> Block:
    value = AnswerValue.from_json(press.value)
    posted = await answer_at(hand, press, value.answer_id) if value else None
    if posted is None or not posted.question:
        return notice_view(phrase(hand.language, _GONE), language=hand.language)
    if not hand.context.settings.slack_experts:
        nobody = phrase(hand.language, Phrase.SLACK_EXPERTS_NONE)
        return notice_view(nobody, language=hand.language)
    place = PlaceValue(
        answer_id=posted.answer_id, channel=press.channel, thread_ts=press.thread_ts or ""
    )
    return ask_human_view(_passed(posted), place, language=hand.language)


async def _passed_on(hand: Hand, posted: Posted, sent: Sent, note: str) -> Phrase:
    settings = hand.context.settings
    if not settings.slack_experts:
        return Phrase.SLACK_EXPERTS_NONE
    direct = posted.channel.startswith("D")  # nobody else can open one
    link = "" if direct else await link_to(hand.client, posted)
    async with once(hand.context.store, "human", posted.answer_id) as is_first:
        if not is_first:
            return Phrase.SLACK_EXPERTS_ALREADY
        message = ask_human_message(
            _passed(posted),
            user=sent.user,
            group=settings.slack_expert_group,
            note=note,
            thread_link=link,
            language=hand.language,
        )
        may_read = await audience_of_channel(
            hand.context, client=hand.client, team=posted.team, channel=settings.slack_experts
        )
        answer = without(posted.blocks) if posted.audience <= may_read else []
        await post(
            hand.client,
            channel=settings.slack_experts,
            text=f"<@{sent.user}> {phrase(hand.language, Phrase.SLACK_ASKED_BY)}",
            blocks=[*message, *answer],
        )
    return Phrase.SLACK_EXPERTS_ASKED


def _passed(posted: Posted) -> PassedOn:
    return PassedOn(question=posted.question, status=posted.status)
