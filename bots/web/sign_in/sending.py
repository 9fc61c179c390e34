"""Whoever opens a page that takes a session is sent to get one; programs are told 401."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from starlette.datastructures import Headers
from starlette.responses import RedirectResponse, Response

from bots.web.middleware.shield import PROGRAMS
from bots.web.pages.links import address
from bots.web.sign_in.paths import ADMIN, LINK, SIGN_IN

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send


def sent_to(url: str) -> Response:
    """Return what sends a browser on to a page; nobody keeps where it was sent."""
    return RedirectResponse(url, HTTPStatus.SEE_OTHER, headers={"cache-control": "no-store"})


class SendToSignIn:
    """ASGI middleware: a page that would be refused with 401 becomes the way to sign in.

    Pages of admins tell how to open them, where nobody can sign in, and to who may not: 403.
    """

    def __init__(self, app: ASGIApp, *, can_sign_in: bool = True) -> None:
        self._app = app
        self._can_sign_in = can_sign_in

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, and look at what comes back."""
        if scope["type"] != "http" or not _opens_a_page(scope):
            await self._app(scope, receive, send)
            return
        instead: Response | None = None

        async def send_or_ask(message: Message) -> None:
            nonlocal instead
            if message["type"] == "http.response.start":
                instead = self._instead(scope, message["status"])
            if instead is None:
                await send(message)

        await self._app(scope, receive, send_or_ask)
        if instead is not None:
            await instead(scope, receive, send)

    def _instead(self, scope: Scope, status: int) -> Response | None:
        """Return what is sent in place of a refusal; None where the response is fine as it is."""
        of_admins = f"{scope['path']}/".startswith(f"{ADMIN}/")
        if status == HTTPStatus.UNAUTHORIZED and self._can_sign_in:
            return _to_sign_in(scope)
        if status == HTTPStatus.UNAUTHORIZED and of_admins:
            return sent_to(LINK)
        if status == HTTPStatus.FORBIDDEN and of_admins:
            return sent_to(address(LINK, {"refused": "yes"}))
        return None


def _opens_a_page(scope: Scope) -> bool:
    headers = Headers(scope=scope)
    if scope["method"] != "GET" or str(scope["path"]).startswith(PROGRAMS):
        return False
    mode = headers.get("sec-fetch-mode")
    return mode == "navigate" if mode else "text/html" in headers.get("accept", "")


def _to_sign_in(scope: Scope) -> Response:
    query = scope["query_string"].decode("latin-1")
    raw = (scope.get("raw_path") or str(scope["path"]).encode()).decode("latin-1")
    asked = f"{raw}?{query}" if query else raw
    return sent_to(address(SIGN_IN, {"next": asked}))
