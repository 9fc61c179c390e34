"""Texts in, dense vectors out: the port, and the choice of the engine behind it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np
import numpy.typing as npt

Vectors = npt.NDArray[np.float32]


class Embedder(Protocol):
    """Unit vectors of one model, whichever engine runs it. Safe in threads."""

    @property
    def model(self) -> str:
        """Name of the weights, as it stands in the fingerprint: equal names, equal vectors."""

    @property
    def dimensions(self) -> int:
        """Length of every vector."""

    @property
    def for_sentences(self) -> Embedder:
        """What compares a question with sentences; the same one where nothing was made for that.

        Its vectors are as long, and are compared with each other only.
        """

    def embed_question(self, text: str) -> Vectors:
        """Return one unit vector, shape (dimensions,)."""

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """Return one unit vector a text, shape (texts, dimensions), in the order given."""
