"""From what Slack sends to what an action is given: acknowledged at once, and never a traceback."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from assistant.phrases.catalogue import Phrase, phrase
from bots.slack.actions.press import Press, Sent, press_of, sent_of
from bots.slack.actions.tell import tell
from bots.slack.failing import logged, problem_words
from bots.slack.languages import FALLBACK
from ingest.errors import IndexProblemError

if TYPE_CHECKING:
    from slack_bolt.async_app import AsyncApp
    from slack_bolt.context.ack.async_ack import AsyncAck
    from slack_bolt.request.async_request import AsyncBoltRequest

    from bots.slack.context import Context
    from bots.slack.outlet import Respond
    from bots.slack.sending import SlackClient


@dataclass(frozen=True, slots=True, kw_only=True)
class Hand:
    """What an action works with; `language` is that of whoever pressed.

    `respond` may change a message that only its reader sees; None where there is no message.
    """

    context: Context
    client: SlackClient
    language: str
    respond: Respond | None = None


SPEAKS_WITHIN = 1.0
"""Seconds to find a language in: what is pressed opens a modal within three or never."""

Pressed = TypeVar("Pressed", Press, Sent)
OnPress = Callable[[Hand, Press], Awaitable[None]]
OnSent = Callable[[Hand, Sent], Awaitable[None]]


def on_press(
    app: AsyncApp, context: Context, action_id: str | re.Pattern[str], act: OnPress
) -> None:
    """Have `act` called for each press of a button; what it raises ends in a sentence."""

    async def pressed(
        ack: AsyncAck, req: AsyncBoltRequest, client: SlackClient, respond: Respond
    ) -> None:
        await ack()
        press = press_of(req.body, team=req.context.team_id or "")
        answers = respond if press.response_url else None
        context.work.tasks.begin(acted(context, client, press, act, respond=answers))

    app.action(action_id)(pressed)


def on_sent(app: AsyncApp, context: Context, callback_id: str, act: OnSent) -> None:
    """Have `act` called for each modal that is sent, which closes it; as for a press."""

    async def sent(ack: AsyncAck, req: AsyncBoltRequest, client: SlackClient) -> None:
        await ack()
        back = sent_of(req.body, team=req.context.team_id or "")
        context.work.tasks.begin(acted(context, client, back, act))

    app.view(callback_id)(sent)


async def acted(
    context: Context,
    client: SlackClient,
    pressed: Pressed,
    act: Callable[[Hand, Pressed], Awaitable[None]],
    *,
    respond: Respond | None = None,
    speaks_within: float = SPEAKS_WITHIN,
) -> None:
    """Act on what was pressed; what goes wrong is logged and told to whoever pressed."""
    language = await _language(context, client, pressed, speaks_within)
    hand = Hand(context=context, client=client, language=language, respond=respond)
    try:
        await act(hand, pressed)
    except Exception as error:  # noqa: BLE001  whatever it was: a sentence for the user
        await _say(client, pressed, failure_words(error, language))


def failure_words(error: Exception, language: str) -> str:
    """Return what is said where no question was asked: of the index, or that it did not work."""
    if isinstance(error, IndexProblemError):
        return problem_words(error, language)
    return phrase(language, Phrase.SLACK_NOT_DONE, id=logged(error))


async def _language(
    context: Context, client: SlackClient, pressed: Press | Sent, within: float
) -> str:
    of = context.work.languages.of(client, context.store, pressed.team, pressed.user)
    try:
        return await asyncio.wait_for(of, within)
    except TimeoutError:
        return FALLBACK


async def _say(client: SlackClient, pressed: Press | Sent, words: str) -> None:
    try:
        await tell(client, pressed, words)
    except Exception as unsaid:  # noqa: BLE001  there is nobody left to tell
        logged(unsaid)
