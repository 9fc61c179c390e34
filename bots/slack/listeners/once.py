"""Every event once, from workspaces that are served, and never from a program."""

from __future__ import annotations

import asyncio
import logging
import uuid
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Mapping
from typing import TYPE_CHECKING, Any

from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse

from assistant.phrases.catalogue import PHRASE_LANGUAGES, Phrase, phrase
from bots.slack.failing import logged
from bots.slack.listeners.arriving import claim_of, concerns_us, is_by_bot

if TYPE_CHECKING:
    from slack_bolt.async_app import AsyncApp
    from slack_bolt.authorization import AuthorizeResult
    from slack_bolt.context.async_context import AsyncBoltContext

    from bots.slack.context import Context
    from bots.slack.listeners.arriving import Payload
    from bots.slack.store.port import SlackStore

logger = logging.getLogger(__name__)

CLAIM_WITHIN = 1.5
"""Seconds that an acknowledgement waits for the database; then an event goes on without it."""
CLAIMED = "leerkring_claimed"
"""What an event bears that was acknowledged and claimed, and only goes on now."""
_MOST_KEPT = 5_000

Next = Callable[[], Awaitable[Any]]


def register(app: AsyncApp, context: Context) -> None:
    """Add the middleware that goes before every listener."""
    claims = Claims(context.store)
    tasks = context.work.tasks
    teams = frozenset(context.settings.slack_teams)

    async def once(body: dict[str, Any], context: AsyncBoltContext, next: Next) -> Any:  # noqa: A002  Bolt's names
        team = context.team_id or ""
        if not _is_served(body, context, teams):
            return _refused(body)
        event = body.get("event")
        bot_user = context.bot_user_id or ""
        if isinstance(event, Mapping) and (
            is_by_bot(event, bot_user=bot_user) or not concerns_us(event, bot_user=bot_user)
        ):
            return BoltResponse(status=200)
        claim = claim_of(body, team)
        if claim is None or context.get(CLAIMED):
            return await next()
        claiming = claims.begin(claim)
        is_first = await claims.soon(claiming)
        if is_first is None and isinstance(event, Mapping):
            tasks.begin(_once_claimed(app, body, claiming))
            return BoltResponse(status=200)
        if is_first is False:
            logger.info("a repeat was not answered again")
            return BoltResponse(status=200)
        return await next()

    app.middleware(once)


class Claims:
    """Claims by the store; where that fails, by the memory of this process."""

    def __init__(self, store: SlackStore, *, within: float = CLAIM_WITHIN) -> None:
        self._store = store
        self._within = within
        self._seen: OrderedDict[str, None] = OrderedDict()

    def begin(self, event: str) -> asyncio.Task[bool]:
        """Ask whether it is the first time that an event is seen."""
        is_new = event not in self._seen
        self._seen[event] = None
        while len(self._seen) > _MOST_KEPT:
            self._seen.popitem(last=False)
        return asyncio.create_task(self._claim(event, is_new=is_new))

    async def soon(self, claiming: asyncio.Task[bool]) -> bool | None:
        """Tell what was found, or None where the database takes too long to wait for it."""
        await asyncio.wait({claiming}, timeout=self._within)
        return claiming.result() if claiming.done() else None

    async def _claim(self, event: str, *, is_new: bool) -> bool:
        try:
            return is_new and await asyncio.to_thread(self._store.claim, event)
        except Exception as error:  # noqa: BLE001  rather answered twice than not at all
            logged(error)
            return True


async def _once_claimed(app: AsyncApp, body: Payload, claiming: asyncio.Task[bool]) -> None:
    """Let an event that was acknowledged go on as soon as the database has said whose it is."""
    if await claiming:
        logger.info("an event waited for the database")
        again = AsyncBoltRequest(body=dict(body), mode="socket_mode", context={CLAIMED: True})
        await app.async_dispatch(again)


def _is_served(body: Payload, context: AsyncBoltContext, teams: frozenset[str]) -> bool:
    """Tell whether an event is of the token's own workspace or of one that was set.

    The workspace is that of the installation: in a shared channel others may ask too. A token of
    a whole organisation serves the workspaces of it.
    """
    if not context.team_id and not context.enterprise_id:
        return bool(body.get("ssl_check") or body.get("type") == "url_verification")
    itself: AuthorizeResult | None = context.authorize_result
    if itself is None:  # Slack says that a token was revoked: nobody asks anything
        return True
    if context.is_enterprise_install and context.enterprise_id:
        return context.enterprise_id == itself.enterprise_id
    return context.team_id == itself.team_id or context.team_id in teams


def _refused(body: Payload) -> BoltResponse:
    """Say it to whoever typed a command, which needs no access to the workspace; else only log."""
    logger.warning("refused %s: of a workspace that is not served", uuid.uuid4().hex[:12])
    return turned_away(body, Phrase.SLACK_UNKNOWN_WORKSPACE, status=200)


def turned_away(body: Payload, why: Phrase, *, status: int) -> BoltResponse:
    """Return the answer to what is not taken; who typed a command reads why, in all languages."""
    if "command" not in body:
        return BoltResponse(status=status)
    words = (phrase(language, why) for language in PHRASE_LANGUAGES)
    return BoltResponse(status=200, body="\n".join(words))
