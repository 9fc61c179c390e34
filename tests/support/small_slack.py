"""Slack as far as the transport asks for it: auth.test, apps.connections.open and the socket."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from aiohttp import web

from bots.slack.manifest import bot_scopes
from bots.slack.settings import SlackSettings
from tests.support.servers import wait_until
from tests.support.slack.events import Delivery
from tests.support.slack.loops import LoopThread, loop_thread
from tests.support.slack.seed import APP_TOKEN, BOT_TOKEN, SIGNING_SECRET, TEAM
from tests.support.slack.socket_server import SocketServer


@dataclass(kw_only=True)
class SmallSlack:
    """`errors` are Slack's words for what is wrong, by method; `calls` are the methods called.

    `texts` are answered in place of what Slack would, as a proxy's page is, with `content_type`.
    """

    loop: LoopThread
    address: str = ""
    socket: SocketServer = field(default_factory=SocketServer)
    scopes: frozenset[str] | None = field(default_factory=bot_scopes)
    errors: dict[str, str] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    content_type: str = "application/json"
    calls: list[str] = field(default_factory=list)

    @property
    def api_url(self) -> str:
        return f"{self.address}/api/"

    def wait_connected(self, connections: int = 1) -> None:
        """Wait until an app holds a connection, the first or a later one."""
        wait_until(lambda: self.socket.opened >= connections and bool(self.socket.connections))

    def send(self, delivery: Delivery) -> str:
        """Send by the socket, once there is one; return the id of the envelope."""
        self.wait_connected()
        return self.loop.run(self.socket.send(delivery))

    def wait_acknowledged(self, envelope: str) -> None:
        wait_until(lambda: envelope in self.socket.acknowledged)

    def drop_connections(self) -> None:
        self.loop.run(self.socket.close())

    async def answer(self, request: web.Request) -> web.Response:
        method = request.match_info["method"]
        self.calls.append(method)
        if method in self.errors:
            return web.json_response({"ok": False, "error": self.errors[method]})
        if method in self.texts:
            return web.Response(text=self.texts[method], content_type=self.content_type)
        if method == "apps.connections.open":
            return web.json_response({"ok": True, "url": f"{self.address}/socket"})
        headers = {} if self.scopes is None else {"x-oauth-scopes": ", ".join(self.scopes)}
        said = {"team": "Inkoop", "team_id": TEAM, "user": "leerkring", "user_id": "U1"}
        return web.json_response({"ok": True, "bot_id": "B1", **said}, headers=headers)


@contextmanager
def small_slack() -> Iterator[SmallSlack]:
    """Give a Slack on a free port, in an event loop of its own."""
    with loop_thread() as loop:
        slack = SmallSlack(loop=loop)
        runner = loop.run(_started(slack))
        try:
            yield slack
        finally:
            loop.run(slack.socket.close())
            loop.run(runner.cleanup())


def slack_settings(**changes: object) -> SlackSettings:
    """Return settings with tokens for Socket Mode that no environment of this machine changes."""
    given = {"slack_bot_token": BOT_TOKEN, "slack_app_token": APP_TOKEN, **changes}
    return SlackSettings(_env_file=None, **given)  # type: ignore[arg-type]  # a test's own keywords


def http_settings(**changes: object) -> SlackSettings:
    """Return settings with tokens for events over HTTP."""
    return slack_settings(
        **{"slack_app_token": None, "slack_signing_secret": SIGNING_SECRET, **changes}
    )


async def _started(slack: SmallSlack) -> web.AppRunner:
    app = web.Application()
    app.router.add_route("*", "/api/{method}", slack.answer)
    app.router.add_get("/socket", slack.socket.connect)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    host, port = runner.addresses[0][:2]
    slack.address = f"http://{host}:{port}"
    return runner
