"""A stored document as JSON: what the web answers and other assistants read."""

from __future__ import annotations

from dataclasses import asdict
from typing import cast

from typing_extensions import TypedDict

from ingest.document import StoredDocument


class DocumentJson(TypedDict):
    """What is known of a document, and its text; the quote of a citation is `text[start:end]`."""

    document_id: str
    title: str
    source: str
    kind: str
    language: str
    organisation: str | None
    country: str | None
    sector: str | None
    category: list[str]
    phase: list[str]
    contract_form: list[str]
    r_strategy: list[str]
    year: str | None
    outcome: str
    after_pilot: str
    evidence: str
    provenance: str
    source_title: str | None
    more_sources: list[str]
    quote_origin: str
    licence: str | None
    access: str
    valid_as_of: str | None
    superseded_by: str | None
    version_of: str | None
    corrected_on: str | None
    correction: str | None
    text: str


def document_to_json(document: StoredDocument) -> DocumentJson:
    """Return the document with every key of its metadata."""
    known = {
        name: list(value) if isinstance(value, tuple) else value
        for name, value in asdict(document.meta).items()
    }
    return cast("DocumentJson", {**known, "text": document.text})
