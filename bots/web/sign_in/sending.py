"""Whoever opens a page that takes a session is sent to sign in; programs are told 401."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from starlette.datastructures import Headers
from starlette.responses import RedirectResponse

from bots.web.pages.links import address
from bots.web.sign_in.paths import SIGN_IN

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

PROGRAMS = ("/api/", "/v1/", "/mcp")
"""Addresses of programs, whoever asks."""


class SendToSignIn:
    """ASGI middleware: a page that would be refused with 401 becomes the way to sign in."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, and look at what comes back."""
        if scope["type"] != "http" or not _opens_a_page(scope):
            await self._app(scope, receive, send)
            return
        is_refused = False

        async def send_or_ask(message: Message) -> None:
            nonlocal is_refused
            if message["type"] == "http.response.start":
                is_refused = message["status"] == HTTPStatus.UNAUTHORIZED
            if not is_refused:
                await send(message)

        await self._app(scope, receive, send_or_ask)
        if is_refused:
            await _to_sign_in(scope)(scope, receive, send)


def _opens_a_page(scope: Scope) -> bool:
    headers = Headers(scope=scope)
    if scope["method"] != "GET" or str(scope["path"]).startswith(PROGRAMS):
        return False
    mode = headers.get("sec-fetch-mode")
    return mode == "navigate" if mode else "text/html" in headers.get("accept", "")


def _to_sign_in(scope: Scope) -> RedirectResponse:
    query = scope["query_string"].decode("latin-1")
    raw = (scope.get("raw_path") or str(scope["path"]).encode()).decode("latin-1")
    asked = f"{raw}?{query}" if query else raw
    return RedirectResponse(
        address(SIGN_IN, {"next": asked}),
        HTTPStatus.SEE_OTHER,
        headers={"cache-control": "no-store"},
    )
