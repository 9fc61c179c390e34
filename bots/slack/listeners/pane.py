"""The pane beside Slack: what may be asked there, and what is asked in it."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any

from slack_bolt.context.assistant.thread_context_store.async_store import (
    AsyncAssistantThreadContextStore,
)
from slack_bolt.middleware.assistant.async_assistant import AsyncAssistant

from assistant.phrases.catalogue import Phrase, phrase
from bots.slack.asked import Way
from bots.slack.blocks.text import shortened
from bots.slack.listeners.arriving import CHANGED, DELETED
from bots.slack.listeners.message import answer_direct
from bots.slack.listeners.typed import typed_text
from bots.slack.store.port import Thread

if TYPE_CHECKING:
    from slack_bolt.async_app import AsyncApp
    from slack_bolt.context.assistant.thread_context import AssistantThreadContext
    from slack_bolt.context.async_context import AsyncBoltContext
    from slack_bolt.request.async_request import AsyncBoltRequest
    from slack_bolt.response import BoltResponse

    from bots.slack.context import Context
    from bots.slack.listeners.arriving import Payload
    from bots.slack.sending import SlackClient

logger = logging.getLogger(__name__)

EXAMPLES = (Phrase.PAGE_EXAMPLE_1, Phrase.PAGE_EXAMPLE_2, Phrase.PAGE_EXAMPLE_3)
"""Questions that the shipped corpus answers; the chat page begins with them too."""

TITLE_LIMIT = 60


class Pane(AsyncAssistant):
    """Bolt's assistant, which lets edited and deleted messages pass to who listens to them."""

    async def async_process(
        self,
        *,
        req: AsyncBoltRequest,
        resp: BoltResponse,
        next: Callable[[], Awaitable[BoltResponse]],  # noqa: A002  Bolt's name
    ) -> BoltResponse | None:
        """Take what is of the pane."""
        if (req.body.get("event") or {}).get("subtype") in (CHANGED, DELETED):
            return await next()
        return await super().async_process(req=req, resp=resp, next=next)


class NoThreadContext(AsyncAssistantThreadContextStore):
    """Keeps nothing: an answer does not depend on the channel that somebody looks at.

    Bolt's own store writes it into the thread's first message, which takes calls.
    """

    async def save(self, *, channel_id: str, thread_ts: str, context: dict[str, str]) -> None:
        """Do nothing."""

    async def find(
        self,
        *,
        channel_id: str,  # noqa: ARG002  Bolt's names
        thread_ts: str,  # noqa: ARG002
    ) -> AssistantThreadContext | None:
        """Return nothing."""
        return None


def register(app: AsyncApp, context: Context) -> None:
    """Listen to the pane."""
    ours = context
    slack_assistant = Pane(thread_context_store=NoThreadContext())

    @slack_assistant.thread_started
    async def started(
        event: dict[str, Any], context: AsyncBoltContext, client: SlackClient
    ) -> None:
        ours.work.tasks.begin(_suggest(ours, event, client, context.team_id or ""))

    @slack_assistant.user_message
    async def asked(event: dict[str, Any], context: AsyncBoltContext, client: SlackClient) -> None:
        ours.work.tasks.begin(
            _answer(
                ours,
                event,
                client=client,
                team=context.team_id or "",
                bot_user=context.bot_user_id or "",
            )
        )

    app.assistant(slack_assistant)


async def _suggest(context: Context, event: Payload, client: SlackClient, team: str) -> None:
    """Offer questions that can be answered, in the user's language."""
    thread = event["assistant_thread"]
    user = str(thread["user_id"])
    language = await context.work.languages.of(client, context.store, team, user)
    prompts = [
        {"title": shortened(phrase(language, key), TITLE_LIMIT), "message": phrase(language, key)}
        for key in EXAMPLES
    ]
    await client.assistant_threads_setSuggestedPrompts(
        channel_id=str(thread["channel_id"]),
        thread_ts=str(thread["thread_ts"]),
        title=phrase(language, Phrase.PAGE_INTRO),
        prompts=prompts,
    )


async def _answer(
    context: Context, message: Payload, *, client: SlackClient, team: str, bot_user: str
) -> None:
    """Answer, and give a thread that begins the question as its title."""
    context.work.tasks.begin(_name(context, message, client, team))
    await answer_direct(context, message, Way.PANE, client=client, team=team, bot_user=bot_user)


async def _name(context: Context, message: Payload, client: SlackClient, team: str) -> None:
    """Set the title, for the list of threads; a thread is as good without one."""
    thread = Thread(team=team, channel=str(message["channel"]), thread_ts=str(message["thread_ts"]))
    title = shortened(typed_text(str(message.get("text") or "")), TITLE_LIMIT)
    try:
        if title and await asyncio.to_thread(context.store.conversation, thread) is None:
            await client.assistant_threads_setTitle(
                channel_id=thread.channel, thread_ts=thread.thread_ts, title=title
            )
    except Exception as error:  # noqa: BLE001  see above
        logger.info("a thread has no title: %s", type(error).__name__)
