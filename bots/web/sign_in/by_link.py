"""GET /sign-in/link: the way of the server's owner to the pages of admins, without a provider."""

from __future__ import annotations

from functools import partial
from http import HTTPStatus

from fastapi import APIRouter, Request
from fastapi.responses import Response

from assistant.access import OWNER, PUBLIC, Scope
from bots.web.access.callers import OPEN, address_of_caller
from bots.web.context import Context, CurrentContext
from bots.web.pages.page import Page
from bots.web.sign_in.cookies import drop, keep
from bots.web.sign_in.links import SESSION_SECONDS
from bots.web.sign_in.paths import ADMIN, LINK, SIGN_OUT
from bots.web.sign_in.same_origin import demand_same_origin
from bots.web.sign_in.sending import sent_to
from bots.web.sign_in.sessions import Sessions

OPENS = frozenset({Scope.ASK, Scope.READ, Scope.ADMIN})
"""What a link opens: documents are put in by commands."""

router = APIRouter(dependencies=[OPEN], include_in_schema=False)
signing_out = APIRouter(dependencies=[OPEN], include_in_schema=False)


@router.get(LINK)
async def enter(request: Request, context: CurrentContext) -> Response:
    """Begin a session for a link that is good, else tell how to come by one."""
    once = request.query_params.get("once")
    if once is None:
        said = "admin_forbidden" if "refused" in request.query_params else ""
        return _told(request, context, said=said)
    context.rates.take(f"address {address_of_caller(request)}")
    if not context.links.take(once):
        return _told(request, context, said="admin_link_bad", status=HTTPStatus.UNAUTHORIZED)
    sessions = context.callers.sessions
    written = await context.callers.aside(partial(_begun, sessions, context.callers.audiences))
    response = sent_to(ADMIN)
    keep(response, sessions.cookie, written, sessions, seconds=SESSION_SECONDS, samesite="strict")
    return response


@signing_out.post(SIGN_OUT)
async def sign_out(request: Request, context: CurrentContext) -> Response:
    """End the session, where there is no provider at which it would end too."""
    sessions = context.callers.sessions
    demand_same_origin(request, public_url=sessions.rules.public_url)
    await context.callers.aside(partial(sessions.end, request.cookies.get(sessions.cookie, "")))
    response = sent_to(LINK)
    drop(response, sessions.cookie, sessions)
    return response


def _begun(sessions: Sessions, audiences: frozenset[str]) -> str:
    session = sessions.opened(
        OWNER, scopes=OPENS, audiences=audiences - PUBLIC, seconds=SESSION_SECONDS
    )
    return sessions.written(session)


def _told(
    request: Request, context: Context, *, said: str, status: int = HTTPStatus.OK
) -> Response:
    page = Page.of(request, version="")
    values = {"said": said, "sign_in": context.sign_in is not None}
    response = page.render("admin/link.html.j2", values, status=status)
    response.headers["cache-control"] = "no-store"
    return response
