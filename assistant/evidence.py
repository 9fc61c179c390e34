"""How strong an answer stands: what its cited documents are."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.answer import Citation, Evidence
from ingest.document import years_in

_WEAKEST_FIRST = ("opinion", "planned", "reported", "measured")


def weigh(citations: Iterable[Citation]) -> Evidence:
    """Return the evidence of the cited documents, each counted once.

    The strength is that of the weakest document whose evidence is known: an answer is as strong
    as what it leans on. Years and countries are in order.
    """
    metas = {c.meta.document_id: c.meta for c in citations}.values()
    known = {meta.evidence for meta in metas}
    return Evidence(
        documents=len(metas),
        organisations=len({meta.organisation for meta in metas if meta.organisation}),
        countries=tuple(sorted({meta.country for meta in metas if meta.country})),
        years=tuple(sorted({year for meta in metas for year in years_in(meta.year or "")})),
        strength=next((level for level in _WEAKEST_FIRST if level in known), "unknown"),
    )
