"""What the description of the API says goes wrong: every operation with every problem it can give.

What a route declares itself stays; what the layers around the routes refuse is added here.
"""

from __future__ import annotations

from typing import Any

from bots.web.openai.errors import PREFIX, error_of
from bots.web.problems import MEDIA_TYPE, Problem

PROBLEM = {
    "title": "Problem",
    "description": "What went wrong, as RFC 9457 has it.",
    "type": "object",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {"type": "string", "description": "One of few words that programs may rely on."},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string", "description": "What happened and what to do, in English."},
    },
    "additionalProperties": True,
}
OPENAI_ERROR = {
    "title": "OpenAIError",
    "description": "What went wrong, as OpenAI's API has it.",
    "type": "object",
    "required": ["error"],
    "properties": {
        "error": {
            "type": "object",
            "required": ["message", "type", "param", "code"],
            "properties": {
                "message": {"type": "string"},
                "type": {"type": "string"},
                "param": {"type": ["string", "null"]},
                "code": {"type": ["string", "null"]},
            },
        }
    },
}

UNREAD = {
    "description": "Nothing is read of it. That it is JSON shows that no form of another site "
    "sent it.",
    "required": True,
    "content": {"application/json": {"schema": {}, "example": {}}},
}
"""The body of a POST that needs none."""

_EXAMPLES = {
    400: ("unknown_host", "Unknown host", "The server is not reached by this name."),
    401: ("unauthorised", "Unauthorised", "This credential is no good (any more)."),
    403: ("insufficient_scope", "Not allowed", "This takes the scope read."),
    404: ("not_found", "Not Found", "There is nothing at this address."),
    409: ("in_progress", "Repeated request", "The same request is being answered."),
    410: ("withdrawn", "Withdrawn", "This document was withdrawn on 2026-11-02. Reason: …"),
    413: ("body_too_large", "Body too large", "A request body may have at most 1000000 bytes."),
    415: ("unsupported_media_type", "Unsupported media type", "Send the body as JSON."),
    422: ("invalid_request", "The request is not as expected", "question: Field required."),
    429: ("too_many_requests", "Too many requests", "You may ask 60 times a minute."),
    500: ("internal", "Internal error", "Something went wrong on our side; it is logged as 1f."),
    503: ("busy", "Busy", "As many answers are being made as can be. Ask again in 3 s."),
    507: ("storage_full", "Insufficient Storage", "There is no room left for the index."),
}
_DESCRIPTIONS = {
    400: "The header Host names another server.",
    404: "There is nothing of that name, or not for this caller.",
    409: "The same request with this Idempotency-Key is being answered, or the index was made with "
    "something else.",
    413: "The body is larger than is read.",
    415: "The body is not declared as JSON.",
    422: "The request has not the form or the values that are expected.",
    500: "Something went wrong that should not have; it is logged under the id that is told.",
    503: "Too many answers are being made, it took too long, or index, journal or keys can't be "
    "used. Retry-After says when to ask again.",
    507: "There is no room left for the index.",
}
_ALWAYS = (400, 500, 503)
_OF_BODIES = (413, 415, 422)


def describe_problems(schema: dict[str, Any]) -> None:
    """Add to every operation the problems that it can give, with shape and example."""
    schemas = schema["components"].setdefault("schemas", {})
    schemas["Problem"], schemas["OpenAIError"] = PROBLEM, OPENAI_ERROR
    schemas.pop("HTTPValidationError", None)
    schemas.pop("ValidationError", None)
    for path, operations in schema["paths"].items():
        for method, operation in operations.items():
            _describe(operation, path, takes_body=method == "post")
            if method == "post":
                operation.setdefault("requestBody", UNREAD)


def _describe(operation: dict[str, Any], path: str, *, takes_body: bool) -> None:
    responses = operation["responses"]
    for status in _statuses(operation, path, takes_body=takes_body):
        described = responses.setdefault(str(status), {"description": _DESCRIPTIONS.get(status)})
        if status in _OF_BODIES or not described.get("description"):
            described["description"] = _DESCRIPTIONS[status]
        described["content"] = _content(status, as_openai=path.startswith(PREFIX))
    if path.startswith(PREFIX):
        _as_openai(responses)
    operation["responses"] = dict(sorted(responses.items()))


def _statuses(operation: dict[str, Any], path: str, *, takes_body: bool) -> list[int]:
    told = {int(status) for status in operation["responses"] if status.isdecimal()}
    found = {status for status in told if status >= _ALWAYS[0]}.union(_ALWAYS)
    if takes_body:
        found.update(_OF_BODIES if "requestBody" in operation else _OF_BODIES[:2])
    if "{" in path:
        found.add(404)
    names = {parameter["name"] for parameter in operation.get("parameters", ())}
    if "Idempotency-Key" in names or path == "/api/ingest":
        found.add(409)
    if path == "/api/ingest":
        found.add(507)
    return sorted(found)


def _content(status: int, *, as_openai: bool) -> dict[str, Any]:
    kind, title, detail = _EXAMPLES[status]
    if as_openai:
        example = error_of(Problem(status=status, type=kind, title=title, detail=detail))
        ref = {"$ref": "#/components/schemas/OpenAIError"}
        return {"application/json": {"schema": ref, "example": example}}
    problem = {"type": kind, "title": title, "status": status, "detail": detail}
    ref = {"$ref": "#/components/schemas/Problem"}
    return {MEDIA_TYPE: {"schema": ref, "example": problem}}


def _as_openai(responses: dict[str, Any]) -> None:
    """Say of a wrong request what OpenAI's API says: 400."""
    wrong = responses.pop("422", None)
    if wrong is not None:
        wrong["description"] = f"{_DESCRIPTIONS[422]} Or: {_DESCRIPTIONS[400]}"
        responses["400"] = wrong
