"""What was learnt to compare questions with sentences: parts of the embedding model's weights.

`adaptation.npz` holds those of its upper layers: biases and norms, and what scales matrices;
`scripts/adapt` makes it, and docs/decisions/0024 tells from what and how much it helps.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

import numpy as np
import numpy.typing as npt

VERSION = 3
"""That of `adaptation.npz`; it stands in the fingerprint."""

SUFFIX = f", adapted {VERSION}"
"""What the name of a model ends in that has these tensors in it."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Adaptation:
    """Tensors by their name in the packed model (`l6.q.b`: layer 6, biases of the queries).

    `tensors` stand in place of the model's own biases and norms. `factors` are of matrices, shape
    (outputs, inputs / 32): what each block of 32 weights, which share a scale, is multiplied by.
    """

    tensors: Mapping[str, npt.NDArray[np.float32]]
    factors: Mapping[str, npt.NDArray[np.float16]]

    def name_of(self, model: str) -> str:
        """Return what a model is called with these tensors in it."""
        return model + SUFFIX


@lru_cache(maxsize=1)
def load_adaptation() -> Adaptation:
    """Return the tensors that are shipped."""
    with (files("ingest.text") / "adaptation.npz").open("rb") as file, np.load(file) as stored:
        learnt = {name: stored[name] for name in stored.files}
    return Adaptation(
        tensors={name: array for name, array in learnt.items() if array.ndim == 1},
        factors={name: array for name, array in learnt.items() if array.ndim == 2},  # noqa: PLR2004
    )
