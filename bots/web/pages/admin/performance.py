"""GET /admin/performance: how long answers took, and what went wrong."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from fastapi import APIRouter, Request
from fastapi.responses import Response

from bots.web.access.callers import Admin
from bots.web.admin.outcomes import TROUBLES, outcome_slots, route_troubles
from bots.web.admin.plots import latency_plot, troubles_plot
from bots.web.admin.timing import STEPS, Timing, timing
from bots.web.context import CurrentContext
from bots.web.documents import Audiences
from bots.web.pages.admin.page import PERIODS, admin_page, period_of

DAYS = 7

router = APIRouter(include_in_schema=False)


@router.get("/admin/performance")
def performance(
    request: Request, admin: Admin, context: CurrentContext, audience: Audiences
) -> Response:
    """Return plots with their tables: timings of the journal, outcomes of this process."""
    now, days = datetime.now(UTC), period_of(request, unless=DAYS)
    readable = admin.audience(audience)

    def make() -> Timing:
        asked = context.journal.questions(since=now - timedelta(days=days))
        return timing(asked, audience=readable, now=now, days=days)

    found = context.operations.timings.get((readable, days), make)
    counted = context.traffic.counted()
    outcomes = outcome_slots(counted, now=now, days=min(days, DAYS))
    values = {
        "timing": found,
        "latencies": [(s, latency_plot(found.slots, s)) for s in STEPS if s in found.steps],
        "outcomes": outcomes,
        "troubles": troubles_plot(outcomes),
        "has_troubles": any(slot.troubles for slot in outcomes),
        "kinds": [kind.value for kind in TROUBLES],
        "routes": route_troubles(counted),
        "since": datetime.fromtimestamp(counted.since, UTC),
        "days": days,
        "periods": PERIODS,
        "audience": readable,
        "by_hour": days == 1,
    }
    return admin_page(request, context, "performance", values)
