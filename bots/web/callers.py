"""Who is calling: anybody, or somebody with the token of this server."""

from __future__ import annotations

import hmac
from typing import TYPE_CHECKING

from bots.web.problems import Problem, ProblemError

if TYPE_CHECKING:
    from starlette.datastructures import Headers

_SCHEME = "bearer "


def is_trusted(headers: Headers, token: str | None) -> bool:
    """Tell whether the caller has the token; raises a 401 problem for a token that is wrong."""
    if not headers.get("authorization", "").lower().startswith(_SCHEME):
        return False
    if not bears(headers, token):
        raise ProblemError(_unauthorised("This is not the token of the server that runs now."))
    return True


def require_trust(headers: Headers, token: str | None) -> None:
    """Raise a 401 problem unless the caller has the token."""
    if not is_trusted(headers, token):
        raise ProblemError(_unauthorised("This address needs the token of the server."))


def bears(headers: Headers, token: str | None) -> bool:
    """Tell whether the headers carry the token; takes the same time for any wrong one."""
    given = headers.get("authorization", "")
    if token is None or not given.lower().startswith(_SCHEME):
        return False
    return hmac.compare_digest(given[len(_SCHEME) :].strip().encode(), token.encode())


def _unauthorised(detail: str) -> Problem:
    return Problem(
        status=401,
        type="unauthorised",
        title="Unauthorised",
        detail=detail,
        headers={"www-authenticate": "Bearer"},
    )
