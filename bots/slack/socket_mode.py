"""Events by Socket Mode: a connection that is opened from here, so no public address is needed."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Iterator
from typing import TYPE_CHECKING

from slack_bolt.adapter.socket_mode.async_base_handler import AsyncBaseSocketModeHandler
from slack_bolt.adapter.socket_mode.async_internals import run_async_bolt_app, send_async_response
from slack_sdk.socket_mode.aiohttp import SocketModeClient

from bots.errors import BotError, SlackUnreachableError
from bots.slack.quiet import content_free
from bots.slack.reach import growing_pauses, open_connection

if TYPE_CHECKING:
    from slack_bolt.async_app import AsyncApp
    from slack_sdk.socket_mode.async_client import AsyncBaseSocketModeClient
    from slack_sdk.socket_mode.request import SocketModeRequest
    from slack_sdk.web.async_client import AsyncWebClient

ACKNOWLEDGE_WITHIN = 3.0
"""Seconds in which Slack wants an event acknowledged."""

_PING_SECONDS = 10.0

Report = Callable[[str], None]
"""Is told what keeps Slack from being reached, and nothing once it is."""


class SocketMode(AsyncBaseSocketModeHandler):
    """Hands what comes in by the socket to the app; make it within a running event loop.

    A connection that is lost is opened anew, with growing pauses, until `close`.
    """

    def __init__(
        self,
        app: AsyncApp,
        *,
        token: str,
        report: Report = lambda _: None,
        pauses: Callable[[], Iterator[float]] = growing_pauses,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self.app = self._bolt = app
        self.client: Socket = Socket(
            token, web_client=app.client, report=report, pauses=pauses, sleep=sleep
        )
        self.client.socket_mode_request_listeners.append(self.handle)
        self._taking: set[asyncio.Task[None]] = set()

    async def handle(self, client: AsyncBaseSocketModeClient, req: SocketModeRequest) -> None:
        """Have the app handle an envelope, and acknowledge it; Bolt says when that is."""
        task = asyncio.current_task()
        if task is not None:
            self._taking.add(task)
            task.add_done_callback(self._taking.discard)
        began = time.time()  # Bolt's own measure of its response
        response = await run_async_bolt_app(self._bolt, req)
        await send_async_response(client, req, response, began)

    async def close(self) -> None:
        """Take nothing new, acknowledge what was taken, and leave: Slack sends the rest again."""
        self.client.socket_mode_request_listeners.clear()
        if self._taking:
            await asyncio.wait(self._taking, timeout=ACKNOWLEDGE_WITHIN)
        await self.client.close()  # type: ignore[no-untyped-call]  # Slack's, without annotations


class Socket(SocketModeClient):
    """Slack's client; what it lacks is pauses that grow, and a new address after each failure."""

    def __init__(
        self,
        token: str,
        *,
        web_client: AsyncWebClient,
        report: Report,
        pauses: Callable[[], Iterator[float]],
        sleep: Callable[[float], Awaitable[None]],
    ) -> None:
        super().__init__(
            token, logger=content_free(), web_client=web_client, ping_interval=_PING_SECONDS
        )
        self._report = report
        self._new_pauses = pauses
        self._pauses = pauses()
        self._sleep = sleep

    async def issue_new_wss_url(self) -> str:
        """Return an address to connect to; waits until Slack gives one."""
        while not self.closed:
            try:
                return await open_connection(self.web_client, self.app_token)
            except BotError as error:
                await self._rest(error)
        raise asyncio.CancelledError  # whoever waited for it is being closed

    async def connect(self) -> None:
        """Connect, in place of the connection that there is; waits until that succeeds."""
        self.auto_reconnect_enabled = False
        if self.current_session is not None:
            await self.current_session.close()
        while not self.closed:
            address, self.wss_uri = self.wss_uri or await self.issue_new_wss_url(), None
            try:
                self.current_session = await self.aiohttp_client_session.ws_connect(
                    address, autoping=False, heartbeat=self.ping_interval, proxy=self.proxy
                )
            except Exception as error:  # noqa: BLE001  connection, TLS, a proxy, time-out
                await self._rest(SlackUnreachableError("its socket", type(error).__name__))
            else:
                break
        if not self.closed:
            self._connected()

    def _connected(self) -> None:
        self.stale = False
        self.last_ping_pong_time = None
        self.auto_reconnect_enabled = self.default_auto_reconnect_enabled
        for task in (self.current_session_monitor, self.message_receiver):
            if task is not None and task is not asyncio.current_task():
                task.cancel()
        self.current_session_monitor = asyncio.ensure_future(self.monitor_current_session())
        self.message_receiver = asyncio.ensure_future(self.receive_messages())
        self._pauses = self._new_pauses()
        self._report("")

    async def _rest(self, error: BotError) -> None:
        self._report(str(error))
        await self._sleep(next(self._pauses))
