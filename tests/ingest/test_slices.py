"""Passages by length, some at a time, with the same vectors as all at once."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ingest.slices import SLICE, SlicedEmbedder
from ingest.text.embed import Vectors
from tests.support.embedders import WordEmbedder


class Watched(WordEmbedder):
    """Keeps what it is given at a time."""

    def __init__(self) -> None:
        super().__init__(dimensions=8)
        self.given: list[list[str]] = []

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        self.given.append(list(texts))
        return super().embed_passages(texts)


def texts(count: int) -> list[str]:
    """Texts of all lengths, none sorted."""
    return [f"zin {number} " + "woord " * (number * 37 % 101) for number in range(count)]


def test_vectors_come_back_in_the_order_of_the_texts() -> None:
    embedder = Watched()
    given = texts(SLICE + 50)
    vectors = SlicedEmbedder(embedder, told=lambda _: None).embed_passages(given)
    assert np.array_equal(vectors, WordEmbedder(dimensions=8).embed_passages(given))


def test_the_engine_gets_the_longest_first_and_so_many_at_a_time() -> None:
    embedder = Watched()
    SlicedEmbedder(embedder, told=lambda _: None).embed_passages(texts(2 * SLICE + 1))
    assert [len(given) for given in embedder.given] == [SLICE, SLICE, 1]
    lengths = [len(text) for given in embedder.given for text in given]
    assert lengths == sorted(lengths, reverse=True)


def test_after_each_slice_the_share_that_is_done_is_told() -> None:
    told: list[float] = []
    sliced = SlicedEmbedder(Watched(), told=told.append)
    sliced.embed_passages(["a" * 10] * (2 * SLICE))
    sliced.for_sentences.embed_passages(["a" * 10] * (2 * SLICE))
    assert told == [0.25, 0.5, 0.75, 1.0]


def test_no_texts_give_no_vectors() -> None:
    vectors = SlicedEmbedder(Watched(), told=lambda _: None).embed_passages([])
    assert vectors.shape == (0, 8)


def test_it_is_the_other_in_all_else() -> None:
    embedder = Watched()
    sliced = SlicedEmbedder(embedder, told=lambda _: None)
    assert (sliced.model, sliced.dimensions) == (embedder.model, embedder.dimensions)
    assert np.array_equal(sliced.embed_question("wat?"), embedder.embed_question("wat?"))
