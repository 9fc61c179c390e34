"""Fits a logistic regression on examples, and tells how it does on questions it has not seen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

FOLDS = 10
LEAST = 0.005
"""A signal that weighs less is left out of the artefact."""

PENALTY = 1.0  # of the squared weights: few questions, many signals

Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Examples:
    """What was seen, a row an example and a column a signal, whether it is so, of which question.

    Examples of one question are never on both sides of a fold.
    """

    names: Sequence[str]
    seen: Floats
    truth: Bools
    questions: Sequence[str]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Fit:
    """The signals as an artefact has them, the bias, and what was held out of each fold.

    `unseen` is each example's probability by a model that was fitted without its question.
    """

    signals: Mapping[str, Mapping[str, float]]
    bias: float
    unseen: Floats


def fit(examples: Examples, *, balanced: bool) -> Fit:
    """Fit on all, and ten times on nine tenths of the questions.

    `balanced` lets both classes weigh the same in all, for a decision; without it the
    probabilities are those of the examples as they are.
    """
    means, spread = examples.seen.mean(axis=0), examples.seen.std(axis=0)
    scales = np.where(spread > 0, spread, 1.0)
    scaled = (examples.seen - means) / scales
    weights, bias = _weights(scaled, examples.truth, balanced=balanced)
    return Fit(
        signals={
            name: {
                "mean": round(float(mean), 5),
                "scale": round(float(scale), 5),
                "weight": round(float(weight), 4),
            }
            for name, mean, scale, weight in zip(
                examples.names, means, scales, weights, strict=True
            )
            if weight >= LEAST
        },
        bias=round(bias, 4),
        unseen=_cross_validated(scaled, examples, balanced=balanced),
    )


def brier(probabilities: Floats, truth: Bools) -> float:
    """Return the mean squared distance of probability and truth."""
    return float(np.mean((probabilities - truth) ** 2))


def calibration_error(probabilities: Floats, truth: Bools, *, bins: int = 10) -> float:
    """Return how far the probability told is from the share that is so, mean over all examples.

    The expected calibration error (Naeini 2015), with as many examples in each bin.
    """
    order = np.argsort(probabilities, kind="stable")
    apart = [
        len(part) * abs(probabilities[part].mean() - truth[part].mean())
        for part in np.array_split(order, min(bins, len(order)))
    ]
    return float(sum(apart) / len(order))


def _weights(scaled: Floats, truth: Bools, *, balanced: bool) -> tuple[Floats, float]:
    """Return weights and bias of a logistic regression in which no signal may count against.

    Each signal is made so that more of it means more support; near misses, which share every
    name with a document, would otherwise teach that likeness speaks against an answer.
    """
    from scipy.optimize import minimize  # noqa: PLC0415  takes half a second

    share = truth.mean()
    balance = np.where(truth, 0.5 / share, 0.5 / (1 - share)) if balanced else np.ones(len(truth))

    def loss(point: Floats) -> tuple[float, Floats]:
        weights, bias = point[:-1], point[-1]
        total = scaled @ weights + bias
        wrong = (1 / (1 + np.exp(-total)) - truth) * balance
        value = (np.logaddexp(0, np.where(truth, -total, total)) * balance).sum()
        slope = np.append(scaled.T @ wrong + PENALTY * weights, wrong.sum())
        return float(value + PENALTY / 2 * (weights**2).sum()), slope

    start = np.zeros(scaled.shape[1] + 1)
    bounds = [(0.0, None)] * scaled.shape[1] + [(None, None)]
    found = minimize(loss, start, jac=True, bounds=bounds, method="L-BFGS-B").x
    return found[:-1], float(found[-1])


def _cross_validated(scaled: Floats, examples: Examples, *, balanced: bool) -> Floats:
    probabilities = np.zeros(len(scaled))
    folds = _folds(examples.questions)
    for fold in range(FOLDS):
        held_out = folds == fold
        weights, bias = _weights(scaled[~held_out], examples.truth[~held_out], balanced=balanced)
        probabilities[held_out] = 1 / (1 + np.exp(-(scaled[held_out] @ weights + bias)))
    return probabilities


def _folds(questions: Sequence[str]) -> npt.NDArray[np.int_]:
    """Return each example's fold: the same for all examples of a question."""
    ids = list(dict.fromkeys(questions))
    drawn = np.random.default_rng(0).permutation(len(ids)) % FOLDS
    fold_of = dict(zip(ids, drawn.tolist(), strict=True))
    return np.array([fold_of[question] for question in questions])
