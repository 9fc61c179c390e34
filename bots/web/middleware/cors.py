"""Which other sites' pages may call: the registered ones, and without cookies."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from starlette.middleware.cors import CORSMiddleware
from starlette.responses import Response

from bots.web.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Collection

    from starlette.datastructures import Headers
    from starlette.types import ASGIApp


class Cors(CORSMiddleware):
    """CORS for `origins`; a refusal is a problem, as every other one."""

    def __init__(self, app: ASGIApp, *, origins: Collection[str]) -> None:
        super().__init__(
            app,
            allow_origins=tuple(origins),
            allow_methods=("GET", "POST"),
            allow_headers=("authorization", "content-type", "idempotency-key"),
            expose_headers=("retry-after", "content-disposition"),
        )

    def preflight_response(self, request_headers: Headers) -> Response:
        """Return what may be sent, or why not."""
        response = super().preflight_response(request_headers)
        if response.status_code == HTTPStatus.OK:
            return response
        refused = Problem(
            status=HTTPStatus.FORBIDDEN,
            type="unknown_origin",
            title="Unknown site",
            detail="Pages of this site may not send this; LEERKRING_WIDGET_ORIGINS names those "
            "that may.",
        ).response()
        refused.headers["vary"] = "Origin"
        return refused
