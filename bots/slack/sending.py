"""The client that everything is sent by: paced, patient with 429s, and no link ever unfurls."""

from __future__ import annotations

import logging
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from aiohttp import ClientConnectorError, ClientError
from slack_sdk.errors import SlackApiError, SlackRequestError
from slack_sdk.http_retry.builtin_async_handlers import (
    AsyncConnectionErrorRetryHandler,
    AsyncRateLimitErrorRetryHandler,
)
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.webhook.async_client import AsyncWebhookClient

from bots.slack.arrived import arrived, marked, may_have_arrived
from bots.slack.blocks.table import has_table, without_tables
from bots.slack.pacing import Pacing, Rate
from bots.slack.quiet import content_free
from bots.slack.refusal import refusal

if TYPE_CHECKING:
    from slack_sdk.http_retry.request import HttpRequest
    from slack_sdk.http_retry.response import HttpResponse
    from slack_sdk.http_retry.state import RetryState
    from slack_sdk.web.async_slack_response import AsyncSlackResponse

    from bots.slack.settings import SlackSettings

logger = logging.getLogger(__name__)

POST = "chat.postMessage"
START_STREAM = "chat.startStream"
APPEND_STREAM = "chat.appendStream"
UPDATE = "chat.update"

A_CHANNEL = Rate(a_minute=60, burst=5)
"""New messages of a channel: one a second, and Slack suffers short bursts."""

RATES = {
    START_STREAM: Rate(a_minute=20, burst=20),
    APPEND_STREAM: Rate(a_minute=100, burst=20),
    UPDATE: Rate(a_minute=50, burst=10),
}
"""The documented tiers of a method, for the whole workspace."""

CONNECTION_ERRORS = (ClientError, TimeoutError)
"""What a call raises that did not reach Slack, or whose answer did not reach us."""

_NEW_MESSAGES = {POST, START_STREAM}
_NOT_TWICE = {POST, START_STREAM, APPEND_STREAM, "chat.postEphemeral"}
_REFUSED_BLOCKS = {"invalid_blocks", "invalid_blocks_format", "invalid_attachments"}
_RATE_RETRIES = 6


class SlackClient(AsyncWebClient):
    """Slack's Web API as this face uses it; raises as the SDK's client does."""

    def __init__(self, *, pacing: Pacing | None = None, **options: Any) -> None:
        super().__init__(**options)
        self.pacing = pacing or Pacing()
        self._myself: AsyncSlackResponse | None = None

    async def api_call(self, api_method: str, **request: Any) -> AsyncSlackResponse:
        """Call a method when its turn has come."""
        sent = request.get("json") or request.get("params") or {}
        if api_method in _NEW_MESSAGES:
            await self.pacing.wait(("channel", sent.get("channel")), A_CHANNEL)
        if api_method == UPDATE:
            await self.pacing.wait(UPDATE, RATES[UPDATE])
        if api_method == POST:
            sent = marked({**sent, "unfurl_links": False, "unfurl_media": False})
            request = {"json": sent}
        try:
            return await self._delivered_once(api_method, sent, request)
        except SlackApiError as error:
            blocks = sent.get("blocks")
            is_refused = refusal(error) in _REFUSED_BLOCKS
            if not is_refused or not isinstance(blocks, list) or not has_table(blocks):
                raise
            logger.warning("Slack refused a table in %s: it goes as a list", api_method)
            sent["blocks"] = without_tables(blocks)
            return await self._delivered_once(api_method, sent, request)

    async def _delivered_once(
        self, api_method: str, sent: dict[str, Any], request: dict[str, Any]
    ) -> AsyncSlackResponse:
        """Make a call; a reply in a thread whose answer is lost is there once all the same."""
        try:
            return await self.deliver(api_method, **request)
        except Exception as error:
            is_reply = api_method == POST and sent.get("thread_ts")
            if not is_reply or not may_have_arrived(error):
                raise
        logger.warning("the answer to a message was lost: its thread is looked at")
        return await arrived(self, sent) or await self.deliver(api_method, **request)

    async def deliver(self, api_method: str, **request: Any) -> AsyncSlackResponse:
        """Make the call; what a test puts its own in the place of."""
        try:
            return await super().api_call(api_method, **request)
        except AttributeError as error:  # the SDK looks for Slack's words in a proxy's plain text
            raise SlackRequestError(f"The answer to {api_method} is none of Slack's.") from error

    async def auth_test(self, **options: Any) -> AsyncSlackResponse:
        """Return who the bot is; asked once."""
        if self._myself is None:
            self._myself = await super().auth_test(**options)
        return self._myself

    async def respond(self, url: str, **message: Any) -> None:
        """Say something to the asker by the address that came with what was asked.

        No link unfurls. Raises SlackRequestError where Slack does not take it, such as after half
        an hour, and as the client does.
        """
        shown = {name: value for name, value in message.items() if value is not None}
        status = await self.post(url, shown | {"unfurl_links": False, "unfurl_media": False})
        if status != HTTPStatus.OK:
            raise SlackRequestError(f"Slack answered a message by response_url with {status}.")

    async def post(self, url: str, message: dict[str, Any]) -> int:
        """Post to an address of Slack; return the status. A test puts its own in its place."""
        webhook = AsyncWebhookClient(url, retry_handlers=self.retry_handlers, logger=content_free())
        return (await webhook.send_dict(message)).status_code

    def may(self, method: str) -> bool:
        """Take a call of a method if its limit for the workspace leaves one now."""
        return self.pacing.may(method, RATES[method])


class ConnectionRetries(AsyncConnectionErrorRetryHandler):
    """Calls again after a lost connection, unless that might post a message twice."""

    async def _can_retry_async(
        self,
        *,
        state: RetryState,
        request: HttpRequest,
        response: HttpResponse | None = None,
        error: Exception | None = None,
    ) -> bool:
        can = await super()._can_retry_async(
            state=state, request=request, response=response, error=error
        )
        never_sent = isinstance(error, ClientConnectorError)
        return can and (never_sent or _method(request) not in _NOT_TWICE)


class RateRetries(AsyncRateLimitErrorRetryHandler):
    """Waits as long as Slack says, unless the same can be shown at once in another way."""

    async def _can_retry_async(
        self,
        *,
        state: RetryState,
        request: HttpRequest,
        response: HttpResponse | None = None,
        error: Exception | None = None,
    ) -> bool:
        can = await super()._can_retry_async(
            state=state, request=request, response=response, error=error
        )
        return can and _method(request) not in (START_STREAM, APPEND_STREAM)


def _method(request: HttpRequest) -> str:
    return request.url.rpartition("/")[2]


def make_client(settings: SlackSettings) -> SlackClient:
    """Return the client of a workspace; the settings have a bot's token.

    Each call has a connection of its own: one that is kept may be closed by Slack just as a message
    goes out, and then nobody knows whether it arrived.
    """
    token = settings.slack_bot_token
    return SlackClient(
        token=token.get_secret_value() if token else None,
        base_url=settings.slack_api_url,
        retry_handlers=[
            ConnectionRetries(max_retry_count=2),
            RateRetries(max_retry_count=_RATE_RETRIES),
        ],
        logger=content_free(),
    )
