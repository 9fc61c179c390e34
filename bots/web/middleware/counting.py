"""Counts every request by where it went and what came of it."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from bots.web.middleware.traffic import NOWHERE, Served, Traffic
from bots.web.problems import ERROR_EVENT

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

_FAILED = (ERROR_EVENT, b'data: {"error": ')
"""How an event begins that ends a stream early, and the same beneath /v1."""


class Counting:
    """ASGI middleware, the outermost one: refusals of those within are counted too."""

    def __init__(self, app: ASGIApp, *, traffic: Traffic) -> None:
        self._app = app
        self._traffic = traffic

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, and count it when it is over."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        status = 0
        stream_failed = False

        async def send_noted(message: Message) -> None:
            nonlocal status, stream_failed
            if message["type"] == "http.response.start":
                status = int(message["status"])
            elif message.get("body", b"").startswith(_FAILED):  # no other response begins so
                stream_failed = True
            await send(message)

        began = time.perf_counter()
        try:
            await self._app(scope, receive, send_noted)
        finally:
            served = Served(
                method=str(scope["method"]),
                route=_route(scope),
                status=status,
                seconds=time.perf_counter() - began,
                stream_failed=stream_failed,
            )
            self._traffic.count(served)


def _route(scope: Scope) -> str:
    """Return the template of the route: an address may hold an id."""
    return str(getattr(scope.get("route"), "path", "") or NOWHERE)
