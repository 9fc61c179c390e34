from __future__ import annotations

from assistant.coverage import coverage_of
from assistant.per_audience import PerAudience
from assistant.readable import Readable
from ingest.document import StoredDocument
from ingest.store.index import IndexedDocument
from tests.support.chunks import build_document
from tests.support.list_index import ListIndex

PUBLIC = frozenset({"public"})
BOTH = PUBLIC | {"participants"}
LAPTOPS = build_document(
    "Laptops.",
    document_id="laptops",
    category=("ict",),
    country="NL",
    organisation="Rijk",
    year=None,
)
CHAIRS = build_document(
    "Stoelen.",
    document_id="stoelen",
    category=("kantoormeubilair", "ict"),
    country="BE",
    language="nl-BE",
    organisation="Gent",
    year="2017-2018",
)
OVERVIEW = build_document("Alles.", document_id="alles", kind="overview", category=("ict",))
HIDDEN = build_document("Geheim.", document_id="geheim", access="participants", country="NL")


def index_of(*documents: StoredDocument) -> ListIndex:
    index = ListIndex()
    index.put([IndexedDocument(document=document, chunks=()) for document in documents])
    return index


def test_documents_and_organisations_are_counted_without_overviews() -> None:
    coverage = coverage_of(Readable([index_of(LAPTOPS, CHAIRS, OVERVIEW)]), "v1")
    assert (coverage.documents, coverage.organisations) == (2, 2)


def test_values_are_counted_by_facet_the_most_first() -> None:
    coverage = coverage_of(Readable([index_of(CHAIRS, LAPTOPS)]), "v1")
    assert list(coverage.facets["category"].items()) == [("ict", 2), ("kantoormeubilair", 1)]
    assert coverage.facets["country"] == {"NL": 1, "BE": 1}
    assert coverage.facets["year"] == {"2017": 1, "2018": 1}


def test_flemish_counts_as_dutch_once() -> None:
    coverage = coverage_of(Readable([index_of(CHAIRS, LAPTOPS)]), "v1")
    assert coverage.facets["language"] == {"nl": 2}


def test_what_an_audience_may_not_read_is_not_counted() -> None:
    public, hidden = index_of(LAPTOPS), index_of(HIDDEN)
    coverages = PerAudience(coverage_of)
    assert coverages.of(Readable([public, hidden]), audience=BOTH).documents == 2
    assert coverages.of(Readable([public]), audience=PUBLIC).documents == 1


def test_the_documents_are_read_again_only_once_they_have_changed() -> None:
    index, coverages = index_of(LAPTOPS), PerAudience(coverage_of)
    before = coverages.of(Readable([index]), audience=PUBLIC)
    assert coverages.of(Readable([index]), audience=PUBLIC) is before
    index.put(list(index_of(CHAIRS).entries.values()))
    assert coverages.of(Readable([index]), audience=PUBLIC).documents == 2
