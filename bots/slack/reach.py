"""Whether Slack can be reached, and as whom: asked before and beside everything else."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import urlsplit

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bots.errors import SlackRefusedError, SlackUnreachableError
from bots.slack.manifest import bot_scopes
from bots.slack.refusal import refusal

if TYPE_CHECKING:
    from slack_sdk.web.async_slack_response import AsyncSlackResponse

    from bots.slack.settings import SlackSettings

LOOK_SECONDS = 10
"""Seconds that a look may wait for an answer."""

LONGEST_PAUSE = 300.0
"""Seconds between two attempts, at most."""

_REFUSED = frozenset(
    {
        "account_inactive",
        "invalid_auth",
        "missing_scope",
        "no_permission",
        "not_allowed_token_type",
        "not_authed",
        "token_expired",
        "token_revoked",
    }
)
_BOT = "the bot's token (LEERKRING_SLACK_BOT_TOKEN, from OAuth & Permissions of the app)"
_APP = "the app's token (LEERKRING_SLACK_APP_TOKEN, from Basic Information of the app, with the \
scope connections:write)"

Found = TypeVar("Found")


@dataclass(frozen=True, slots=True, kw_only=True)
class Workspace:
    """As whom Slack knows the bot's token; `scopes` is None where Slack does not say."""

    team_id: str
    team: str
    bot: str
    scopes: frozenset[str] | None


async def find_workspace(client: AsyncWebClient) -> Workspace:
    """Return as whom the bot's token is known; raises SlackRefusedError, SlackUnreachableError."""
    said = await _answered(client.auth_test(), client, _BOT)
    scopes = {name.lower(): value for name, value in said.headers.items()}.get("x-oauth-scopes")
    return Workspace(
        team_id=str(said.get("team_id", "")),
        team=str(said.get("team", "")),
        bot=str(said.get("user", "")),
        scopes=None if scopes is None else frozenset(scopes.replace(" ", "").split(",")),
    )


async def open_connection(client: AsyncWebClient, app_token: str) -> str:
    """Return the address of a new socket, good for one connection; raises as `find_workspace`."""
    said = await _answered(client.apps_connections_open(app_token=app_token), client, _APP)
    if not (address := said.get("url")):
        raise SlackUnreachableError(_place(client), "no address for a socket")
    return str(address)


async def look(settings: SlackSettings) -> Workspace:
    """Try the tokens that are set, once each; raises as `find_workspace`."""
    token = settings.slack_bot_token
    client = AsyncWebClient(
        token=token.get_secret_value() if token is not None else None,
        base_url=settings.slack_api_url,
        timeout=LOOK_SECONDS,
    )
    workspace = await find_workspace(client)
    if settings.slack_app_token is not None:
        await open_connection(client, settings.slack_app_token.get_secret_value())
    return workspace


def missing_scopes(workspace: Workspace) -> tuple[str, ...]:
    """Return what the bot's token should be allowed to do and is not, as far as Slack says."""
    return () if workspace.scopes is None else tuple(sorted(bot_scopes() - workspace.scopes))


def growing_pauses(first: float = 1.0, longest: float = LONGEST_PAUSE) -> Iterator[float]:
    """Yield seconds to wait before each next attempt: doubled up to the longest, without end."""
    pause = first
    while True:
        yield pause
        pause = min(2 * pause, longest)


async def _answered(
    call: Awaitable[AsyncSlackResponse], client: AsyncWebClient, token: str
) -> AsyncSlackResponse:
    try:
        return await call
    except SlackApiError as error:
        code = refusal(error)
        if code in _REFUSED:
            raise SlackRefusedError(f"Slack refuses {token}: {code}.") from error
        raise SlackUnreachableError(_place(client), code or "no answer of Slack's kind") from error
    except asyncio.CancelledError:
        raise
    except Exception as error:  # connection, DNS, TLS, time-out, an answer of another kind
        raise SlackUnreachableError(_place(client), type(error).__name__) from error


def _place(client: AsyncWebClient) -> str:
    """Return the address as it may be shown: an address may hold a password."""
    parts = urlsplit(client.base_url)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{parts.path}"
