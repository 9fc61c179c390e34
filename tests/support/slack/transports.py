"""The two ways by which Slack reaches an app, with the app in an event loop of its own."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Protocol

import httpx
from aiohttp import web
from slack_bolt.adapter.socket_mode.async_handler import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp, AsyncBoltRequest
from slack_sdk.signature import SignatureVerifier
from slack_sdk.web.async_client import AsyncWebClient

from tests.support.slack.bench import SlackBench
from tests.support.slack.events import Delivery
from tests.support.slack.loops import loop_thread
from tests.support.slack.seed import APP_TOKEN, SIGNING_SECRET

MakeApp = Callable[[], AsyncApp]
"""Called in the event loop that the app will run in."""


@dataclass(frozen=True, kw_only=True)
class Answered:
    """How a delivery was acknowledged: `status` of HTTP (200 by socket), and what came with it."""

    status: int
    seconds: float
    body: str


class Transport(Protocol):
    """Delivers to an app as Slack does."""

    def send(self, delivery: Delivery, *, retry: int = 0) -> Answered:
        """Deliver and wait for the acknowledgement; `retry` is the attempt, 0 the first."""


@dataclass(frozen=True, kw_only=True)
class OverHttp:
    """Signs and posts to where the client points. Safe in threads."""

    client: httpx.Client
    secret: str = SIGNING_SECRET
    path: str = "/slack/events"

    def send(self, delivery: Delivery, *, retry: int = 0, timestamp: int | None = None) -> Answered:
        """Post it; `timestamp` is Slack's, in seconds, the present one by default."""
        moment = str(int(time.time()) if timestamp is None else timestamp)
        signature = SignatureVerifier(self.secret).generate_signature(
            timestamp=moment, body=delivery.body
        )
        headers = {
            "Content-Type": delivery.content_type,
            "X-Slack-Request-Timestamp": moment,
            "X-Slack-Signature": signature or "",
        }
        if retry:
            headers |= {"X-Slack-Retry-Num": str(retry), "X-Slack-Retry-Reason": "http_timeout"}
        began = time.monotonic()
        reply = self.client.post(self.path, content=delivery.body.encode(), headers=headers)
        seconds = time.monotonic() - began
        return Answered(status=reply.status_code, seconds=seconds, body=reply.text)


@dataclass(frozen=True, kw_only=True)
class OverSocket:
    """Sends by a connection that the app holds open."""

    slack: SlackBench

    def send(self, delivery: Delivery, *, retry: int = 0) -> Answered:
        socket = self.slack.socket
        self.slack.wait_until(lambda: bool(socket.connections))
        envelope = self.slack.loop.run(socket.send(delivery, retry_attempt=retry))
        self.slack.wait_until(lambda: envelope in socket.acknowledged)
        found = socket.acknowledged[envelope]
        return Answered(status=200, seconds=found.seconds, body=str(found.payload or ""))


@contextmanager
def over_http(make_app: MakeApp) -> Iterator[OverHttp]:
    """Serve an app by bolt's own HTTP server for tests, signatures checked."""
    with loop_thread() as loop:
        runner = loop.run(_served(make_app))
        host, port = runner.addresses[0][:2]
        try:
            address = f"http://{host}:{port}"
            with httpx.Client(base_url=address, timeout=30, trust_env=False) as client:
                yield OverHttp(client=client)
        finally:
            loop.run(runner.cleanup())


@contextmanager
def over_socket(make_app: MakeApp, slack: SlackBench) -> Iterator[OverSocket]:
    """Connect an app to the bench by bolt's own Socket Mode client."""
    with loop_thread() as loop:
        handler = loop.run(_connected(make_app, slack.api_url))
        try:
            yield OverSocket(slack=slack)
        finally:
            loop.run(handler.close_async())  # type: ignore[no-untyped-call]  # bolt's own


def dispatch(app: AsyncApp, delivery: Delivery) -> Any:
    """Return bolt's answer to a delivery, for a test that runs its own event loop: await it."""
    return app.async_dispatch(AsyncBoltRequest(mode="socket_mode", body=dict(delivery.payload)))


async def _served(make_app: MakeApp) -> web.AppRunner:
    runner = web.AppRunner(make_app().web_app("/slack/events"), shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    return runner


async def _connected(make_app: MakeApp, api_url: str) -> AsyncSocketModeHandler:
    client = AsyncWebClient(token=APP_TOKEN, base_url=api_url)
    handler = AsyncSocketModeHandler(make_app(), APP_TOKEN, web_client=client, ping_interval=0.2)
    await handler.connect_async()  # type: ignore[no-untyped-call]  # bolt's own
    await asyncio.sleep(0)
    return handler
