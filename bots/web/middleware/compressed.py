"""What leaves compressed, and what does not because its size could tell a secret."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware.gzip import GZipMiddleware

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

SMALLEST = 1_000
"""Bytes below which a body is sent as it is: it fits into a packet anyway."""

LEVEL = 5
"""Of zlib: level 9 takes twice the time for a hundredth less."""

SECRETS = ("/api/token", "/api/keys")
"""Addresses that answer with a secret."""


class Compressed:
    """ASGI middleware: gzip for who takes it; events are sent as they come.

    Compression beside words of a caller's choice tells by its size whether they stand in the rest
    too (BREACH). So nothing is compressed that a browser is given for a cookie, which it sends by
    itself, nor where a secret is given out. Keys and tokens come in a header, which no page of
    another site can have sent, and are never in a body.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._plain = app
        self._gzip = GZipMiddleware(app, minimum_size=SMALLEST, compresslevel=LEVEL)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, by way of gzip or not."""
        if scope["type"] != "http" or _may_tell(scope):
            await self._plain(scope, receive, send)
            return

        async def send_compressed(message: Message) -> None:
            if message["type"] == "http.response.start":
                _weaken(MutableHeaders(scope=message))
            await send(message)

        await self._gzip(scope, receive, send_compressed)


def _may_tell(scope: Scope) -> bool:
    return "cookie" in Headers(scope=scope) or str(scope["path"]).startswith(SECRETS)


def _weaken(headers: MutableHeaders) -> None:
    """Make the ETag of a compressed body a weak one: it is that of other bytes."""
    tag = headers.get("etag", "")
    if headers.get("content-encoding") == "gzip" and tag.startswith('"'):
        headers["etag"] = f"W/{tag}"
