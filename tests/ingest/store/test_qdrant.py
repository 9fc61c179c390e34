"""What only a server has: aliases, and answers that are errors."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from qdrant_client import QdrantClient

from ingest.errors import (
    IndexDamagedError,
    IndexMismatchError,
    IndexMissingError,
    IndexProblemError,
    StorageFullError,
)
from ingest.store.index import Index
from ingest.store.points import FINGERPRINT_ID
from ingest.store.qdrant import UPSERT_SLICE, open_qdrant, qdrant_audiences, rebuild_qdrant
from tests.support.chunks import build_fingerprint, build_indexed
from tests.support.indexes import LOCAL_CLIENT_WARNINGS

pytestmark = [pytest.mark.integration, pytest.mark.filterwarnings(*LOCAL_CLIENT_WARNINGS)]


@pytest.fixture
def client() -> Iterator[QdrantClient]:
    made = QdrantClient(":memory:")
    yield made
    made.close()


def opened(client: QdrantClient, audience: str = "public", *, create: bool = True) -> Index:
    return open_qdrant(
        client, audience, fingerprint=build_fingerprint(), create=create, address="qdrant:6333"
    )


@contextmanager
def server(status: int, body: bytes) -> Iterator[QdrantClient]:
    """Answer every request with the same status and body."""

    class Handler(BaseHTTPRequestHandler):
        def answer(self) -> None:
            self.rfile.read(int(self.headers.get("Content-Length", 0)))
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        do_GET = do_PUT = do_POST = do_DELETE = answer  # noqa: N815  the names that http.server looks for

        def log_message(self, *_: object) -> None:
            """Keep quiet."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as listening:
        threading.Thread(target=listening.serve_forever).start()
        client = QdrantClient(
            url=f"http://127.0.0.1:{listening.server_port}", check_compatibility=False
        )
        yield client
        client.close()
        listening.shutdown()


def test_without_a_collection_none_is_made_unasked(client: QdrantClient) -> None:
    with pytest.raises(IndexMissingError, match="leerkring-public"):
        opened(client, create=False)
    assert client.get_collections().collections == []


def test_an_audience_is_found_by_its_alias(client: QdrantClient) -> None:
    opened(client).put([build_indexed()])
    opened(client, "buyers")
    assert qdrant_audiences(client, address="qdrant:6333") == ("buyers", "public")
    assert opened(client, create=False).counts().documents == 1
    assert opened(client, "buyers", create=False).counts().documents == 0


def test_a_collection_made_with_something_else_is_refused(client: QdrantClient) -> None:
    opened(client)
    with pytest.raises(IndexMismatchError, match="model other"):
        open_qdrant(
            client,
            "public",
            fingerprint=build_fingerprint(model="other"),
            create=True,
            address="qdrant:6333",
        )


def test_a_collection_that_does_not_say_what_it_was_made_with_is_refused(
    client: QdrantClient,
) -> None:
    opened(client)
    client.delete("leerkring-public", [FINGERPRINT_ID])
    with pytest.raises(IndexDamagedError, match="does not say"):
        opened(client)


@pytest.mark.parametrize("model", ["test", "other"])
def test_the_alias_goes_over_to_a_rebuilt_collection_and_the_old_one_goes(
    client: QdrantClient, model: str
) -> None:
    opened(client).put([build_indexed("oud")])
    fingerprint = build_fingerprint(model=model)
    for number in range(3):
        with rebuild_qdrant(
            client, "public", fingerprint=fingerprint, address="qdrant:6333"
        ) as index:
            index.put([build_indexed(f"nieuw-{number}")])
    index = open_qdrant(
        client, "public", fingerprint=fingerprint, create=False, address="qdrant:6333"
    )
    assert [document.meta.document_id for document in index.documents()] == ["nieuw-2"]
    assert len(client.get_collections().collections) == 1


def stop_halfway(client: QdrantClient) -> None:
    with rebuild_qdrant(
        client, "public", fingerprint=build_fingerprint(), address="qdrant:6333"
    ) as index:
        index.put([build_indexed("nieuw")])
        raise RuntimeError("halfway")


def test_an_error_while_rebuilding_leaves_the_old_collection_alone(client: QdrantClient) -> None:
    opened(client).put([build_indexed("oud")])
    with pytest.raises(RuntimeError, match="halfway"):
        stop_halfway(client)
    assert [d.meta.document_id for d in opened(client, create=False).documents()] == ["oud"]
    assert len(client.get_collections().collections) == 1


def test_a_document_of_more_chunks_than_one_request_takes_goes_in_whole(
    client: QdrantClient,
) -> None:
    index = opened(client)
    texts = tuple(f"zin {number}" for number in range(UPSERT_SLICE + 1))
    index.put([build_indexed(texts=texts)])
    assert index.counts().chunks == len(texts)


@pytest.mark.parametrize(
    ("status", "body", "error", "words"),
    [
        (401, b"{}", IndexProblemError, "did not accept the key.*LEERKRING_QDRANT_API_KEY"),
        (403, b"{}", IndexProblemError, "did not accept the key"),
        (404, b"{}", IndexProblemError, "no longer has the collection"),
        (500, b'{"status": "No space left on device"}', StorageFullError, "qdrant:6333"),
        (500, b'{"status": "panic"}', IndexProblemError, "status 500.*panic"),
        (200, b"<html>no Qdrant</html>", IndexProblemError, "is no Qdrant server"),
    ],
)
def test_what_a_server_refuses_is_said_in_one_sentence(
    status: int, body: bytes, error: type[Exception], words: str
) -> None:
    with server(status, body) as client, pytest.raises(error, match=words) as caught:
        opened(client)
    assert "qdrant:6333" in str(caught.value)
