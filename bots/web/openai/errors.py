"""Problems in the shape of OpenAI's errors, for whatever is asked beneath /v1."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from starlette.datastructures import MutableHeaders

from bots.web.problems import ERROR_EVENT, MEDIA_TYPE, Problem, ProblemError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.types import ASGIApp, Message, Receive, Scope, Send

PREFIX = "/v1/"

_INVALID = 400
_NOT_AS_EXPECTED = 422
_FAILURES = 500
_CODES = {
    "unauthorised": "invalid_api_key",
    "too_many_requests": "rate_limit_exceeded",
    "empty_question": "empty_string",
    "question_too_long": "string_above_max_length",
}
_EVENT = ERROR_EVENT + b"data: "
"""How a response that is ended by the server's time limit says so."""


def unknown_model(name: str) -> ProblemError:
    """Return the refusal of a model that there is not."""
    return ProblemError(
        Problem(
            status=404,
            type="model_not_found",
            title="Unknown model",
            detail=f"The model {name[:100]!r} does not exist; there is one: leerkring.",
            more={"errors": [{"field": "model", "message": "unknown"}]},
        )
    )


def error_of(problem: Problem) -> dict[str, object]:
    """Return a problem as OpenAI's API tells errors."""
    return _error(problem.status, {"type": problem.type, "detail": problem.detail, **problem.more})


def _error(status: int, problem: Mapping[str, object]) -> dict[str, object]:
    kind = str(problem.get("type", ""))
    return {
        "error": {
            "message": str(problem.get("detail", "")),
            "type": _type(status),
            "param": _param(problem.get("errors")),
            "code": _CODES.get(kind, kind),
        }
    }


def _type(status: int) -> str:
    if status >= _FAILURES:
        return "server_error"
    return {401: "authentication_error", 403: "permission_error", 429: "rate_limit_error"}.get(
        status, "invalid_request_error"
    )


def _param(errors: object) -> str | None:
    first = errors[0] if isinstance(errors, list) and errors else None
    return str(first["field"]) if isinstance(first, dict) and "field" in first else None


class OpenAIErrors:
    """ASGI middleware: problems of any layer within leave in the other shape."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; beneath /v1 what comes back as a problem is rewritten."""
        if scope["type"] != "http" or not str(scope["path"]).startswith(PREFIX):
            await self._app(scope, receive, send)
            return
        await self._app(scope, receive, _Rewriting(send).send)


class _Rewriting:
    """The way out for one response."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self._problem: Message | None = None
        self._body = b""

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            if MutableHeaders(scope=message).get("content-type") == MEDIA_TYPE:
                self._problem = message
                return
        elif self._problem is not None:
            self._body += message.get("body", b"")
            if not message.get("more_body", False):
                await self._told(self._problem)
            return
        elif (body := message.get("body", b"")).startswith(_EVENT):
            message = {**message, "body": _event(body)}
        await self._send(message)

    async def _told(self, start: Message) -> None:
        status = int(start["status"])
        body = json.dumps(_error(status, json.loads(self._body))).encode()
        headers = MutableHeaders(scope=start)
        headers["content-type"] = "application/json"
        headers["content-length"] = str(len(body))
        start["status"] = _INVALID if status == _NOT_AS_EXPECTED else status
        await self._send(start)
        await self._send({"type": "http.response.body", "body": body})


def _event(body: bytes) -> bytes:
    error = _error(_FAILURES, json.loads(body.removeprefix(_EVENT)))
    return f"data: {json.dumps(error)}\n\n".encode()
