"""How long a request may take: reading its body, answering it, and taking the answer."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING

from starlette.datastructures import Headers

from bots.web.problems import ERROR_EVENT, Problem

if TYPE_CHECKING:
    from collections.abc import Collection

    from starlette.types import ASGIApp, Message, Receive, Scope, Send


class Deadline:
    """ASGI middleware: after `seconds` a response is ended; `exempt` are paths without an end.

    What was at work for it is not cancelled: it learns from the server that nobody listens any
    more, and until it ends it keeps its thread and its place, so that these stay bounded.
    """

    def __init__(self, app: ASGIApp, *, seconds: float, exempt: Collection[str] = ()) -> None:
        self._app = app
        self._seconds = seconds
        self._exempt = frozenset(exempt)
        self._left: set[asyncio.Task[None]] = set()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and wait, but not for ever."""
        if scope["type"] != "http" or scope["path"] in self._exempt:
            await self._app(scope, receive, send)
            return
        answering = _Answering(send)
        task = asyncio.ensure_future(self._run(scope, receive, answering))
        try:
            await asyncio.wait({task}, timeout=self._seconds)
        except asyncio.CancelledError:  # the server stops
            task.cancel()
            raise
        if task.done():
            task.result()
            return
        self._left.add(task)
        task.add_done_callback(self._ended)
        await answering.end(_timed_out(self._seconds), scope, receive)

    async def _run(self, scope: Scope, receive: Receive, answering: _Answering) -> None:
        await self._app(scope, receive, answering.send)

    def _ended(self, task: asyncio.Task[None]) -> None:
        """Let go of what nobody waited for, and look how it ended, or asyncio would complain."""
        self._left.discard(task)
        if not task.cancelled():
            task.exception()


class _Answering:
    """The way out for one response: closed once it has been ended for lack of time."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self._closed = False
        self._started = False
        self._is_stream = False

    async def send(self, message: Message) -> None:
        if self._closed:
            return
        if message["type"] == "http.response.start":
            self._started = True
            kind = Headers(raw=message["headers"]).get("content-type", "")
            self._is_stream = kind.startswith("text/event-stream")
        await self._send(message)

    async def end(self, problem: Problem, scope: Scope, receive: Receive) -> None:
        """Answer with the problem, or as an event where a stream has begun."""
        self._closed = True
        if not self._started:
            await problem.response()(scope, receive, self._send)
        elif self._is_stream:
            event = ERROR_EVENT + f"data: {json.dumps(problem.event())}\n\n".encode()
            await self._send({"type": "http.response.body", "body": event})


def _timed_out(seconds: float) -> Problem:
    return Problem(
        status=503,
        type="timed_out",
        title="Timed out",
        detail=f"This took longer than {seconds:g} s and was left. Ask again later.",
        headers={"retry-after": "10"},
    )
