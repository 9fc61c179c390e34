"""Documents in batches: in order, none lost, and no more taken than the batch needs."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.batches import BATCH_WORDS, estimated_chunks, in_batches
from ingest.document import Metadata, StoredDocument


def document(words: int) -> StoredDocument:
    meta = Metadata(document_id=f"{words}", title="", source="")
    return StoredDocument(meta=meta, text="woord " * words)


def test_a_batch_ends_with_the_document_that_fills_it() -> None:
    sizes = [BATCH_WORDS - 1, 1, BATCH_WORDS * 3, 5, 6]
    documents = [document(size) for size in sizes]
    batches = list(in_batches(documents, lambda each: each))
    assert batches == [documents[:2], documents[2:3], documents[3:]]


def test_no_document_is_taken_before_its_batch() -> None:
    taken: list[int] = []

    def documents() -> Iterator[StoredDocument]:
        for number in range(4):
            taken.append(number)
            yield document(BATCH_WORDS)

    batches = in_batches(documents(), lambda each: each)
    next(batches)
    assert taken == [0]


def test_nothing_makes_no_batch() -> None:
    assert list(in_batches([], lambda each: each)) == []


def test_chunks_are_estimated_by_words() -> None:
    assert estimated_chunks([document(150), document(300)]) == 3
