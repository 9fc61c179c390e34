"""/leerkring QUESTION: an answer that only its asker sees, wherever it is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from assistant.phrases.catalogue import Phrase, phrase
from bots.slack.answering import answer
from bots.slack.asked import Asked, Way
from bots.slack.listeners.typed import typed_text

if TYPE_CHECKING:
    from slack_bolt.async_app import AsyncApp
    from slack_bolt.context.ack.async_ack import AsyncAck

    from bots.slack.context import Context
    from bots.slack.listeners.arriving import Payload
    from bots.slack.outlet import Respond
    from bots.slack.sending import SlackClient

COMMAND = "/leerkring"
HELP = {"", "help", "?", "hulp", "aide", "hilfe"}


def register(app: AsyncApp, context: Context) -> None:
    """Listen to the command; its acknowledgement says nothing, the answer follows."""

    @app.command(COMMAND)
    async def typed(
        ack: AsyncAck, command: dict[str, Any], client: SlackClient, respond: Respond
    ) -> None:
        await ack()
        context.work.tasks.begin(_answer(context, command, client, respond))


async def _answer(
    context: Context, command: Payload, client: SlackClient, respond: Respond
) -> None:
    team, user = str(command["team_id"]), str(command["user_id"])
    language = await context.work.languages.of(client, context.store, team, user)
    text = typed_text(str(command.get("text") or ""))
    if text.casefold() in HELP:
        await respond(text=phrase(language, Phrase.SLACK_HELP), response_type="ephemeral")
        return
    asked = Asked(
        text=text,
        way=Way.COMMAND,
        team=team,
        channel=str(command["channel_id"]),
        user=user,
        language=language,
    )
    await answer(context, asked, client=client, respond=respond)
