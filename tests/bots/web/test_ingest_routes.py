from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass, field, replace

import pytest
from httpx2 import Response

from bots.handover import to_json
from ingest.document import StoredDocument
from ingest.errors import IndexLockedError, StorageFullError
from ingest.store.index import Counts, EmbeddedChunk, Fingerprint, IndexedDocument, SparseVector
from tests.support.replies import DOCUMENT, META, hit
from tests.support.web import BEARER, client_of, web_settings

FINGERPRINT = Fingerprint(model="small", dimensions=2, analysis="a1")


@dataclass(kw_only=True)
class FakeWriter:
    """Remembers what it was told to write; raises `error` where it has one."""

    fingerprint: Fingerprint = FINGERPRINT
    put_batches: list[Sequence[IndexedDocument]] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    error: Exception | None = None

    def put(self, batch: Sequence[IndexedDocument]) -> None:
        if self.error is not None:
            raise self.error
        self.put_batches.append(batch)

    def remove(self, document_ids: Collection[str]) -> None:
        self.removed.extend(document_ids)

    def counts(self) -> Counts:
        return Counts(documents=len(self.put_batches), chunks=7)


def indexed(document: StoredDocument = DOCUMENT) -> IndexedDocument:
    entry = EmbeddedChunk(
        chunk=hit(document.meta).chunk,
        dense=[0.5, -0.25],
        sparse=SparseVector(indices=[3, 2**32 - 1], values=[1.0, 0.5]),
    )
    return IndexedDocument(document=document, chunks=[entry])


def body(*documents: IndexedDocument, **changes: object) -> dict[str, object]:
    given: dict[str, object] = {
        "audience": "public",
        "fingerprint": asdict(FINGERPRINT),
        "put": [to_json(document) for document in documents],
    }
    return {**given, **changes}


def sent(
    writer: FakeWriter, content: dict[str, object], headers: dict[str, str] = BEARER
) -> Response:
    client = client_of(index_writers=lambda _audience: writer)
    return client.post("/api/ingest", json=content, headers=headers)


def test_documents_arrive_as_they_were_handed_over() -> None:
    writer = FakeWriter()
    response = sent(writer, body(indexed()))
    assert (response.status_code, response.json()) == (200, {"documents": 1, "chunks": 7})
    assert list(writer.put_batches[0]) == [indexed()]


def test_documents_are_removed_by_their_ids() -> None:
    writer = FakeWriter()
    assert sent(writer, body(remove=["oud", "ouder"])).status_code == 200
    assert (writer.removed, writer.put_batches) == (["oud", "ouder"], [])


def test_the_index_says_what_it_was_made_with() -> None:
    client = client_of(index_writers=lambda _audience: FakeWriter())
    assert client.get("/api/index", headers=BEARER).json() == {
        "fingerprint": asdict(FINGERPRINT),
        "counts": {"documents": 0, "chunks": 7},
    }


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"authorization": "Bearer "},
        {"authorization": "Bearer wrong"},
        {"authorization": BEARER["authorization"] + "x"},
        {"authorization": "Basic " + BEARER["authorization"]},
        {"cookie": BEARER["authorization"]},
    ],
)
def test_nobody_ingests_without_the_token(headers: dict[str, str]) -> None:
    writer = FakeWriter()
    response = sent(writer, body(indexed()), headers=headers)
    assert (response.status_code, response.json()["type"]) == (401, "unauthorised")
    client = client_of(index_writers=lambda _audience: writer)
    assert client.get("/api/index", headers=headers).status_code == 401
    assert writer.put_batches == []


def test_chunks_of_another_model_are_refused() -> None:
    writer = FakeWriter()
    other = asdict(replace(FINGERPRINT, model="large"))
    response = sent(writer, body(indexed(), fingerprint=other))
    assert (response.status_code, response.json()["type"]) == (409, "index_mismatch")
    assert "large" in response.json()["detail"]
    assert writer.put_batches == []


def test_a_document_of_another_audience_is_refused_with_its_whole_batch() -> None:
    writer = FakeWriter()
    hidden = StoredDocument(meta=replace(META, access="buyers"), text=DOCUMENT.text)
    response = sent(writer, body(indexed(), indexed(hidden), remove=["oud"]))
    assert response.status_code == 422
    assert "buyers" in response.json()["detail"]
    assert (writer.put_batches, writer.removed) == ([], [])


def test_an_unknown_audience_is_refused() -> None:
    assert sent(FakeWriter(), body(audience="board")).status_code == 403


@pytest.mark.parametrize(
    "content", [{}, {"audience": "public"}, body(put=[{}]), body(put=[{"document": 1}]), body(x=1)]
)
def test_what_is_no_batch_is_refused(content: dict[str, object]) -> None:
    response = sent(FakeWriter(), content)
    assert (response.status_code, response.json()["type"]) == (422, "invalid_request")


def test_a_full_disk_is_told_to_the_command() -> None:
    response = sent(FakeWriter(error=StorageFullError("/srv/index")), body(indexed()))
    assert (response.status_code, response.json()["type"]) == (507, "storage_full")
    assert "/srv/index" in response.json()["detail"]


def test_an_index_that_cannot_be_used_is_told_to_the_command() -> None:
    response = sent(FakeWriter(error=IndexLockedError("/srv/index")), body(indexed()))
    assert (response.status_code, response.json()["type"]) == (503, "unavailable")


def test_a_server_without_writers_says_that_it_takes_no_documents() -> None:
    response = client_of().post("/api/ingest", json=body(), headers=BEARER)
    assert (response.status_code, response.json()["type"]) == (503, "unavailable")


def test_a_batch_may_be_larger_than_a_question_but_only_with_the_token() -> None:
    client = client_of(
        settings=web_settings(max_body_bytes=100, max_ingest_bytes=100_000),
        index_writers=lambda _audience: FakeWriter(),
    )
    content = body(indexed())
    assert client.post("/api/ingest", json=content, headers=BEARER).status_code == 200
    assert client.post("/api/ingest", json=content).status_code == 401
