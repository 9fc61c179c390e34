"""A model of natural language inference as an option: it reads evidence and claim together.

None is shipped, because none comes without a hub; `LEERKRING_NLI_MODEL` names one, by folder or
hub name. A sentence then costs as much as it takes to read it with its evidence.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Protocol

from ingest.errors import ModelError
from ingest.text.environment import prepare_environment

if TYPE_CHECKING:
    from sentence_transformers import CrossEncoder

_ENTAILS = "entail"  # how the label begins, in whatever order a model has its labels


class Inference(Protocol):
    """Tells how likely claims follow from their evidence."""

    def entailed(self, pairs: Sequence[tuple[str, str]]) -> list[float]:
        """Return for each pair of evidence and claim a probability, 0 to 1, in order."""


class CrossEncoderInference:
    """A cross-encoder of sentence-transformers on the CPU. Loads on first use; safe in threads."""

    def __init__(self, model: str) -> None:
        self._name = model
        self._turn = Lock()
        self._model: CrossEncoder | None = None

    def entailed(self, pairs: Sequence[tuple[str, str]]) -> list[float]:
        """Return the share of the label `entailment` in the model's softmax; raises ModelError."""
        if not pairs:
            return []
        with self._turn:
            self._model = self._model or _load(self._name)
            label = _label(self._model, self._name)
            read = self._model.predict(list(pairs), show_progress_bar=False, apply_softmax=False)
        return [_share([float(value) for value in row], label) for row in read]


def make_inference(model: str | None) -> Inference | None:
    """Return the one that is asked for by name or folder, or None."""
    return CrossEncoderInference(model) if model else None


def _share(logits: Sequence[float], label: int) -> float:
    most = max(logits)
    shares = [math.exp(logit - most) for logit in logits]
    return shares[label] / sum(shares)


def _label(model: CrossEncoder, name: str) -> int:
    named = (model.config and model.config.id2label) or {}
    labels = {int(n): str(label) for n, label in named.items()}
    found = [n for n, label in labels.items() if label.casefold().startswith(_ENTAILS)]
    if len(found) != 1:
        raise ModelError(
            f"The model {name} has the labels {', '.join(labels.values())}, and one that begins "
            f"with {_ENTAILS!r} was expected: set LEERKRING_NLI_MODEL to a model of natural "
            "language inference, or leave it out."
        )
    return found[0]


def _load(name: str) -> CrossEncoder:
    prepare_environment()
    from sentence_transformers import CrossEncoder  # noqa: PLC0415  10 s, only where it is asked for

    try:
        model: CrossEncoder = CrossEncoder(name, device="cpu", local_files_only=Path(name).is_dir())
    except Exception as error:  # whatever the libraries raise for what they can't read
        raise ModelError(
            f"The model {name} can't be loaded: set LEERKRING_NLI_MODEL to a folder with a "
            "sentence-transformers cross-encoder or to a name that the hub has, or leave it out."
        ) from error
    return model
