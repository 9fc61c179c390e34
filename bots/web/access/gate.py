"""What is let in: known host names, JSON bodies (forms where said), all of a bounded size."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fastapi import HTTPException
from starlette.datastructures import Headers

from bots.web.middleware.methods import methods_of
from bots.web.problems import BODY_TOO_LARGE, Problem, method_not_allowed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from bots.web.settings import WebSettings

INGEST_PATH = "/api/ingest"
LOCAL_HOSTS = ("localhost", "127.0.0.1", "[::1]")
JSON = frozenset({"application/json"})
FORM = frozenset({"application/x-www-form-urlencoded"})
LARGEST_HEADERS = 32_768
"""Bytes of a request's address and headers; more are refused."""

_BESIDE_A_HEADER = 32  # bytes a header counts besides, as in HTTP/2: many small ones cost too
_LENGTH_DIGITS = 16  # a longer number is no length, and costs time to read
_HOST = re.compile(r"(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(?::\d{1,5})?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What the gate lets in; `hosts` are host names without port, in lower case.

    `form_paths` take forms beside JSON: addresses whose callers sign what they send.
    """

    hosts: frozenset[str]
    max_body_bytes: int
    max_ingest_bytes: int
    form_paths: frozenset[str] = frozenset()

    @classmethod
    def of(cls, settings: WebSettings, *, form_paths: frozenset[str] = frozenset()) -> Rules:
        """Return the rules of these settings; an IPv6 host gets its brackets."""
        host = f"[{settings.host}]" if ":" in settings.host else settings.host
        names = (*LOCAL_HOSTS, host, *settings.allowed_hosts)
        return cls(
            hosts=frozenset(name.lower() for name in names),
            max_body_bytes=settings.max_body_bytes,
            max_ingest_bytes=settings.max_ingest_bytes,
            form_paths=form_paths,
        )


class Gate:
    """ASGI middleware: refuses before anything is read.

    An unknown host name may be another site's that was pointed at this machine (DNS rebinding);
    a body that is not declared as JSON may come from another site's form (CSRF).
    """

    def __init__(self, app: ASGIApp, *, rules: Rules) -> None:
        self._app = app
        self._rules = rules

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or answer why not."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        limit = self._limit(str(scope["path"]))
        refusal = (
            _host_refusal(headers.getlist("host"), self._rules.hosts)
            or _length_told_twice(headers)
            or _headers_refusal(scope)
            or _type_refusal(scope, headers, self._types(str(scope["path"])))
            or _length_refusal(headers, limit)
        )
        if refusal is not None:
            await refusal.response()(scope, receive, send)
            return
        await self._app(scope, _bounded(receive, limit), send)

    def _types(self, path: str) -> frozenset[str]:
        return JSON | FORM if path in self._rules.form_paths else JSON

    def _limit(self, path: str) -> int:
        if path == INGEST_PATH:  # which asks who calls before it reads
            return self._rules.max_ingest_bytes
        return self._rules.max_body_bytes


def _host_refusal(given: Sequence[str], hosts: frozenset[str]) -> Problem | None:
    found = _HOST.fullmatch(given[0].lower()) if len(given) == 1 else None
    if found is not None and ("*" in hosts or found[1] in hosts):
        return None
    return Problem(
        status=400,
        type="unknown_host",
        title="Unknown host",
        detail="The server is not reached by this name; the setting LEERKRING_ALLOWED_HOSTS "
        "says by which it is.",
    )


def _type_refusal(scope: Scope, headers: Headers, types: frozenset[str]) -> Problem | None:
    if (
        scope["method"] != "POST"
    ):  # no route takes a body by another one, and no form of a page sends it
        return None
    media_type = headers.get("content-type", "").partition(";")[0].strip().lower()
    is_plain = headers.get("content-encoding", "identity").strip().lower() == "identity"
    if media_type in types and is_plain:
        return None
    methods = methods_of(scope)
    if methods and "POST" not in methods:
        return method_not_allowed(methods)
    if not is_plain:
        return _unsupported("Send the body as it is, without a Content-Encoding.")
    return _unsupported("Send the body as JSON, with the header Content-Type: application/json.")


def _unsupported(detail: str) -> Problem:
    return Problem(
        status=415, type="unsupported_media_type", title="Unsupported media type", detail=detail
    )


def _headers_refusal(scope: Scope) -> Problem | None:
    """Refuse what no browser sends; the parser bounds only what comes in several parts."""
    size = sum(len(name) + len(value) + _BESIDE_A_HEADER for name, value in scope["headers"])
    if size + len(scope["query_string"]) + len(scope["path"]) <= LARGEST_HEADERS:
        return None
    return Problem(
        status=431,
        type="headers_too_large",
        title="Headers too large",
        detail=f"Address and headers of a request may have at most {LARGEST_HEADERS} bytes.",
        headers={"connection": "close"},
    )


def _length_told_twice(headers: Headers) -> Problem | None:
    """Refuse what two servers in a row may read as two different requests (RFC 9112, 6.1)."""
    if "transfer-encoding" not in headers or "content-length" not in headers:
        return None
    return Problem(
        status=400,
        type="ambiguous_length",
        title="Ambiguous length",
        detail="Send Content-Length or Transfer-Encoding, and not both.",
        headers={"connection": "close"},
    )


def _length_refusal(headers: Headers, limit: int) -> Problem | None:
    declared = headers.get("content-length", "0")
    if declared.isdecimal() and len(declared) < _LENGTH_DIGITS and int(declared) <= limit:
        return None
    return Problem(
        status=413, type=BODY_TOO_LARGE, title="Body too large", detail=_too_large(limit)
    )


def _bounded(receive: Receive, limit: int) -> Receive:
    """Return `receive` with a count: a body without a declared length is bounded too."""
    read = 0

    async def receive_bounded() -> Message:
        nonlocal read
        message = await receive()
        read += len(message.get("body", b""))
        if read > limit:
            raise HTTPException(413, _too_large(limit))
        return message

    return receive_bounded


def _too_large(limit: int) -> str:
    return f"A request body may have at most {limit} bytes"
