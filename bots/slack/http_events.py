"""POST /slack/events: what Slack sends over HTTP; Bolt checks its signature and its age."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from fastapi import APIRouter, Request
from fastapi.responses import Response
from slack_bolt.adapter.fastapi.async_handler import AsyncSlackRequestHandler

from bots.slack.manifest import EVENTS_PATH
from bots.web.access.callers import OPEN
from bots.web.problems import INVALID_REQUEST, Problem, ProblemError

if TYPE_CHECKING:
    from slack_bolt.async_app import AsyncApp

_MOMENT = re.compile(r"[0-9]{1,12}")
"""Seconds since 1970, as Slack gives them with what it sends."""


def events_router(app: AsyncApp) -> APIRouter:
    """Return the route of events, buttons, shortcuts and commands, which is not in the API docs."""
    router = APIRouter()
    handler = AsyncSlackRequestHandler(app)

    @router.post(EVENTS_PATH, dependencies=[OPEN], include_in_schema=False)  # what is signed
    async def events(request: Request) -> Response:
        if not _MOMENT.fullmatch(request.headers.get("x-slack-request-timestamp", "0")):
            raise ProblemError(_UNREADABLE)  # Bolt would take it for a failure of its own
        try:
            return await handler.handle(request)
        except (ValueError, RecursionError) as error:  # Bolt reads the body before the signature
            raise ProblemError(_UNREADABLE) from error

    return router


_UNREADABLE = Problem(
    status=400,
    type=INVALID_REQUEST,
    title="Invalid request",
    detail="This is nothing that Slack sends.",
)
