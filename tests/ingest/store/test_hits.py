from __future__ import annotations

import numpy as np
import pytest

from ingest.document import Chunk
from ingest.errors import IndexDamagedError
from ingest.store.hits import best
from ingest.store.payload import Payload, chunk_to_payload
from ingest.store.sentences import sentences_to_payload
from tests.support.chunks import build_chunk


def payload(chunk: Chunk, sentences: str | None = None) -> Payload:
    return chunk_to_payload(chunk) | {"sentences": sentences}


def test_equal_scores_are_put_in_order_of_chunk_id_whatever_order_they_came_in() -> None:
    equal = [build_chunk(document_id=f"d{i}") for i in range(20)]
    found = [(payload(chunk), 0.5) for chunk in equal]
    top = build_chunk(document_id="top")
    forwards = best([*found, (payload(top), 0.9)], top_k=5, place="here")
    backwards = best([(payload(top), 0.9), *reversed(found)], top_k=5, place="here")
    assert forwards == backwards
    assert forwards[0].chunk == top
    ids = [hit.chunk.chunk_id for hit in forwards[1:]]
    assert ids == sorted(chunk.chunk_id for chunk in equal)[:4]


def test_each_hit_has_its_own_sentences_and_one_without_has_none() -> None:
    chunks = [build_chunk("Een. " * rows, document_id=f"d{rows}") for rows in (3, 1, 2)]
    rows = {c.chunk_id: np.eye(4, dtype=np.float32)[: len(c.spans)] for c in chunks[:2]}
    found = [(payload(c, sentences_to_payload(rows.get(c.chunk_id))), 0.5) for c in chunks]
    for hit in best(found, top_k=5, place="here"):
        put = rows.get(hit.chunk.chunk_id)
        assert (hit.sentences is None) == (put is None)
        if put is not None and hit.sentences is not None:
            assert np.array_equal(hit.sentences, put)


@pytest.mark.parametrize("stored", [7, "no base64!", "AAAA", ""])
def test_anything_else_in_place_of_sentences_is_damage(stored: object) -> None:
    chunk = build_chunk("" if stored == "" else "Een. Twee.")
    with pytest.raises(IndexDamagedError, match="here"):
        best([(chunk_to_payload(chunk) | {"sentences": stored}, 0.5)], top_k=1, place="here")
