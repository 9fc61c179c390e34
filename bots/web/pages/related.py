"""Which documents stand beside a document: of the same organisation, and about the same product.

By what is known of them, and not by their vectors: a reader sees why a document is here, and the
index need not be asked.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.document import Metadata, Value

MOST = 6
"""Documents of each list."""

_WEIGHTS = {"category": 3, "phase": 2, "contract_form": 2, "r_strategy": 1, "country": 1, "kind": 1}
"""What it counts to have a value in common."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Related(Value):
    """The most alike first; no document stands in both lists."""

    of_organisation: tuple[Metadata, ...]
    about_product: tuple[Metadata, ...]


def related_to(meta: Metadata, documents: Sequence[Metadata]) -> Related:
    """Return what stands beside a document, of those that may be cited, without overviews."""
    others = [
        other
        for other in documents
        if other.document_id != meta.document_id and other.kind != "overview"
    ]
    same = [o for o in others if meta.organisation and o.organisation == meta.organisation]
    products = {*meta.category}
    about = [o for o in others if products & {*o.category} and o not in same]
    return Related(of_organisation=_nearest(meta, same), about_product=_nearest(meta, about))


def versions_of(meta: Metadata, documents: Sequence[Metadata]) -> tuple[Metadata, ...]:
    """Return the versions of a document that are not cited, because it is the best of them."""
    return tuple(other for other in documents if other.version_of == meta.document_id)


def _nearest(meta: Metadata, others: Sequence[Metadata]) -> tuple[Metadata, ...]:
    found = sorted(others, key=lambda other: (-_likeness(meta, other), other.document_id))
    return tuple(found[:MOST])


def _likeness(one: Metadata, other: Metadata) -> int:
    return sum(
        weight * len({*one.facet_values(facet)} & {*other.facet_values(facet)})
        for facet, weight in _WEIGHTS.items()
    )
