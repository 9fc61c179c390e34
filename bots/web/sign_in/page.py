"""The page that asks to sign in, and says what came of it."""

from __future__ import annotations

from enum import StrEnum
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from bots.web.pages.links import address
from bots.web.pages.page import Page
from bots.web.sign_in.paths import GOING, SIGN_OUT

if TYPE_CHECKING:
    from fastapi import Request
    from fastapi.responses import Response


class Said(StrEnum):
    """What the page says; each has its phrase."""

    ASKED = "sign_in_asked"
    ENDED = "sign_in_ended"
    SIGNED_IN = "sign_in_done"
    SIGNED_OUT = "sign_in_out_done"
    CANCELLED = "sign_in_cancelled"
    REFUSED = "sign_in_refused"
    UNREACHABLE = "sign_in_unreachable"


FAILURES = {"cancelled": Said.CANCELLED, "refused": Said.REFUSED, "unreachable": Said.UNREACHABLE}
"""What may have come of an attempt, as the address of the page names it."""

_STATUS = {Said.REFUSED: HTTPStatus.BAD_REQUEST, Said.UNREACHABLE: HTTPStatus.SERVICE_UNAVAILABLE}
_FORMS = "form-action 'self'"


def sign_in_page(
    request: Request, said: Said, *, leads_to: str, sign_out_at: str | None = None
) -> Response:
    """Return the page. `leads_to` is a path of our own, `sign_out_at` where the provider ends it.

    A browser that is sent on from a form looks whether the page of the form allowed that address.
    """
    response = Page.of(request, version="").render(
        "sign_in.html.j2",
        {
            "said": said,
            "is_signed_in": said is Said.SIGNED_IN,
            "leads_to": leads_to,
            "go": address(GOING, {"next": leads_to}),
            "sign_out": SIGN_OUT,
        },
        status=_STATUS.get(said, HTTPStatus.OK),
    )
    response.headers["cache-control"] = "no-store"
    if sign_out_at is not None:
        place = urlsplit(sign_out_at)
        policy = response.headers["content-security-policy"]
        allowed = f"{_FORMS} {place.scheme}://{place.netloc}"
        response.headers["content-security-policy"] = policy.replace(_FORMS, allowed)
    return response
