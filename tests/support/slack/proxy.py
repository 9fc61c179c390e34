"""Slack's Web API as the app under test sees it: the emulator, with what it lacks before it."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import aiohttp
from aiohttp import web

from tests.support.slack.calls import Call, Fault, Faults, Kind
from tests.support.slack.lacking import Lacking
from tests.support.slack.limits import faults_of_message, faults_of_texts, faults_of_view
from tests.support.slack.seed import scopes
from tests.support.slack.socket_server import SocketServer
from tests.support.slack.streams import Streams

STREAMING = frozenset({"chat.startStream", "chat.appendStream", "chat.stopStream"})
POSTS = frozenset({"chat.postMessage", "chat.postEphemeral", "chat.update", "response_url"})
VIEWS = frozenset({"views.open", "views.publish", "views.update", "views.push"})
RESPONSES = 5  # how often a response_url may be used
AS_JSON = ("blocks", "view", "chunks", "attachments", "metadata", "prompts", "loading_messages")


@dataclass(kw_only=True)
class Proxy:
    """Answers for Slack on a port of its own; all of it runs in one event loop."""

    emulator: str
    lacking: Lacking
    socket: SocketServer
    calls: list[Call] = field(default_factory=list)
    faults: Faults = field(default_factory=Faults)
    violations: list[str] = field(default_factory=list)
    responses: dict[str, int] = field(default_factory=dict)
    address: str = ""

    def __post_init__(self) -> None:
        self.streams = Streams(violations=self.violations)

    async def start(self) -> None:
        """Listen on a free port of this machine."""
        self._session = aiohttp.ClientSession()
        app = web.Application(client_max_size=1_000_000)
        app.router.add_route("*", "/api/{method}", self._api)
        app.router.add_post("/response/{id}", self._response)
        app.router.add_get("/socket", self.socket.connect)
        self._runner = web.AppRunner(app, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        host, port = self._runner.addresses[0][:2]
        self.address = f"http://{host}:{port}"

    async def close(self) -> None:
        await self.socket.close()
        await self._runner.cleanup()
        await self._session.close()

    async def _api(self, request: web.Request) -> web.StreamResponse:
        return await self._answer(request, request.match_info["method"], await _data_of(request))

    async def _response(self, request: web.Request) -> web.StreamResponse:
        name = request.match_info["id"]
        self.responses[name] = self.responses.get(name, 0) + 1
        data = {**await _data_of(request), "response_url": str(request.url)}
        return await self._answer(request, "response_url", data)

    async def _answer(
        self, request: web.Request, method: str, data: dict[str, Any]
    ) -> web.StreamResponse:
        began = time.monotonic()
        fault = self.faults.take(method, str(data.get("channel", "")))
        reply: dict[str, Any] = {}
        status = 200
        if fault is not None and fault.kind is Kind.SLOW:
            await asyncio.sleep(fault.seconds)
        if fault is None or fault.kind in {Kind.SLOW, Kind.DROP_AFTER}:
            reply = await self._do(method, data, request.headers.get("Authorization", ""))
        elif fault.kind is not Kind.DROP:
            reply = {"ok": False, "error": fault.error}
            status = fault.status if fault.kind is Kind.STATUS else 200
        dropped = fault is not None and fault.kind in {Kind.DROP, Kind.DROP_AFTER}
        self.calls.append(
            Call(
                method=method,
                data=data,
                at=began,
                seconds=time.monotonic() - began,
                status=0 if dropped else status,
                error=str(reply.get("error", "")),
                reply=reply,
            )
        )
        if dropped and request.transport is not None:
            request.transport.abort()
        return _response_of(method, reply, status, fault)

    async def _do(self, method: str, data: dict[str, Any], token: str) -> dict[str, Any]:
        """Do what Slack would; what it would refuse is refused, and kept for the test to fail."""
        if found := [*self._wrong(method, data), *faults_of_texts(data)]:
            self.violations += [f"{method}: {fault}" for fault in found]
            return {"ok": False, "error": "invalid_blocks"}
        if method == "response_url":
            used_up = self.responses[data["response_url"].rsplit("/", 1)[-1]] > RESPONSES
            return {"ok": False, "error": "used_url"} if used_up else {"ok": True}
        if method == "apps.connections.open":
            address = f"{self.address.replace('http', 'ws', 1)}/socket"
            return self.lacking.connection(token, address)

        async def forward(method: str, data: Mapping[str, Any]) -> dict[str, Any]:
            return await self._forward(method, data, token)

        if method in STREAMING:
            return await self.streams.call(method, data, forward)
        return await self.lacking.call(method, data, forward)

    async def _forward(self, method: str, data: Mapping[str, Any], token: str) -> dict[str, Any]:
        url, headers = f"{self.emulator}/api/{method}", {"Authorization": token}
        async with self._session.post(url, json=data, headers=headers) as answered:
            if answered.status == 404:
                return {"ok": False, "error": "unknown_method"}
            found: dict[str, Any] = await answered.json()
            return found

    def _wrong(self, method: str, data: Mapping[str, Any]) -> list[str]:
        if method in VIEWS:
            return faults_of_view(data.get("view") or {})
        if method not in POSTS:
            return []
        found = faults_of_message(data.get("blocks") or ())
        if method == "chat.postMessage":
            for name in ("unfurl_links", "unfurl_media"):
                if data.get(name) not in (False, "false", "0"):
                    found.append(f"{name} is not switched off")
        if method != "response_url" and data.get("blocks") and not data.get("text"):
            found.append("no text for notifications and screen readers")
        return found


async def _data_of(request: web.Request) -> dict[str, Any]:
    """Return the arguments, however they came."""
    raw = await request.text()
    if "json" in request.content_type:
        found: dict[str, Any] = json.loads(raw or "{}")
    else:
        found = {
            **request.query,
            **{key: str(value) for key, value in (await request.post()).items()},
        }
    for key in AS_JSON:
        if isinstance(found.get(key), str):
            found[key] = json.loads(found[key])
    found.pop("token", None)
    return found


def _response_of(
    method: str, reply: Mapping[str, Any], status: int, fault: Fault | None
) -> web.Response:
    headers = {}
    if fault is not None and fault.retry_after is not None:
        headers["Retry-After"] = str(fault.retry_after)
    if method == "auth.test":
        headers["X-OAuth-Scopes"] = ",".join(scopes())
    if method == "response_url" and status == 200:
        good = reply.get("ok")
        return web.Response(
            text="ok" if good else str(reply.get("error")), status=200 if good else 404
        )
    return web.json_response(reply, status=status, headers=headers)
