"""What the description of the API says about who may what: by what the routes declare."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bots.web.openapi.description_examples import describe_examples
from bots.web.openapi.description_problems import describe_problems
from bots.web.problems import MEDIA_TYPE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fastapi import FastAPI

    from assistant.access import Scope

_REFUSALS = {
    "401": "What was shown is no good (any more), or nothing was shown and something must be.",
    "403": "The caller has not the scope, or asked for documents of an audience not theirs.",
    "429": "The caller has asked too often; Retry-After says when to ask again.",
}


_SESSION = (
    "What somebody has who signed in at /sign-in. Requests that may change something must come "
    "from the server's own pages: `Sec-Fetch-Site: same-origin`, or its own `Origin`."
)


def describe_access(
    app: FastAPI, *, anonymous: frozenset[Scope], session_cookie: str | None = None
) -> None:
    """Add the refusals to every operation with a scope, and where nothing need be shown.

    `session_cookie` is the name of the cookie of people who signed in, where they can.
    """
    generate = app.openapi

    def openapi() -> dict[str, Any]:
        is_new = app.openapi_schema is None
        schema = generate()
        if is_new:
            if session_cookie is not None:
                _describe_sessions(schema, session_cookie)
            for operation in _operations(schema):
                _describe(operation, anonymous)
            describe_problems(schema)
            describe_examples(schema)
        return schema

    app.openapi = openapi  # type: ignore[method-assign]  # FastAPI's own way to extend it


def _describe_sessions(schema: dict[str, Any], cookie: str) -> None:
    """Add the session of the pages to what a caller may show, with the same scopes."""
    schema["components"]["securitySchemes"]["session"] = {
        "type": "apiKey",
        "in": "cookie",
        "name": cookie,
        "description": _SESSION,
    }
    for operation in _operations(schema):
        scopes = next(scope for shown in operation["security"] for scope in shown.values())
        operation["security"].append({"session": scopes})


def _operations(schema: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield the operations that take a credential."""
    for operations in schema["paths"].values():
        yield from (each for each in operations.values() if "security" in each)


def _describe(operation: dict[str, Any], anonymous: frozenset[Scope]) -> None:
    scopes = {scope for shown in operation["security"] for each in shown.values() for scope in each}
    if scopes <= anonymous:
        operation["security"].append({})  # OpenAPI's way to say: or nothing
    for status, description in _REFUSALS.items():
        operation["responses"].setdefault(
            status, {"description": description, "content": {MEDIA_TYPE: {}}}
        )
