"""What the description of the API says about who may what: by what the routes declare."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

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


def describe_access(app: FastAPI, *, anonymous: frozenset[Scope]) -> None:
    """Add the refusals to every operation with a scope, and where nothing need be shown."""
    generate = app.openapi

    def openapi() -> dict[str, Any]:
        is_new = app.openapi_schema is None
        schema = generate()
        if is_new:
            for operation in _operations(schema):
                _describe(operation, anonymous)
        return schema

    app.openapi = openapi  # type: ignore[method-assign]  # FastAPI's own way to extend it


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
