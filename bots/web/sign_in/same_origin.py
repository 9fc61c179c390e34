"""Was a request sent by a page of our own: what other pages send with its cookie is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bots.web.problems import Problem, ProblemError

if TYPE_CHECKING:
    from fastapi import Request

READING = frozenset({"GET", "HEAD", "OPTIONS"})


def demand_same_origin(request: Request, *, public_url: str | None) -> None:
    """Raise a 403 problem for a request that may change something and is of another page.

    Browsers say whose page it is: by Sec-Fetch-Site, older ones by Origin. Who says neither is no
    browser that should hold a session.
    """
    if request.method in READING:
        return
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        is_ours = site == "same-origin"
    else:
        is_ours = request.headers.get("origin") == (public_url or own_origin(request))
    if not is_ours:
        raise ProblemError(
            Problem(
                status=403,
                type="cross_site",
                title="Another page's request",
                detail="A session is for our own pages; programs show a key.",
            )
        )


def own_origin(request: Request) -> str:
    """Return the origin that the browser named; the gate let in none that is not ours."""
    return f"{request.url.scheme}://{request.headers.get('host', '')}".lower()
