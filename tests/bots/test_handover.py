from __future__ import annotations

import copy
import json
from typing import Any

import numpy as np
import pytest

from bots.errors import HandoverError
from bots.handover import from_json, to_json
from ingest.document import Mark
from ingest.store.index import IndexedDocument, SparseVector
from ingest.store.sentences import sentences_to_payload
from ingest.text.embed import Vectors
from tests.support.chunks import build_chunk, build_document, build_embedded

SPARSE = SparseVector(indices=[7, 2**32 - 1], values=[0.5, 1.25])


def handed_over() -> IndexedDocument:
    document = build_document(marks=(Mark(offset=0, page=1),))
    embedded = build_embedded(build_chunk(), dense=[0.25, -0.5, 0.125] + [0.0] * 5, sparse=SPARSE)
    return IndexedDocument(document=document, chunks=[embedded])


def through_json(indexed: IndexedDocument) -> IndexedDocument:
    return from_json(json.loads(json.dumps(to_json(indexed))))


def sentences_through_json(sentences: Vectors | None) -> Vectors | None:
    embedded = build_embedded(build_chunk(), sentences=sentences)
    (chunk,) = through_json(IndexedDocument(document=build_document(), chunks=[embedded])).chunks
    return chunk.sentences


def unit(seed: int) -> Vectors:
    vector = np.random.default_rng(seed).standard_normal(8).astype(np.float32)
    return vector / np.linalg.norm(vector)


def test_a_document_arrives_as_it_was() -> None:
    assert through_json(handed_over()).document == handed_over().document


def test_chunks_arrive_as_they_were() -> None:
    (chunk,) = through_json(handed_over()).chunks
    assert chunk.chunk == build_chunk()
    assert chunk.chunk.chunk_id == build_chunk().chunk_id


def test_vectors_arrive_to_the_last_bit() -> None:
    exact = np.random.default_rng(1).standard_normal(8).astype(np.float32)
    given = IndexedDocument(
        document=build_document(), chunks=[build_embedded(build_chunk(), dense=exact)]
    )
    (chunk,) = through_json(given).chunks
    assert np.asarray(chunk.dense, dtype=np.float32).tobytes() == exact.tobytes()


def test_term_weights_arrive_with_terms_up_to_the_largest_hash() -> None:
    (chunk,) = through_json(handed_over()).chunks
    assert list(chunk.sparse.indices) == [7, 2**32 - 1]
    assert list(chunk.sparse.values) == [0.5, 1.25]


def test_vectors_of_sentences_arrive_at_their_spans() -> None:
    given = np.stack([unit(1), np.zeros(8, dtype=np.float32), unit(2)])
    arrived = sentences_through_json(given)
    assert arrived is not None
    assert arrived.shape == (len(build_chunk().spans), 8)
    assert not arrived[1].any()
    assert np.sum(given * arrived, axis=1)[[0, 2]] == pytest.approx([1.0, 1.0], abs=5e-4)


def test_a_chunk_without_vectors_of_sentences_arrives_without() -> None:
    assert sentences_through_json(None) is None


def test_sentences_are_stored_the_same_by_the_server_that_they_were_handed_to() -> None:
    given = np.stack([unit(1), unit(2), unit(3)])
    assert sentences_to_payload(sentences_through_json(given)) == sentences_to_payload(given)


def test_a_document_without_chunks_is_one_too() -> None:
    given = IndexedDocument(document=build_document(), chunks=[])
    assert through_json(given).chunks == []


BROKEN: dict[str, Any] = {
    "no document": lambda value: value.pop("document"),
    "no chunks": lambda value: value.pop("chunks"),
    "chunks in an object": lambda value: value.update(chunks={}),
    "a document in a list": lambda value: value.update(document=[]),
    "an unknown field of the metadata": lambda value: value["document"].update(meta={"x": 1}),
    "a vector that is no base64": lambda value: value["chunks"][0].update(dense="é"),
    "a vector in numbers": lambda value: value["chunks"][0].update(dense=[1.0]),
    "a vector cut short": lambda value: value["chunks"][0].update(dense="AAA="),
    "fewer weights than terms": lambda value: value["chunks"][0].update(values=""),
    "no word on sentences": lambda value: value["chunks"][0].pop("sentences"),
    "sentences in numbers": lambda value: value["chunks"][0].update(sentences=[1.0]),
    "sentences that are no base64": lambda value: value["chunks"][0].update(sentences="é"),
    "sentences that are fewer than spans": lambda value: value["chunks"][0].update(
        sentences="AAAA/w=="
    ),
}


@pytest.mark.parametrize("damage", BROKEN.values(), ids=BROKEN)
def test_what_is_no_document_with_vectors_is_refused(damage: Any) -> None:
    value = copy.deepcopy(json.loads(json.dumps(to_json(handed_over()))))
    damage(value)
    with pytest.raises(HandoverError, match="same version"):
        from_json(value)
