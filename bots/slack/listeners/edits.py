"""A question that was edited is answered anew; one that was deleted takes its answer along."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from bots.slack.asked import Way
from bots.slack.correcting import answer_again, take_back
from bots.slack.listeners.arriving import CHANGED, DELETED, mentions_bot, message_claim
from bots.slack.listeners.asking import asked_in
from bots.slack.listeners.mention import answer_mention
from bots.slack.listeners.typed import typed_text
from bots.slack.store.port import Thread

if TYPE_CHECKING:
    from slack_bolt.async_app import AsyncApp
    from slack_bolt.context.async_context import AsyncBoltContext

    from bots.slack.context import Context
    from bots.slack.listeners.arriving import Payload
    from bots.slack.sending import SlackClient


def register(app: AsyncApp, context: Context) -> None:
    """Listen to what becomes of messages."""
    ours = context

    @app.event({"type": "message", "subtype": CHANGED})
    async def changed(
        event: dict[str, Any], context: AsyncBoltContext, client: SlackClient
    ) -> None:
        whose = {"team": context.team_id or "", "bot_user": context.bot_user_id or ""}
        ours.work.tasks.begin(_answer_edited(ours, event, client=client, **whose))

    @app.event({"type": "message", "subtype": DELETED})
    async def deleted(
        event: dict[str, Any], context: AsyncBoltContext, client: SlackClient
    ) -> None:
        channel, ts = str(event["channel"]), str(event["deleted_ts"])
        root = str((event.get("previous_message") or {}).get("thread_ts") or ts)
        thread = Thread(team=context.team_id or "", channel=channel, thread_ts=root)
        ours.work.tasks.begin(take_back(ours, thread, ts, client=client))


async def _answer_edited(
    context: Context, event: Payload, *, client: SlackClient, team: str, bot_user: str
) -> None:
    """Answer the new text where there was an answer, or where only now the bot is named.

    Slack tells of a change too when a link gets its preview: then the text is the same.
    """
    message = {**event["message"], "channel": event["channel"]}
    former = event.get("previous_message") or {}
    text, old = (
        typed_text(str(each.get("text") or ""), bot_user=bot_user) for each in (message, former)
    )
    is_named_now = mentions_bot(message, bot_user) and not mentions_bot(former, bot_user)
    if not text or (text == old and not is_named_now):
        return
    way = Way.DIRECT if event.get("channel_type") == "im" else Way.MENTION
    asked = await asked_in(context, message, way, client=client, team=team, bot_user=bot_user)
    if await answer_again(context, asked, client=client) or not is_named_now:
        return
    claim = message_claim(team, message)
    if await asyncio.to_thread(context.store.claim, claim):
        await answer_mention(context, message, client=client, team=team, bot_user=bot_user)
