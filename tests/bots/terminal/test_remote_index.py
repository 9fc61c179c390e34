from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from bots.errors import ServerProblemError
from bots.handover import to_json
from bots.presence import RunningServer, find_server
from bots.terminal.client import ServerClient
from bots.terminal.remote_index import RemoteIndex, batches
from ingest.errors import IndexMismatchError
from ingest.store.index import Counts, IndexedDocument
from tests.support.announced import running_server
from tests.support.chunks import build_chunk, build_document, build_embedded, build_fingerprint
from tests.support.list_index import ListIndex

FINGERPRINT = build_fingerprint()


def documents(count: int) -> list[IndexedDocument]:
    return [
        IndexedDocument(
            document=build_document(document_id=f"d{number}"),
            chunks=[build_embedded(build_chunk(document_id=f"d{number}"))],
        )
        for number in range(count)
    ]


def server_of(folder: Path) -> RunningServer:
    server = find_server(folder)
    assert server is not None
    return server


def test_documents_reach_the_index_of_the_server(tmp_path: Path) -> None:
    index = ListIndex(FINGERPRINT)
    with (
        running_server(tmp_path, index_writers=lambda _: index),
        ServerClient(server_of(tmp_path)) as client,
    ):
        remote = RemoteIndex(client, audience="public", fingerprint=FINGERPRINT)
        remote.put(documents(3))
        assert remote.counts() == Counts(documents=3, chunks=3)
        remote.remove(["d0", "never-there"])
    assert sorted(index.entries) == ["d1", "d2"]


def test_an_index_made_with_another_model_is_an_error_before_anything_is_done(
    tmp_path: Path,
) -> None:
    other = replace(FINGERPRINT, model="another")
    with (
        running_server(tmp_path, index_writers=lambda _: ListIndex(other)),
        ServerClient(server_of(tmp_path)) as client,
    ):
        remote = RemoteIndex(client, audience="public", fingerprint=FINGERPRINT)
        with pytest.raises(IndexMismatchError, match="another"):
            remote.counts()


def test_the_server_refuses_chunks_of_another_model(tmp_path: Path) -> None:
    index = ListIndex(replace(FINGERPRINT, model="another"))
    with (
        running_server(tmp_path, index_writers=lambda _: index),
        ServerClient(server_of(tmp_path)) as client,
    ):
        remote = RemoteIndex(client, audience="public", fingerprint=FINGERPRINT)
        with pytest.raises(ServerProblemError) as raised:
            remote.put(documents(1))
    assert raised.value.kind == "index_mismatch"
    assert index.entries == {}


def test_removing_nothing_asks_the_server_nothing() -> None:
    gone = RunningServer(address="http://127.0.0.1:1", token="t", pid=1)
    with ServerClient(gone) as client:
        RemoteIndex(client, audience="public", fingerprint=FINGERPRINT).remove([])


def test_a_request_stays_below_the_limit() -> None:
    size = len(json.dumps(to_json(documents(1)[0])))
    found = list(batches(documents(5), limit=2 * size + 10))
    assert [len(batch) for batch in found] == [2, 2, 1]


def test_a_document_above_the_limit_goes_alone() -> None:
    found = list(batches(documents(3), limit=1))
    assert [len(batch) for batch in found] == [1, 1, 1]


def test_the_order_of_documents_is_kept() -> None:
    texts = [text for batch in batches(documents(4), limit=1) for text in batch]
    ids = [json.loads(text) for text in texts]
    assert ids == [json.loads(json.dumps(to_json(document))) for document in documents(4)]
