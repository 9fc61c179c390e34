"""A message that names the bot: a question, or the end of its part in a thread."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from assistant.phrases.catalogue import Phrase, phrase
from bots.slack.answering import thread_of
from bots.slack.asked import Asked, Way
from bots.slack.failing import logged
from bots.slack.listeners.asking import answer_or_help, asked_in
from bots.slack.listeners.following import is_stop

if TYPE_CHECKING:
    from slack_bolt.async_app import AsyncApp
    from slack_bolt.context.async_context import AsyncBoltContext

    from bots.slack.context import Context
    from bots.slack.listeners.arriving import Payload
    from bots.slack.sending import SlackClient


def register(app: AsyncApp, context: Context) -> None:
    """Listen to mentions."""
    ours = context

    @app.event("app_mention")
    async def mentioned(
        event: dict[str, Any], context: AsyncBoltContext, client: SlackClient
    ) -> None:
        ours.work.tasks.begin(
            answer_mention(
                ours,
                event,
                client=client,
                team=context.team_id or "",
                bot_user=context.bot_user_id or "",
            )
        )


async def answer_mention(
    context: Context, message: Payload, *, client: SlackClient, team: str, bot_user: str
) -> None:
    """Answer a message that names the bot, in its thread."""
    asked = await asked_in(
        context, message, Way.MENTION, client=client, team=team, bot_user=bot_user
    )
    if is_stop(asked.text):
        await _leave(context, asked, client)
    else:
        await answer_or_help(context, asked, client=client)


async def _leave(context: Context, asked: Asked, client: SlackClient) -> None:
    """Take no further part in a thread: it has no conversation any more."""
    key, values = Phrase.SLACK_SILENT, {}
    try:
        await asyncio.to_thread(context.store.take_part, thread_of(asked), conversation_id="")
    except Exception as error:  # noqa: BLE001  the asker is told
        key, values = Phrase.SLACK_FAILED, {"id": logged(error)}
    await client.chat_postEphemeral(
        channel=asked.channel,
        user=asked.user,
        thread_ts=asked.thread_ts,
        text=phrase(asked.language, key, **values),
    )
