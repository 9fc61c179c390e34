"""GET /openapi.json: the description of the API; GET /docs: the same as a page to read."""

from __future__ import annotations

import json
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, JSONResponse, Response

from bots.web.access.callers import OPEN
from bots.web.pages.page import environment
from bots.web.revalidation import ASK_FIRST, tagged

router = APIRouter(dependencies=[OPEN], include_in_schema=False)


@router.get("/openapi.json")
def description(request: Request) -> Response:
    """Return the description: what there is to call, and nothing of what there is to read."""
    return tagged(request, JSONResponse(request.app.openapi()), cache_control=ASK_FIRST)


@router.get("/docs")
def endpoints(request: Request) -> Response:
    """Return the endpoints as a page of our own: Swagger UI would load scripts from elsewhere."""
    groups: dict[str, list[dict[str, Any]]] = {}
    for path, operations in request.app.openapi()["paths"].items():
        for method, operation in operations.items():
            group = next(iter(operation.get("tags", ())), "others")
            groups.setdefault(group, []).append(_told(method, path, operation))
    page = HTMLResponse(environment().get_template("endpoints.html.j2").render(groups=groups))
    return tagged(request, page, cache_control=ASK_FIRST)


def _told(method: str, path: str, operation: dict[str, Any]) -> dict[str, Any]:
    scopes = {
        scope for shown in operation.get("security", ()) for s in shown.values() for scope in s
    }
    responses = operation["responses"]
    return {
        "method": method.upper(),
        "path": path,
        "summary": operation.get("summary", ""),
        "paragraphs": operation.get("description", "").split("\n\n"),
        "scopes": sorted(scopes),
        "is_open": not scopes or {} in operation.get("security", ()),
        "request": _example(operation.get("requestBody", {})),
        "successes": [
            (status, _example(response), response.get("description", ""))
            for status, response in responses.items()
            if status.startswith("2")
        ],
        "problems": [
            (status, response.get("description", ""))
            for status, response in responses.items()
            if not status.startswith("2")
        ],
    }


def _example(holder: dict[str, Any]) -> str:
    """Return the example as it is sent, or nothing."""
    for media in holder.get("content", {}).values():
        if "example" in media:
            example = media["example"]
            if isinstance(example, str):
                return example
            return json.dumps(example, ensure_ascii=False, indent=1)
    return ""
