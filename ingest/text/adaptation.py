"""What was learnt to compare questions with sentences: biases and norms of the embedding model.

`adaptation.npz` holds those of its upper layers; `scripts/adapt.py` makes it, and
docs/decisions/0024 tells from what and how much it helps.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

import numpy as np
import numpy.typing as npt

VERSION = 2
"""That of `adaptation.npz`; it stands in the fingerprint."""

SUFFIX = f", adapted {VERSION}"
"""What the name of a model ends in that has these tensors in it."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Adaptation:
    """Tensors by their name in the packed model (`l6.q.b`: layer 6, biases of the queries)."""

    tensors: Mapping[str, npt.NDArray[np.float32]]

    def name_of(self, model: str) -> str:
        """Return what a model is called with these tensors in it."""
        return model + SUFFIX


@lru_cache(maxsize=1)
def load_adaptation() -> Adaptation:
    """Return the tensors that are shipped."""
    with (files("ingest.text") / "adaptation.npz").open("rb") as file, np.load(file) as stored:
        return Adaptation(tensors={name: stored[name] for name in stored.files})
