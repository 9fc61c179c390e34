"""What stands between a browser and its server, and goes wrong when a test says so."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

ASKING = "/api/ask/stream"
CAPTIVE = b"<!doctype html>\n\n<title>Welkom</title>\n\ndata: <p>Welkom op het wifi.</p>\n\n"
_MOST_SECONDS = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    """What happens to the next request for `path`.

    With a `status` it is answered with that and `body` instead. Else the answer passes until
    `sentences` of it went out: then nothing comes before `go_on`, or, if `cut`, ever again.
    """

    path: str = ASKING
    status: int = 0
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = CAPTIVE
    sentences: int = -1
    cut: bool = False


class Cut(Exception):  # noqa: N818  what the server does, not an error of it
    """Has the server drop the connection in the middle of an answer."""


class BadNetwork:
    """An app around an app. What is to go wrong is put into `next`, and happens once."""

    def __init__(self, app: ASGIApp) -> None:
        self.next: Trouble | None = None
        self._app = app
        self._on = threading.Event()

    def go_on(self) -> None:
        """Let everything pass that was held."""
        self._on.set()
        self._on = threading.Event()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        trouble = self.next
        if trouble is None or scope.get("path") != trouble.path or scope["method"] == "OPTIONS":
            await self._app(scope, receive, send)
            return
        self.next = None
        if trouble.status:
            await _answer(trouble, send)
            return
        await self._app(scope, receive, _Passing(trouble, send, self._on))


class _Passing:
    """Sends on until the trouble begins; `-1` sentences hold even the head of the answer."""

    def __init__(self, trouble: Trouble, send: Send, on: threading.Event) -> None:
        self._trouble, self._send, self._on = trouble, send, on
        self._sentences = -1

    async def __call__(self, message: Message) -> None:
        if self._sentences >= self._trouble.sentences:
            if self._trouble.cut:
                raise Cut
            await asyncio.to_thread(self._on.wait, _MOST_SECONDS)
        await self._send(message)
        self._sentences = max(self._sentences, 0) + message.get("body", b"").count(b"event: delta")


async def _answer(trouble: Trouble, send: Send) -> None:
    headers = {"content-type": "text/html; charset=utf-8", **trouble.headers}
    head = [(name.encode(), value.encode()) for name, value in headers.items()]
    await send({"type": "http.response.start", "status": trouble.status, "headers": head})
    await send({"type": "http.response.body", "body": trouble.body})
