"""Who is calling over HTTP, and what they may do: every route declares its scope from here.

A way to sign in adds its reader to `Callers.of`; no route knows of it.
"""

from __future__ import annotations

import asyncio
import hmac
from collections.abc import Callable, Collection
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Annotated, TypeVar

from fastapi import Depends, Request, Security
from fastapi.security import HTTPBearer, SecurityScopes

from assistant.access import (
    OWNER,
    Caller,
    Scope,
    anybody,
    authorise,
    known_caller,
    owner,
)
from bots.web.access.addresses import Network, caller_address
from bots.web.problems import Problem, ProblemError
from bots.web.sign_in.cookies import dropped
from bots.web.sign_in.same_origin import demand_same_origin

if TYPE_CHECKING:
    from bots.keys.port import Keys
    from bots.web.access.page_tokens import PageTokens
    from bots.web.access.rates import Rates
    from bots.web.sign_in.sessions import Sessions

Found = TypeVar("Found")

_SCHEME = "bearer "

LOOKS = 4
"""Keys that are looked up at once; one takes a millisecond."""

bearer = HTTPBearer(
    scheme_name="bearer",
    auto_error=False,
    description="An API key (`leerkring keys create`), a page token (`POST /api/token`) or the "
    "token of the server's owner. Without one a caller is anybody: what they may do is set by "
    "LEERKRING_ACCESS. The scopes of an operation are what the key must have.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Callers:
    """Tells who calls. `token` is that of the owner, `anonymous` what anybody may do.

    `audiences` are those that there are to read, `proxies` those whose X-Forwarded-For is believed.
    `sessions` are those of people who signed in, or came by a link.
    `looking` are threads of their own: who is refused does not wait for the answers of others.
    """

    token: str | None
    keys: Keys
    pages: PageTokens
    anonymous: frozenset[Scope]
    audiences: frozenset[str]
    proxies: tuple[Network, ...]
    sessions: Sessions
    looking: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(LOOKS, "keys"))

    async def of(self, request: Request) -> Caller:
        """Return the caller of a request.

        Raises a 401 problem for a credential that is no good: nobody takes a wrong one for none.
        """
        address = address_of_caller(request)
        shown = _credential(request)
        if shown is None:
            signed_in = await self._signed_in(request)
            return signed_in or anybody(f"address {address}", scopes=self.anonymous)
        caller = self._owner(shown)
        if caller is None:  # what is left may take a look into the database
            origin = request.headers.get("origin")
            caller = await self.aside(lambda: self._looked_up(shown, origin, address))
        if caller is None:
            raise ProblemError(
                _unauthorised("This credential is no good (any more): ask for another.")
            )
        return caller

    async def aside(self, look: Callable[[], Found]) -> Found:
        """Look into the database beside the event loop."""
        return await asyncio.get_running_loop().run_in_executor(self.looking, look)

    async def _signed_in(self, request: Request) -> Caller | None:
        """Return who signed in, if a page of ours asks; raises a 401 or 403 problem."""
        sessions = self.sessions
        cookie = request.cookies.get(sessions.cookie)
        if not cookie:
            return None
        demand_same_origin(request, public_url=sessions.rules.public_url)
        session = await self.aside(lambda: sessions.read(cookie))
        if session is None:
            ended = _unauthorised("This session has ended: sign in again at /sign-in.")
            headers = {**ended.headers, **dropped(sessions.cookie, sessions)}
            raise ProblemError(replace(ended, headers=headers))
        return known_caller(
            f"user {session.user}",
            scopes=session.scopes,
            audiences=session.audiences,
            known=self.audiences,
        )

    def _owner(self, shown: str) -> Caller | None:
        if self.token is None or not hmac.compare_digest(shown.encode(), self.token.encode()):
            return None
        return owner(self.audiences)

    def _looked_up(self, shown: str, origin: str | None, address: str) -> Caller | None:
        return self._page(shown, origin, address) or self._key(shown)

    def _page(self, shown: str, shown_by: str | None, address: str) -> Caller | None:
        origin = self.pages.origin_of(shown, shown_by=shown_by)
        if origin is None:
            return None
        return known_caller(
            f"page {origin} {address}",
            scopes=frozenset({Scope.ASK}),
            audiences=(),
            known=self.audiences,
        )

    def _key(self, shown: str) -> Caller | None:
        key = self.keys.check(shown)
        if key is None:
            return None
        return known_caller(
            f"key {key.id}", scopes=key.scopes, audiences=key.audiences, known=self.audiences
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Allowed:
    """A caller who may do what a route does."""

    caller: Caller
    scope: Scope

    def audience(self, requested: Collection[str] = ()) -> frozenset[str]:
        """Return whose documents may be read; raises NotAllowedError."""
        return authorise(self.caller, self.scope, requested)


async def caller_of(request: Request) -> Caller:
    """Return who calls, and count it; raises a 401 or 429 problem. The owner is not counted."""
    rates: Rates = request.app.state.context.rates
    caller = await _known(request)
    if caller.id != OWNER:
        rates.take(caller.id)
    return caller


async def _known(request: Request) -> Caller:
    """Return who calls, and count only who shows what is no good: they may be guessing."""
    callers: Callers = request.app.state.context.callers
    rates: Rates = request.app.state.context.rates
    try:
        return await callers.of(request)
    except ProblemError:
        rates.take(f"address {address_of_caller(request)}")
        raise


def address_of_caller(request: Request) -> str:
    """Return the address that is limited, behind known proxies that of who called them."""
    callers: Callers = request.app.state.context.callers
    return caller_address(
        request.client.host if request.client else None,
        request.headers.getlist("x-forwarded-for"),
        proxies=callers.proxies,
    )


async def admitted(
    caller: Annotated[Caller, Depends(caller_of)], declared: SecurityScopes
) -> Caller:
    """Return a caller who may do one of the things that a route declared, which it tells apart.

    Raises a 401 or 403 problem for one who may do none of them.
    """
    scopes = [Scope(name) for name in declared.scopes]
    if not caller.scopes.intersection(scopes):
        if not caller.is_known:
            named = " or ".join(scopes)
            raise ProblemError(
                _unauthorised(f"This takes the scope {named}: show a key or a token that has it.")
            )
        authorise(caller, scopes[0])
    return caller


async def allowed(
    caller: Annotated[Caller, Depends(admitted)],
    _shown: Annotated[object, Security(bearer)],  # for the description of the API
    declared: SecurityScopes,
) -> Allowed:
    """Return a caller who may do the one thing that a route declared."""
    (scope,) = (Scope(name) for name in declared.scopes)
    return Allowed(caller=caller, scope=scope)


async def whoever_may_ask(request: Request) -> None:
    """Refuse with a 401 problem where one can sign in and must; a page becomes the way to do so."""
    context = request.app.state.context
    if context.sign_in is not None and not (await _known(request)).scopes:
        raise ProblemError(_unauthorised("Sign in at /sign-in."))


async def open_to_all() -> None:
    """Declare that a route tells nothing of documents or people, and asks nobody who they are."""


Asker = Annotated[Allowed, Security(allowed, scopes=[Scope.ASK])]
Reader = Annotated[Allowed, Security(allowed, scopes=[Scope.READ])]
Ingester = Annotated[Allowed, Security(allowed, scopes=[Scope.INGEST])]
Admin = Annotated[Allowed, Security(allowed, scopes=[Scope.ADMIN])]
AskerOrReader = Annotated[Caller, Security(admitted, scopes=[Scope.ASK, Scope.READ])]
OPEN = Depends(open_to_all)
WHOEVER_MAY_ASK = Depends(whoever_may_ask)


def _credential(request: Request) -> str | None:
    given = request.headers.get("authorization", "")
    return given[len(_SCHEME) :].strip() if given.lower().startswith(_SCHEME) else None


def _unauthorised(detail: str) -> Problem:
    return Problem(
        status=401,
        type="unauthorised",
        title="Unauthorised",
        detail=detail,
        headers={"www-authenticate": "Bearer"},
    )
