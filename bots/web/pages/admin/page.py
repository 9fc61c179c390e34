"""What the pages of admins share: their places, their period, and that nobody keeps them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from http import HTTPStatus
from typing import TYPE_CHECKING

from bots.web.pages.page import HEADERS, Page

if TYPE_CHECKING:
    from fastapi import Request
    from fastapi.responses import Response

    from bots.web.context import Context

PLACES = (
    ("/admin", "admin_overview"),
    ("/admin/gaps", "admin_gaps"),
    ("/admin/feedback", "admin_feedback"),
    ("/admin/performance", "admin_performance"),
    ("/admin/keys", "admin_keys"),
)

PERIODS = (1, 7, 30, 90)
"""Days that one may choose to look at."""

_SCRIPTS = "script-src 'self'; connect-src 'self'"


def admin_page(
    request: Request,
    context: Context,
    template: str,
    values: Mapping[str, object],
    *,
    runs_scripts: bool = False,
    status: int = HTTPStatus.OK,
) -> Response:
    """Return a page in admin/, which is kept nowhere; our own scripts run where it says so."""
    page = Page.of(request, version="")
    shown = {
        "places": PLACES,
        "is_signed_in": _is_signed_in(request, context),
        "sign_in": context.sign_in is not None,
        "moment": moment,
        **values,
    }
    response = page.render(f"admin/{template}.html.j2", shown, status=status)
    response.headers["cache-control"] = "no-store"
    del response.headers["etag"]
    if runs_scripts:
        policy = f"{HEADERS['content-security-policy']}; {_SCRIPTS}"
        response.headers["content-security-policy"] = policy
    return response


def period_of(request: Request, *, unless: int) -> int:
    """Return the days that the address names, if they are among PERIODS."""
    named = request.query_params.get("days", "")
    return int(named) if named in map(str, PERIODS) else unless


def moment(value: datetime | date) -> str:
    """Return a moment or a day as people of every language read it, in UTC."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).strftime("%Y-%m-%d %H:%M")
    return value.isoformat()


def _is_signed_in(request: Request, context: Context) -> bool:
    return context.callers.sessions.cookie in request.cookies
