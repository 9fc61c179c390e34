"""The cookies of signing in, kept and dropped by every route with the same attributes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from starlette.responses import Response

if TYPE_CHECKING:
    from bots.web.sign_in.sessions import Sessions


def keep(
    response: Response,
    name: str,
    value: str,
    sessions: Sessions,
    *,
    seconds: int,
    samesite: Literal["lax", "strict"] = "lax",
) -> None:
    """Have the browser keep a cookie for so long; no script of a page reads it."""
    response.set_cookie(
        name, value, max_age=seconds, secure=sessions.is_secure, httponly=True, samesite=samesite
    )


def drop(response: Response, name: str, sessions: Sessions) -> None:
    """Have the browser forget a cookie."""
    response.delete_cookie(name, secure=sessions.is_secure, httponly=True, samesite="lax")


def dropped(name: str, sessions: Sessions) -> dict[str, str]:
    """Return the header that does so, for what is no response yet."""
    response = Response()
    drop(response, name, sessions)
    return {"set-cookie": response.headers["set-cookie"]}
