"""GET /admin/keys: the keys there are, and a script that makes and revokes them by /api/keys."""

from __future__ import annotations

from datetime import UTC, datetime

from fastapi import APIRouter, Request
from fastapi.responses import Response

from assistant.access import PUBLIC, Scope
from bots.keys.port import MOST_NAME
from bots.web.access.callers import Admin
from bots.web.context import CurrentContext
from bots.web.keys import MOST_DAYS
from bots.web.pages.admin.page import admin_page

DAYS = 90
"""What is proposed: a key that is forgotten does not open for ever."""

router = APIRouter(include_in_schema=False)


@router.get("/admin/keys")
def keys(request: Request, admin: Admin, context: CurrentContext) -> Response:
    """Return the page; one can give the scopes and audiences that one has."""
    caller = admin.caller
    values = {
        "keys": context.callers.keys.all_keys()[::-1],
        "now": datetime.now(UTC),
        "scopes": [scope.value for scope in Scope if scope in caller.scopes],
        "audiences": sorted(caller.audiences - PUBLIC),
        "days": DAYS,
        "most_days": MOST_DAYS,
        "most_name": MOST_NAME,
    }
    return admin_page(request, context, "keys", values, runs_scripts=True)
