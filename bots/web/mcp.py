"""POST /mcp: the lessons as tools of the Model Context Protocol, over streamable HTTP."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from fastapi import APIRouter, Request
from fastapi.responses import Response

from bots.web.access.callers import AskerOrReader
from bots.web.access.places import Place
from bots.web.asking import check_reader
from bots.web.context import Context, CurrentContext
from bots.web.problems import Problem, ProblemError, problem_of

if TYPE_CHECKING:
    from starlette.types import Receive, Scope, Send

    from assistant.access import Caller

router = APIRouter(include_in_schema=False)  # what it takes and gives, the protocol itself tells


@router.post("/mcp")
async def mcp(
    request: Request, caller: AskerOrReader, context: CurrentContext, _place: Place
) -> Response:
    """Answer one message of the protocol as JSON; nothing is kept between two."""
    _check_origin(request, context)
    return _Exchange(request, caller, context)


class _Exchange(Response):
    """One message and its answer, by the SDK: it is loaded for the first."""

    def __init__(self, request: Request, caller: Caller, context: Context) -> None:
        super().__init__()
        self._request = request
        self._caller = caller
        self._context = context

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        from mcp.server.streamable_http_manager import (  # noqa: PLC0415  takes 0.5 s
            StreamableHTTPSessionManager,
        )

        from bots.mcp.lessons import OwnLessons  # noqa: PLC0415  as above
        from bots.mcp.server import make_server  # noqa: PLC0415  as above

        lessons = OwnLessons(
            assistant=self._context.assistant,
            journal=self._context.journal,
            caller=self._caller,
            look=partial(check_reader, self._request),
        )
        server = make_server(lessons, in_words=lambda error: problem_of(error).detail)
        manager = StreamableHTTPSessionManager(server, json_response=True, stateless=True)
        async with manager.run():
            await manager.handle_request(scope, receive, send)


def _check_origin(request: Request, context: Context) -> None:
    """Refuse pages of other sites: the protocol asks for it, and the gate for the rest."""
    origin = request.headers.get("origin")
    if origin is None or origin in context.callers.pages.origins:
        return
    host = request.headers.get("host", "").lower()
    if origin.lower() in (f"http://{host}", f"https://{host}"):
        return
    raise ProblemError(
        Problem(
            status=403,
            type="unknown_origin",
            title="Unknown site",
            detail="Pages of this site may not use the tools; LEERKRING_WIDGET_ORIGINS names those "
            "that may.",
        )
    )
