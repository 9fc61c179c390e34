"""From a message to a question, and on its way: what the listeners have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.phrases.catalogue import Phrase, phrase
from bots.slack.answering import answer
from bots.slack.asked import Asked, Way
from bots.slack.listeners.typed import typed_text

if TYPE_CHECKING:
    from bots.slack.context import Context
    from bots.slack.listeners.arriving import Payload
    from bots.slack.sending import SlackClient


async def asked_in(
    context: Context, message: Payload, way: Way, *, client: SlackClient, team: str, bot_user: str
) -> Asked:
    """Return the question of a message; its answer goes in the thread of it."""
    user, ts = str(message["user"]), str(message["ts"])
    return Asked(
        text=typed_text(str(message.get("text") or ""), bot_user=bot_user),
        way=way,
        team=team,
        channel=str(message["channel"]),
        user=user,
        message_ts=ts,
        thread_ts=str(message.get("thread_ts") or ts),
        language=await context.work.languages.of(client, context.store, team, user),
    )


def asks_something(asked: Asked) -> bool:
    """Tell whether there are words in a question, and not marks alone."""
    return any(character.isalnum() for character in asked.text)


async def answer_or_help(context: Context, asked: Asked, *, client: SlackClient) -> None:
    """Answer a question; to a mention without one, say how to ask."""
    if asks_something(asked):
        await answer(context, asked, client=client)
        return
    words = phrase(asked.language, Phrase.SLACK_HELP)
    if asked.way is Way.MENTION:
        await client.chat_postEphemeral(
            channel=asked.channel, user=asked.user, thread_ts=asked.thread_ts, text=words
        )
    else:
        await client.chat_postMessage(channel=asked.channel, thread_ts=asked.thread_ts, text=words)
