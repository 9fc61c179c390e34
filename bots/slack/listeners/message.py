"""A message without a mention: said to the bot alone, or a reply in a thread it takes part in."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from assistant.follow_up.turn import Turn
from bots.slack.answering import answer
from bots.slack.asked import Way
from bots.slack.listeners.arriving import is_reply, mentions_bot
from bots.slack.listeners.asking import answer_or_help, asked_in
from bots.slack.listeners.following import is_for_bot
from bots.slack.listeners.mention import answer_mention
from bots.slack.store.port import Thread

if TYPE_CHECKING:
    from slack_bolt.async_app import AsyncApp
    from slack_bolt.context.async_context import AsyncBoltContext

    from bots.slack.asked import Asked
    from bots.slack.context import Context
    from bots.slack.listeners.arriving import Payload
    from bots.slack.sending import SlackClient
    from bots.slack.talk import Before


logger = logging.getLogger(__name__)

GOES_ON_WITHIN = 1_800.0
"""Seconds in which a message to the bot alone may go on with the one before."""


def register(app: AsyncApp, context: Context) -> None:
    """Listen to the messages that people write."""
    ours = context

    async def heard(event: dict[str, Any], context: AsyncBoltContext, client: SlackClient) -> None:
        whose = {"team": context.team_id or "", "bot_user": context.bot_user_id or ""}
        if event.get("channel_type") == "im":
            ours.work.tasks.begin(answer_direct(ours, event, Way.DIRECT, client=client, **whose))
        elif mentions_bot(event, whose["bot_user"]):  # a mention comes this way too, and once
            ours.work.tasks.begin(answer_mention(ours, event, client=client, **whose))
        elif is_reply(event):
            ours.work.tasks.begin(answer_reply(ours, event, client=client, **whose))

    for subtype in (None, "file_share", "thread_broadcast"):
        app.event({"type": "message", "subtype": subtype})(heard)


async def answer_direct(
    context: Context, message: Payload, way: Way, *, client: SlackClient, team: str, bot_user: str
) -> None:
    """Answer a message that was said to the bot alone."""
    asked = await asked_in(context, message, way, client=client, team=team, bot_user=bot_user)
    if not is_reply(message):
        asked = replace(asked, conversation_id=await _gone_on_with(context, asked))
    await answer_or_help(context, asked, client=client)


async def _gone_on_with(context: Context, asked: Asked) -> str | None:
    """Return the conversation of the question just before, which was said here and not in a thread.

    Whether it goes on with it is for the assistant to tell, by its words.
    """
    try:
        recent = await asyncio.to_thread(context.store.recent, asked.team, asked.user, limit=1)
    except Exception as error:  # noqa: BLE001  the answer will tell
        logger.warning("the question before is not known: %s", type(error).__name__)
        return None
    for posted in recent:
        is_here = posted.channel == asked.channel and posted.question_ts is not None
        if is_here and _seconds(posted.question_ts, asked.message_ts) < GOES_ON_WITHIN:
            return posted.conversation_id
    return None


def _seconds(before: str | None, after: str | None) -> float:
    return float(after or 0) - float(before or 0)


async def answer_reply(
    context: Context, message: Payload, *, client: SlackClient, team: str, bot_user: str
) -> None:
    """Answer a reply in a thread that the bot takes part in, if it is a question to the bot.

    Nobody asked for anything yet: what fails until that is known is raised, and only logged.
    """
    thread = Thread(team=team, channel=str(message["channel"]), thread_ts=str(message["thread_ts"]))
    conversation_id = await asyncio.to_thread(context.store.conversation, thread)
    if not conversation_id:
        return
    user = str(message["user"])
    before = context.work.talk.before(thread, user)
    context.work.talk.spoke(thread, user)
    settings = await asyncio.to_thread(context.store.channel, team, thread.channel)
    if not settings.follows:
        return
    text = str(message.get("text") or "")
    if await asyncio.to_thread(_is_for_bot, context, conversation_id, text, before):
        asked = await asked_in(
            context, message, Way.THREAD, client=client, team=team, bot_user=bot_user
        )
        await answer(context, asked, client=client)


def _is_for_bot(context: Context, conversation_id: str, text: str, before: Before) -> bool:
    """Tell whether a message is a question to the bot, by what was asked before it."""
    journaled = context.journal.turns(conversation_id, audience=context.audiences)
    turns = [
        Turn(
            question=turn.searched_for or turn.question,
            language=turn.language,
            spoken=turn.language,
        )
        for turn in journaled
    ]
    was_asked_back = bool(journaled) and journaled[-1].status == "clarify"
    return is_for_bot(text, before=before, turns=turns, was_asked_back=was_asked_back)
