"""GET /admin: what there is to read, what the last ingestion came to, and what is in force."""

from __future__ import annotations

from collections.abc import Iterator

from fastapi import APIRouter, Request
from fastapi.responses import Response

from assistant.access import PUBLIC
from bots.web.access.callers import Admin
from bots.web.admin.limits import Limits
from bots.web.context import Context, CurrentContext
from bots.web.documents import Audiences
from bots.web.pages.admin.page import admin_page
from ingest.last_run import LastRun
from ingest.store.index import Counts

router = APIRouter(include_in_schema=False)


@router.get("/admin")
def overview(
    request: Request, admin: Admin, context: CurrentContext, audience: Audiences
) -> Response:
    """Return the page: an index is told of to those who may read it."""
    readable = admin.audience(audience)
    run = context.operations.last_ingest()
    values = {
        "indexes": [*_indexes(context, readable)],
        "run": run,
        "told": _is_told(run, admin.caller.audiences, context),
        "limits": Limits.of(context),
    }
    return admin_page(request, context, "overview", values)


def _indexes(context: Context, readable: frozenset[str]) -> Iterator[tuple[str, Counts, str]]:
    """Yield audience, counts and version of every index there is, public first."""
    for name in sorted(readable, key=lambda name: (name not in PUBLIC, name)):
        alone = frozenset({name})
        counts = context.assistant.counts(audience=alone)
        if counts is not None:
            yield name, counts, context.assistant.corpus_version(audience=alone)


def _is_told(run: LastRun | None, reads: frozenset[str], context: Context) -> bool:
    """Tell whether sources may be named: nobody knows for whom one is that did not go in."""
    return run is not None and context.callers.audiences <= reads
