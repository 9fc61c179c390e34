"""Responses that a browser may keep: an ETag, and nothing sent twice."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from http import HTTPStatus

from fastapi import Request
from fastapi.responses import Response

ASK_FIRST = "public, no-cache"
"""For what may be kept by anybody, who asks each time whether it is still so."""

ANY_SITE = {"access-control-allow-origin": "*", "cross-origin-resource-policy": "cross-origin"}
"""For what is the same for everybody, and is read by pages of any site."""


def tagged(
    request: Request,
    response: Response,
    *,
    cache_control: str,
    headers: Mapping[str, str] | None = None,
) -> Response:
    """Return the response with an ETag of its body; 304 and no body where the caller has it."""
    tag = f'"{hashlib.sha256(response.body).hexdigest()[:20]}"'
    told = {"etag": tag, "cache-control": cache_control, **(headers or {})}
    if tag in request.headers.get("if-none-match", ""):
        return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=told)
    response.headers.update(told)
    return response
