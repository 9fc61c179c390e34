"""What the documents that an asker may read are about, counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ingest.document import Metadata, base_language

if TYPE_CHECKING:
    from assistant.readable import Readable

COVERED = ("category", "phase", "country", "language", "kind", "year")
"""The facets that are counted; a language without its region."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """How many documents may be cited, of how many organisations, and how many of each value.

    `facets` has for each of COVERED its values with their documents, the most first. A document
    may have several values of a facet, or none. What others are cited instead of is not counted,
    and overviews are not.
    """

    corpus_version: str
    documents: int
    organisations: int
    facets: Mapping[str, Mapping[str, int]]


def coverage_of(readable: Readable, corpus_version: str) -> Coverage:
    """Return the coverage, from every document of the indexes."""
    metas = [
        document.meta
        for index in readable.indexes
        for document in index.documents()
        if document.meta.kind != "overview" and readable.successor(document.meta) is None
    ]
    return Coverage(
        corpus_version=corpus_version,
        documents=len(metas),
        organisations=len({meta.organisation for meta in metas if meta.organisation}),
        facets={
            facet: dict(
                Counter(value for meta in metas for value in _values(meta, facet)).most_common()
            )
            for facet in COVERED
        },
    )


def _values(meta: Metadata, facet: str) -> Iterator[str]:
    if facet == "language":
        yield base_language(meta.language)
    else:
        yield from meta.facet_values(facet)
