"""Ask Leerkring about this: the text of a message as a question."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from assistant.phrases.catalogue import Phrase, phrase
from bots.slack.answering import answer
from bots.slack.asked import Asked, Way
from bots.slack.listeners.typed import typed_text

if TYPE_CHECKING:
    from slack_bolt.async_app import AsyncApp
    from slack_bolt.context.ack.async_ack import AsyncAck
    from slack_bolt.context.async_context import AsyncBoltContext

    from bots.slack.context import Context
    from bots.slack.listeners.arriving import Payload
    from bots.slack.outlet import Respond
    from bots.slack.sending import SlackClient

SHORTCUT = "leerkring_ask"


def register(app: AsyncApp, context: Context) -> None:
    """Listen to the shortcut of a message."""
    ours = context

    @app.message_shortcut(SHORTCUT)
    async def chosen(
        ack: AsyncAck,
        shortcut: dict[str, Any],
        context: AsyncBoltContext,
        client: SlackClient,
        respond: Respond,
    ) -> None:
        await ack()
        team, bot_user = context.team_id or "", context.bot_user_id or ""
        ours.work.tasks.begin(_answer(ours, shortcut, client, respond, (team, bot_user)))


async def _answer(
    context: Context,
    shortcut: Payload,
    client: SlackClient,
    respond: Respond,
    whose: tuple[str, str],
) -> None:
    """Answer in the thread of the message; what its author is told, whoever chose it asked."""
    team, bot_user = whose
    user = str(shortcut["user"]["id"])
    message = shortcut["message"]
    language = await context.work.languages.of(client, context.store, team, user)
    text = typed_text(str(message.get("text") or ""), bot_user=bot_user)
    if not any(character.isalnum() for character in text):
        await respond(text=phrase(language, Phrase.SLACK_HELP), response_type="ephemeral")
        return
    ts = str(message["ts"])
    asked = Asked(
        text=text,
        way=Way.SHORTCUT,
        team=team,
        channel=str(shortcut["channel"]["id"]),
        user=user,
        message_ts=ts,
        thread_ts=str(message.get("thread_ts") or ts),
        language=language,
    )
    await answer(context, asked, client=client, respond=respond)
