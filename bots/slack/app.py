"""The app of Slack: what comes in goes to its listener or action."""

from __future__ import annotations

import asyncio
import logging
import uuid
from collections.abc import Awaitable, Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from slack_bolt.async_app import AsyncApp
from slack_bolt.response import BoltResponse

from assistant.phrases.catalogue import Phrase
from bots.slack.actions import ask_human, choice, feedback, links, share, source
from bots.slack.failing import logged
from bots.slack.home import admin, home
from bots.slack.listeners import command, edits, mention, message, once, pane, shared, shortcut
from bots.slack.sending import SlackClient, make_client

if TYPE_CHECKING:
    from slack_bolt.context.async_context import AsyncBoltContext

    from bots.slack.context import Context

logger = logging.getLogger(__name__)

Register = Callable[[AsyncApp, "Context"], None]
"""What each file of listeners/, actions/ and home/ has as `register`: adds what it listens to."""

TRY_AGAIN = 503
"""Slack sends an event again that is answered with this, over HTTP and by socket alike."""

AT_MOST = 2.0
"""Seconds that an acknowledgement may wait for something; Slack waits three."""


def make_slack_app(context: Context, *, client: SlackClient | None = None) -> AsyncApp:
    """Return the app with all listeners and actions; both transports serve it.

    The settings have a bot's token; without a signing secret nothing is accepted over HTTP.
    `client` is for tests. At the end `await context.work.drain(seconds)`.
    """
    settings = context.settings
    secret = settings.slack_signing_secret
    sender = client or make_client(settings)
    app = AsyncApp(
        name="leerkring",
        client=sender,
        signing_secret=secret.get_secret_value() if secret else uuid.uuid4().hex,
        before_authorize=_introduced(context, sender),
        attaching_conversation_kwargs_enabled=False,
    )
    app.error(_logged)
    for register in _parts():
        register(app, context)
    return app


def _parts() -> tuple[Register, ...]:
    """Return what listens, in the order in which it is asked."""
    return (
        once.register,
        shared.register,
        pane.register,
        mention.register,
        message.register,
        edits.register,
        command.register,
        shortcut.register,
        source.register,
        feedback.register,
        choice.register,
        share.register,
        ask_human.register,
        links.register,
        home.register,
        admin.register,
    )


def _introduced(context: Context, client: SlackClient) -> Callable[..., Awaitable[object]]:
    """Return what goes before all: the client that everything is sent by, and who the bot is.

    Nothing is taken while the process ends or while Slack can't say who the bot is: another
    process, or this one a little later, gets the event again.
    """

    async def introduce(
        body: dict[str, Any],
        context: AsyncBoltContext,
        next: Callable[[], Awaitable[object]],  # noqa: A002  Bolt's name
    ) -> object:
        if work.tasks.is_draining and not context.get(once.CLAIMED):
            # it comes again later; a command can't, and its asker is told
            return once.turned_away(body, Phrase.SLACK_STOPPED, status=TRY_AGAIN)
        context["client"] = client
        if context.response_url:
            context["respond"] = partial(client.respond, context.response_url)
        try:
            await asyncio.wait_for(client.auth_test(), AT_MOST)
        except Exception as error:  # noqa: BLE001  whatever it was: the event is to come again
            logger.error("Slack does not say who the bot is: %s", type(error).__name__)  # noqa: TRY400  no traceback
            return BoltResponse(status=TRY_AGAIN)
        return await next()

    work = context.work
    return introduce


async def _logged(error: Exception) -> None:
    """Log what no listener foresaw, under an id."""
    logged(error)
