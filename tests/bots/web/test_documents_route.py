from __future__ import annotations

from dataclasses import replace

import pytest

from ingest.document import StoredDocument
from tests.support.assistants import FakeAssistant
from tests.support.replies import DOCUMENT, META, citation
from tests.support.web import BEARER, client_of

HIDDEN = StoredDocument(
    meta=replace(META, document_id="verborgen", access="buyers"), text="Alleen voor inkopers."
)
ASSISTANT = FakeAssistant(documents={META.document_id: DOCUMENT, "verborgen": HIDDEN})


def test_a_quote_is_the_slice_of_the_text_that_its_citation_names() -> None:
    body = client_of(ASSISTANT).get(f"/api/documents/{META.document_id}").json()
    for quote in (citation(), citation(2, "Begin de marktdialoog vroeg")):
        assert body["text"][quote.span.start : quote.span.end] == quote.quote


def test_a_document_comes_with_its_metadata() -> None:
    body = client_of(ASSISTANT).get(f"/api/documents/{META.document_id}").json()
    assert (body["document_id"], body["title"]) == (META.document_id, META.title)
    assert (body["organisation"], body["year"]) == ("Provincie Zuid-Holland", "2018")


@pytest.mark.parametrize("headers", [{}, BEARER])
def test_a_document_of_others_answers_as_one_that_does_not_exist(headers: dict[str, str]) -> None:
    client = client_of(ASSISTANT)
    hidden = client.get("/api/documents/verborgen", headers=headers)
    missing = client.get("/api/documents/bestaat-niet", headers=headers)
    assert (hidden.status_code, hidden.content) == (404, missing.content)


def test_the_owner_of_the_server_reads_it_by_naming_its_audience() -> None:
    path = "/api/documents/verborgen?audience=buyers"
    assert client_of(ASSISTANT).get(path, headers=BEARER).json()["text"] == HIDDEN.text
    assert client_of(ASSISTANT).get(path).status_code == 403


@pytest.mark.parametrize("document_id", ["..%2f..%2fetc%2fpasswd", "%00", "%ff", "a" * 5000])
def test_a_strange_id_is_not_found(document_id: str) -> None:
    assert client_of(ASSISTANT).get(f"/api/documents/{document_id}").status_code == 404
