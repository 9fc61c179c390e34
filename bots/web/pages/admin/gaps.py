"""GET /admin/gaps and /admin/gaps.csv: what could not be answered, as `leerkring gaps` tells it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from fastapi import APIRouter, Request
from fastapi.responses import Response

from assistant.gaps.report import GapReport
from bots.gap_rows import to_csv
from bots.web.access.callers import Admin, Allowed
from bots.web.context import Context, CurrentContext
from bots.web.documents import Audiences
from bots.web.pages.admin.page import PERIODS, admin_page, period_of

DAYS = 30

router = APIRouter(include_in_schema=False)


@router.get("/admin/gaps")
def gaps(request: Request, admin: Admin, context: CurrentContext, audience: Audiences) -> Response:
    """Return the report as a page."""
    days = period_of(request, unless=DAYS)
    report = _report(admin, context, audience, days=days)
    values = {"report": report, "days": days, "periods": PERIODS, "audience": report.audience}
    return admin_page(request, context, "gaps", values)


@router.get("/admin/gaps.csv")
def gaps_csv(
    request: Request, admin: Admin, context: CurrentContext, audience: Audiences
) -> Response:
    """Return the report for a spreadsheet."""
    report = _report(admin, context, audience, days=period_of(request, unless=DAYS))
    headers = {
        "content-disposition": 'attachment; filename="gaps.csv"',
        "cache-control": "no-store",
    }
    return Response(
        to_csv(report).encode("utf-8-sig", "replace"),  # Excel knows UTF-8 by its mark
        media_type="text/csv; charset=utf-8",
        headers=headers,
    )


def _report(admin: Allowed, context: Context, audience: list[str], *, days: int) -> GapReport:
    since = datetime.now(UTC) - timedelta(days=days)
    readable = admin.audience(audience)
    return context.operations.gaps(context.journal, audience=readable, since=since, days=days)
