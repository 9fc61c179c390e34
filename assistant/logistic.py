"""A fitted model: the probability of something, from signals that were seen of it.

A logistic regression. Its file in `fitted/`, which `evaluation/calibrate.py` writes from the dev
questions only, has means, scales and weights of the signals, and what it was fitted on.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from ingest.document import Value


@dataclass(frozen=True, slots=True, kw_only=True)
class SignalValues(Value):
    """What was seen, a number a field: what a model weighs."""

    def as_mapping(self) -> dict[str, float]:
        """Return them by name, rounded."""
        return {name: round(value, 5) for name, value in asdict(self).items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class LogisticModel(Value):
    """A logistic regression over some of the signals, as its file has it.

    `refused` is the probability of what a check refuses, for a model that has checks beside it.
    """

    means: Mapping[str, float]
    scales: Mapping[str, float]
    weights: Mapping[str, float]
    bias: float
    threshold: float = 0.5
    refused: float = 0.0

    def probability(self, signals: Mapping[str, float]) -> float:
        """Return the probability, 0 to 1; raises KeyError for a signal that is not there."""
        total = self.bias + sum(
            weight * (signals[name] - self.means[name]) / self.scales[name]
            for name, weight in self.weights.items()
        )
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))

    def says_yes(self, signals: Mapping[str, float]) -> bool:
        """Tell whether the probability reaches the threshold."""
        return self.probability(signals) >= self.threshold


def mean(values: Sequence[float]) -> float:
    """Return the mean of what was seen, 0 where that is nothing."""
    return sum(values) / len(values) if values else 0.0


def model_of(artefact: Mapping[str, Any]) -> LogisticModel:
    """Return the model that an artefact, the JSON of its file, describes."""
    means, scales, weights = (
        {name: entry[key] for name, entry in artefact["signals"].items()}
        for key in ("mean", "scale", "weight")
    )
    return LogisticModel(
        means=means,
        scales=scales,
        weights=weights,
        bias=artefact["bias"],
        threshold=artefact.get("threshold", 0.5),
        refused=artefact.get("refused", 0.0),
    )


@cache
def fitted_model(name: str) -> LogisticModel:
    """Return the model `refusal`, `support` or `entailment` that is shipped; read once."""
    return model_of(json.loads((files("assistant") / "fitted" / f"{name}.json").read_text("utf-8")))
