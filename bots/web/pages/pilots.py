"""GET /pilots: what worked and what did not in each pilot; GET /pilots.csv: the same as CSV."""

from __future__ import annotations

from collections.abc import Iterator

from fastapi import APIRouter, Request
from fastapi.responses import Response

from assistant.inventory import Inventory, Lessons, Quote
from assistant.phrases.catalogue import Phrase
from bots.csv_text import csv_text
from bots.render import plain
from bots.web.access.callers import Reader
from bots.web.context import CurrentContext
from bots.web.documents import Audiences
from bots.web.pages.facts import FACETS
from bots.web.pages.page import HEADERS, Page
from bots.web.pages.pilot_list import FILTERS, Chosen, choices, listed, pilots_of
from ingest.document import Metadata

router = APIRouter(include_in_schema=False)

PER_PAGE = 20
_MOST_VALUES = 20  # of one filter, and characters of one value five times that

_WORDS = {**FACETS, "year": Phrase.PAGES_YEAR}
COLUMNS = (
    *("document_id", "title", "organisation", "country", "year", "category", "phase"),
    *("contract_form", "outcome", "evidence", "worked", "did_not_work", "planned", "source"),
)


@router.get("/pilots")
def pilots(
    request: Request, reader: Reader, context: CurrentContext, audience: Audiences
) -> Response:
    """Return a page of the pilots that were chosen."""
    inventory = context.assistant.inventory(audience=reader.audience(audience))
    page = Page.of(request, version=inventory.corpus_version)
    if page.is_known():
        return page.unchanged()
    chosen = _chosen(request)
    found = pilots_of(inventory, chosen)
    last = max(1, -(-len(found) // PER_PAGE))
    number = min(page.number("page") or 1, last)
    shown = found[(number - 1) * PER_PAGE : number * PER_PAGE]
    return page.render(
        "pilots.html.j2",
        {
            "pilots": [listed(meta, inventory, page.language) for meta in shown],
            "facets": [
                (facet, _WORDS[facet], options)
                for facet, options in choices(inventory, chosen, page.language)
            ],
            "chosen": chosen,
            "count": len(found),
            "all": len(inventory.of_kind("pilot")),
            "number": number,
            "last": last,
        },
    )


@router.get("/pilots.csv")
def table(
    request: Request, reader: Reader, context: CurrentContext, audience: Audiences
) -> Response:
    """Return the pilots that were chosen, all of them, as a table."""
    inventory = context.assistant.inventory(audience=reader.audience(audience))
    page = Page.of(request, version=inventory.corpus_version)
    if page.is_known():
        return page.unchanged()
    rows = (_row(meta, inventory) for meta in pilots_of(inventory, _chosen(request)))
    headers = {
        **HEADERS,
        "etag": page.tag,
        "content-disposition": 'attachment; filename="leerkring-pilots.csv"',
    }
    text = csv_text(COLUMNS, rows)
    # Excel knows UTF-8 by its mark
    return Response(text.encode("utf-8-sig", "replace"), media_type="text/csv", headers=headers)


def _chosen(request: Request) -> Chosen:
    """Return what the address chooses; what is no filter is none of ours."""
    given = {name: request.query_params.getlist(name)[:_MOST_VALUES] for name in FILTERS}
    values = {
        name: tuple(value[: 5 * _MOST_VALUES] for value in found if value)
        for name, found in given.items()
    }
    return {name: found for name, found in values.items() if found}


def _row(meta: Metadata, inventory: Inventory) -> list[str]:
    lessons = inventory.told_by(meta)
    cells = (
        *(meta.document_id, meta.title, meta.organisation, meta.country, meta.year),
        *("; ".join(meta.facet_values(facet)) for facet in ("category", "phase", "contract_form")),
        *(meta.outcome, meta.evidence, *_told(lessons), meta.source),
    )
    return [plain(cell or "") for cell in cells]


def _told(lessons: Lessons) -> Iterator[str]:
    for quotes in (lessons.worked, lessons.did_not_work, lessons.planned):
        yield _joined(quotes)


def _joined(quotes: tuple[Quote, ...]) -> str:
    return " | ".join(quote.text for quote in quotes)
