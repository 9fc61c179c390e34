"""An embedder without a model: texts with the same words get near vectors."""

from __future__ import annotations

from collections.abc import Sequence
from zlib import crc32

import numpy as np

from ingest.text.embed import Vectors
from ingest.text.lexical import analyse


class WordEmbedder:
    """Adds one fixed random direction a term; texts without a common term are near 0.7 like e5's.

    With `common` 0 they are near 0. `questions` and `passages` count what was embedded.
    """

    model = "words"

    def __init__(self, dimensions: int = 64, *, common: float = 1.5) -> None:
        self.dimensions = dimensions
        self.common = common
        self.questions = 0
        self.passages = 0

    @property
    def for_sentences(self) -> WordEmbedder:
        return self

    def embed_question(self, text: str) -> Vectors:
        self.questions += 1
        return self._embed(text)

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        self.passages += len(texts)
        return np.array([self._embed(text) for text in texts], dtype=np.float32).reshape(
            len(texts), self.dimensions
        )

    def _embed(self, text: str) -> Vectors:
        directions = [_direction(term, self.dimensions) for term in set(analyse(text, "nl"))]
        total = np.sum([*directions, 1e-6 * _direction("", self.dimensions)], axis=0)
        common = np.ones(self.dimensions) / np.sqrt(self.dimensions)
        vector = self.common * common + total / np.linalg.norm(total)
        return (vector / np.linalg.norm(vector)).astype(np.float32)


def _direction(term: str, dimensions: int) -> Vectors:
    vector = np.random.default_rng(crc32(term.encode())).standard_normal(dimensions)
    vector -= vector.mean()  # away from what all texts share
    return (vector / np.linalg.norm(vector)).astype(np.float32)
