"""The metadata of a document as a list of what and what it is, in the words of a language."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.phrases.catalogue import Phrase, phrase, strength_phrase
from bots.facet_words import facet_label, facet_labels
from ingest.document import Metadata

FACETS = {
    "kind": Phrase.PAGES_KIND,
    "country": Phrase.PAGES_COUNTRY,
    "sector": Phrase.PAGES_SECTOR,
    "category": Phrase.COLUMN_PRODUCT,
    "phase": Phrase.COLUMN_PHASE,
    "contract_form": Phrase.COLUMN_CONTRACT_FORM,
    "r_strategy": Phrase.PAGES_R_STRATEGY,
    "outcome": Phrase.PAGES_OUTCOME,
}
"""What facets are called on the pages, in the order in which a document tells them."""


def facts_of(meta: Metadata, language: str) -> Iterator[tuple[str, str]]:
    """Yield name and value of what is known; what is unknown is left out."""
    for name, value in _given(meta, language):
        if value:
            yield phrase(language, name), value


def _given(meta: Metadata, language: str) -> Iterator[tuple[Phrase, str | None]]:
    yield Phrase.PAGES_ORGANISATION, meta.organisation
    for facet, name in FACETS.items():
        values = (value for value in meta.facet_values(facet) if value != "unknown")
        yield name, facet_labels(facet, values, language)
    yield Phrase.PAGES_YEAR, meta.year
    yield Phrase.EVIDENCE, phrase(language, strength_phrase(meta.evidence))
    yield Phrase.PAGES_PROVENANCE, _provenance(meta.provenance, language)
    yield Phrase.PAGES_VALID_AS_OF, meta.valid_as_of
    yield Phrase.PAGES_LICENCE, meta.licence
    yield Phrase.PAGE_LANGUAGE, facet_label("language", meta.language, language)


def _provenance(provenance: str, language: str) -> str:
    if provenance == "unknown":
        return ""
    return phrase(language, Phrase(f"pages_from_{provenance.replace(' ', '_')}"))
