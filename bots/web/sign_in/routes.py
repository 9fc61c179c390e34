"""/sign-in, the way to the provider and back, and /sign-out."""

from __future__ import annotations

import hmac
from functools import partial
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Depends, HTTPException, Request
from fastapi.responses import Response

from bots.web.access.callers import OPEN, address_of_caller
from bots.web.context import CurrentContext
from bots.web.pages.links import address
from bots.web.sign_in.cookies import drop, keep
from bots.web.sign_in.own_path import HOME, own_path
from bots.web.sign_in.page import FAILURES, Said, sign_in_page
from bots.web.sign_in.paths import BACK, GOING, SIGN_IN, SIGN_OUT
from bots.web.sign_in.provider import Person, ProviderError, ProviderRefusedError
from bots.web.sign_in.same_origin import demand_same_origin, own_origin
from bots.web.sign_in.sending import sent_to
from bots.web.sign_in.service import SignIn
from bots.web.sign_in.sessions import ATTEMPT_SECONDS, Attempt, Sessions

router = APIRouter(dependencies=[OPEN], include_in_schema=False)


def sign_in_of(context: CurrentContext) -> SignIn:
    """Return the way to sign in; a 404 problem where there is none."""
    if context.sign_in is None:
        raise HTTPException(HTTPStatus.NOT_FOUND)
    return context.sign_in


CurrentSignIn = Annotated[SignIn, Depends(sign_in_of)]


@router.get(SIGN_IN)
async def page(request: Request, context: CurrentContext, sign_in: CurrentSignIn) -> Response:
    """Return the page that asks to sign in, or tells that one is."""
    sessions = sign_in.sessions
    cookie = request.cookies.get(sessions.cookie, "")
    session = await context.callers.aside(partial(sessions.read, cookie)) if cookie else None
    leads_to = own_path(request.query_params.get("next"))
    if session is not None:
        place = await _sign_out_url(request, sign_in)
        return sign_in_page(request, Said.SIGNED_IN, leads_to=leads_to, sign_out_at=place)
    failed = FAILURES.get(request.query_params.get("failed", ""))
    said = failed or (Said.ENDED if cookie else Said.ASKED)
    response = sign_in_page(request, said, leads_to=leads_to)
    if cookie:
        drop(response, sessions.cookie, sessions)
    return response


@router.get(GOING)
async def go(request: Request, context: CurrentContext, sign_in: CurrentSignIn) -> Response:
    """Send the browser to the provider, with what it must come back with in a cookie."""
    context.rates.take(f"address {address_of_caller(request)}")
    sessions = sign_in.sessions
    leads_to = own_path(request.query_params.get("next"))
    back_to = f"{_base(request, sessions)}{BACK}"
    try:
        going = await sign_in.provider.going(back_to)
    except ProviderError as error:
        return _failed(_why(error), leads_to=leads_to)
    attempt = Attempt(
        state=going.state,
        nonce=going.nonce,
        code_verifier=going.code_verifier,
        redirect_uri=back_to,
        next=leads_to,
        until=int(sessions.now()) + ATTEMPT_SECONDS,
    )
    written = await context.callers.aside(partial(sessions.written_attempt, attempt))
    response = sent_to(going.url)
    keep(response, sessions.attempt_cookie, written, sessions, seconds=ATTEMPT_SECONDS)
    return response


@router.get(BACK)
async def back(request: Request, context: CurrentContext, sign_in: CurrentSignIn) -> Response:
    """Take who comes back from the provider, if they set out from here."""
    context.rates.take(f"address {address_of_caller(request)}")
    sessions = sign_in.sessions
    cookie = request.cookies.get(sessions.attempt_cookie, "")
    attempt = await context.callers.aside(partial(sessions.read_attempt, cookie))
    try:
        if attempt is None:
            raise ProviderRefusedError("no attempt of this browser")
        person = await _person(request, attempt, sign_in)
    except ProviderError as error:
        why = "cancelled" if _is_cancelled(request) else _why(error)
        response = _failed(why, leads_to=attempt.next if attempt else HOME)
    else:
        before = request.cookies.get(sessions.cookie, "")
        written = await context.callers.aside(partial(_begun, sessions, person, before=before))
        response = sent_to(own_path(attempt.next))
        keep(response, sessions.cookie, written, sessions, seconds=sessions.seconds)
    drop(response, sessions.attempt_cookie, sessions)
    return response


@router.post(SIGN_OUT)
async def sign_out(request: Request, context: CurrentContext, sign_in: CurrentSignIn) -> Response:
    """End the session here, and send the browser to where it ends at the provider."""
    sessions = sign_in.sessions
    demand_same_origin(request, public_url=sessions.rules.public_url)
    cookie = request.cookies.get(sessions.cookie, "")
    await context.callers.aside(partial(sessions.end, cookie))
    response = sent_to(await _sign_out_url(request, sign_in) or SIGN_OUT)
    drop(response, sessions.cookie, sessions)
    return response


@router.get(SIGN_OUT)
async def signed_out(request: Request, _sign_in: CurrentSignIn) -> Response:
    """Return the page that tells that one is signed out; it signs nobody out."""
    return sign_in_page(request, Said.SIGNED_OUT, leads_to=HOME)


async def _person(request: Request, attempt: Attempt, sign_in: SignIn) -> Person:
    """Return who came back; raises ProviderError."""
    given = request.query_params
    if not hmac.compare_digest(given.get("state", "").encode(), attempt.state.encode()):
        raise ProviderRefusedError("another state than the browser set out with")
    if "error" in given or not given.get("code"):
        raise ProviderRefusedError("no code")
    return await sign_in.provider.person(
        given["code"],
        nonce=attempt.nonce,
        code_verifier=attempt.code_verifier,
        redirect_uri=attempt.redirect_uri,
    )


async def _sign_out_url(request: Request, sign_in: SignIn) -> str | None:
    """Return where one signs out of the provider; None where that is nowhere, or out of reach."""
    try:
        return await sign_in.provider.sign_out_url(f"{_base(request, sign_in.sessions)}{SIGN_OUT}")
    except ProviderError:
        return None


def _begun(sessions: Sessions, person: Person, *, before: str) -> str:
    """Return the cookie of a new session; the one that the browser had before ends."""
    sessions.end(before)
    return sessions.written(sessions.new(person.subject, groups=person.groups))


def _failed(why: str, *, leads_to: str) -> Response:
    """Send the browser to the page that says so: no code is left in its address bar."""
    return sent_to(address(SIGN_IN, {"failed": why, "next": leads_to}))


def _why(error: ProviderError) -> str:
    return "refused" if isinstance(error, ProviderRefusedError) else "unreachable"


def _is_cancelled(request: Request) -> bool:
    return request.query_params.get("error") == "access_denied"


def _base(request: Request, sessions: Sessions) -> str:
    return sessions.rules.public_url or own_origin(request)
