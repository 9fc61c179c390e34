"""Ask Leerkring about this: the text of a message as a question."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from assistant.phrases.catalogue import Phrase, phrase
from bots.slack.answering import answer
from bots.slack.asked import Way
from bots.slack.listeners.asking import asked_in, asks_something

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
        whose = {"team": context.team_id or "", "bot_user": context.bot_user_id or ""}
        ours.work.tasks.begin(_answer(ours, shortcut, client=client, respond=respond, **whose))


async def _answer(
    context: Context,
    shortcut: Payload,
    *,
    client: SlackClient,
    respond: Respond,
    team: str,
    bot_user: str,
) -> None:
    """Answer in the thread of the message; what its author is told, whoever chose it asked."""
    here = {"user": shortcut["user"]["id"], "channel": shortcut["channel"]["id"]}
    message = {**shortcut["message"], **here}
    asked = await asked_in(
        context, message, Way.SHORTCUT, client=client, team=team, bot_user=bot_user
    )
    if not asks_something(asked):
        await respond(text=phrase(asked.language, Phrase.SLACK_HELP), response_type="ephemeral")
        return
    await answer(context, asked, client=client, respond=respond)
