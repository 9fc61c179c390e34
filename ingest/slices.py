"""An embedder that is given its passages by length, some at a time, and says how far it is."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from ingest.text.embed import Embedder, Vectors

SLICE = 256
"""Passages at a time: so many that length by length is hardly interrupted (some 10 s of work)."""


class SlicedEmbedder:
    """Another embedder, which gives the same vectors: longest passages first, neighbours alike.

    `told` gets the share of the work that is done, 0 to 1, after each slice: of the passages its
    first half, of their sentences the second.
    """

    def __init__(
        self, embedder: Embedder, *, told: Callable[[float], None], already: float = 0.0
    ) -> None:
        self._embedder = embedder
        self._told = told
        self._already = already

    @property
    def model(self) -> str:
        """Name of the other's weights."""
        return self._embedder.model

    @property
    def dimensions(self) -> int:
        """Length of its vectors."""
        return self._embedder.dimensions

    @property
    def for_sentences(self) -> SlicedEmbedder:
        """The other's for sentences, sliced likewise."""
        return SlicedEmbedder(self._embedder.for_sentences, told=self._told, already=0.5)

    def embed_question(self, text: str) -> Vectors:
        """Pass the question on."""
        return self._embedder.embed_question(text)

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """Return one vector a text, shape (texts, dimensions), in the order given."""
        order = sorted(range(len(texts)), key=lambda number: -len(texts[number]))
        vectors = np.empty((len(texts), self.dimensions), np.float32)
        all_characters = sum(map(len, texts)) or 1
        done = 0
        for start in range(0, len(order), SLICE):
            numbers = order[start : start + SLICE]
            vectors[numbers] = self._embedder.embed_passages([texts[n] for n in numbers])
            done += sum(len(texts[number]) for number in numbers)
            self._told(self._already + done / all_characters / 2)
        return vectors
