"""GET /coverage: what there are documents about, and what there are none about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from fastapi import APIRouter, Request
from fastapi.responses import Response

from bots.facet_words import facet_label
from bots.web.access.callers import Reader
from bots.web.context import CurrentContext
from bots.web.documents import Audiences
from bots.web.pages.matrix import SHADES, matrix_of
from bots.web.pages.page import Page
from ingest.document import Metadata

router = APIRouter(include_in_schema=False)

_FILTERS = ("kind", "country")
_LONGEST_VALUE = 100


@router.get("/coverage")
def coverage(
    request: Request, reader: Reader, context: CurrentContext, audience: Audiences
) -> Response:
    """Return the counts as tables and as a picture, of a kind or a country where one is chosen."""
    inventory = context.assistant.inventory(audience=reader.audience(audience))
    page = Page.of(request, version=inventory.corpus_version)
    if page.is_known():
        return page.unchanged()
    citable = [meta for meta in inventory.documents if meta.kind != "overview"]
    chosen = {
        name: value[:_LONGEST_VALUE]
        for name in _FILTERS
        if (value := request.query_params.get(name, ""))
    }
    counted = [
        meta
        for meta in citable
        if all(value in meta.facet_values(name) for name, value in chosen.items())
    ]
    return page.render(
        "coverage.html.j2",
        {
            "by_phase": matrix_of(counted, by="phase", language=page.language),
            "by_country": matrix_of(counted, by="country", language=page.language),
            "documents": len(counted),
            "organisations": len({meta.organisation for meta in counted if meta.organisation}),
            "filters": [(name, _values(citable, name, page.language)) for name in _FILTERS],
            "chosen": chosen,
            "shades": SHADES,
        },
    )


def _values(metas: Sequence[Metadata], facet: str, language: str) -> list[tuple[str, str]]:
    """Return the values that documents have, with their labels and in the order of these."""
    found: Iterable[str] = {value for meta in metas for value in meta.facet_values(facet)}
    named = [(value, facet_label(facet, value, language)) for value in found]
    return sorted(named, key=lambda pair: pair[1].casefold())
