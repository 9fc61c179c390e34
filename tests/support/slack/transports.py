"""The two ways by which Slack reaches an app, with the app in an event loop of its own."""

from __future__ import annotations

import time
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Protocol

import httpx
from slack_bolt.async_app import AsyncApp, AsyncBoltRequest
from slack_sdk.signature import SignatureVerifier

from bots.slack.face import FINISH_WITHIN, SlackFace
from bots.slack.socket_mode import SocketMode
from bots.web.app import create_app
from tests.support.assistants import FakeAssistant
from tests.support.servers import running, wait_until
from tests.support.slack.bench import SlackBench
from tests.support.slack.events import Delivery
from tests.support.slack.loops import loop_thread
from tests.support.slack.seed import APP_TOKEN, SIGNING_SECRET
from tests.support.slack.socket_server import Acknowledged
from tests.support.web import web_settings

ATTEMPTS = 3
SENT_AGAIN_AFTER = 5.0
"""Seconds; longer than an acknowledgement may take."""

MakeApp = Callable[[], AsyncApp]
"""Called in the event loop that the app will run in, where it runs by socket."""

Drain = Callable[[float], Coroutine[Any, Any, int]]
"""Lets answers under way finish; `context.work.drain`."""


async def nothing(seconds: float) -> int:  # noqa: ARG001  as a drain is called
    """Drain an app that has nothing under way."""
    return 0


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
        """Send it, and again as Slack does where that is not acknowledged."""
        for attempt in range(retry, retry + ATTEMPTS):
            self.slack.wait_until(lambda: bool(self.slack.socket.connections))
            if (found := self._sent(delivery, attempt)) is not None:
                return Answered(status=200, seconds=found.seconds, body=str(found.payload or ""))
        raise AssertionError(f"{ATTEMPTS} times not acknowledged within {SENT_AGAIN_AFTER} s")

    def _sent(self, delivery: Delivery, attempt: int) -> Acknowledged | None:
        socket = self.slack.socket
        envelope = self.slack.loop.run(socket.send(delivery, retry_attempt=attempt))
        try:
            wait_until(lambda: envelope in socket.acknowledged, seconds=SENT_AGAIN_AFTER)
        except TimeoutError:
            return None
        return socket.acknowledged[envelope]


@contextmanager
def over_http(
    make_app: MakeApp, slack: SlackBench, *, drain: Drain = nothing
) -> Iterator[OverHttp]:
    """Serve an app at /slack/events of the web's own app."""
    settings = slack.settings(slack_app_token=None)
    face = SlackFace(make_app(), settings=settings, drain=drain)
    web = create_app(FakeAssistant(), settings=web_settings(), slack=face)
    with (
        running(web) as address,
        httpx.Client(base_url=address, timeout=30, trust_env=False) as client,
    ):
        yield OverHttp(client=client)


@contextmanager
def over_socket(
    make_app: MakeApp, slack: SlackBench, *, drain: Drain = nothing
) -> Iterator[OverSocket]:
    """Connect an app to the bench by Socket Mode; a lost connection is noticed within a second."""
    with loop_thread() as loop:
        socket = loop.run(_connected(make_app))
        try:
            yield OverSocket(slack=slack)
        finally:
            loop.run(socket.close())
            loop.run(drain(FINISH_WITHIN))


def dispatch(app: AsyncApp, delivery: Delivery) -> Any:
    """Return bolt's answer to a delivery, for a test that runs its own event loop: await it."""
    return app.async_dispatch(AsyncBoltRequest(mode="socket_mode", body=dict(delivery.payload)))


async def _connected(make_app: MakeApp) -> SocketMode:
    socket = SocketMode(make_app(), token=APP_TOKEN)
    socket.client.ping_interval = 1.0
    await socket.client.connect()
    return socket
