"""Fits the model that says whether passages support an answer, on a run of dev questions only."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from evaluation.errors import CalibrationError
from evaluation.run_file import QuestionRun, Run

ARTEFACT_VERSION = 1
DEV = "dev"
FOLDS = 10
LEAST = 0.005
"""A signal that weighs less is left out of the artefact."""

PENALTY = 1.0  # of the squared weights: few questions, many signals

_THRESHOLDS = np.arange(0.05, 0.96, 0.01)

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration:
    """A fitted model as it is written, and how it did on questions it had not seen."""

    artefact: Mapping[str, object]
    refusal_f1: float
    brier: float


def calibrate(run: Run) -> Calibration:
    """Fit on the run's answerable and unanswerable questions; ambiguous ones teach nothing here.

    The threshold is where refusal F1 is highest by ten-fold cross-validation, whose figures go
    with it; questions that were refused before anything was weighed count there too. Raises
    CalibrationError for a run of other sets than dev, or without signals.
    """
    if set(run.sets) != {DEV}:
        raise CalibrationError(f"a run of {', '.join(run.sets)} was given; only dev may teach.")
    results = [result for result in run.results if result.question.type != "ambiguous"]
    weighed = [result for result in results if result.signals.get("passage_cosine") != 0]
    names = _signal_names(weighed)
    seen = np.array([[result.signals[name] for name in names] for result in weighed])
    answerable = np.array([result.question.answerable for result in weighed])
    if min(answerable.sum(), (~answerable).sum()) < FOLDS:
        raise CalibrationError(
            f"there are too few questions: {FOLDS} with an answer and {FOLDS} without are needed."
        )
    means, scales = seen.mean(axis=0), np.where(seen.std(axis=0) > 0, seen.std(axis=0), 1.0)
    scaled = (seen - means) / scales
    unseen = _cross_validated(scaled, answerable)
    passed_over = [r.question.answerable for r in results if r not in weighed]
    threshold, f1 = _best_threshold(
        np.append(unseen, np.zeros(len(passed_over))),
        np.append(answerable, np.array(passed_over, dtype=bool)),
    )
    weights, bias = _fit(scaled, answerable)
    artefact = {
        "version": ARTEFACT_VERSION,
        "what": "probability that passages support an answer: logistic regression over signals",
        "signals": {
            name: {
                "mean": round(float(mean), 5),
                "scale": round(float(scale), 5),
                "weight": round(float(weight), 4),
            }
            for name, mean, scale, weight in zip(names, means, scales, weights, strict=True)
            if weight >= LEAST
        },
        "bias": round(bias, 4),
        "threshold": round(threshold, 2),
        "fitted_on": {
            "sets": dict(run.sets),
            "questions": len(results),
            "answerable": int(answerable.sum()),
            "made_with": dict(run.made_with),
            "cross_validated": {
                "refusal F1": round(f1, 3),
                "Brier": round(_brier(unseen, answerable), 3),
            },
        },
    }
    return Calibration(artefact=artefact, refusal_f1=f1, brier=_brier(unseen, answerable))


def write_artefact(calibration: Calibration, path: Path) -> None:
    """Write the fitted model as readable JSON."""
    text = json.dumps(calibration.artefact, ensure_ascii=False, indent=2)
    path.write_text(f"{text}\n", "utf-8")


def _signal_names(results: Sequence[QuestionRun]) -> list[str]:
    """Return the signals that every question has; `support` is an earlier model's verdict."""
    shared = set.intersection(*(set(result.signals) for result in results)) if results else set()
    names = sorted(shared - {"support"})
    if not names:
        raise CalibrationError(
            "the run has no signals: it was made over HTTP or by another system."
        )
    return names


def _fit(scaled: Floats, answerable: npt.NDArray[np.bool_]) -> tuple[Floats, float]:
    """Return weights and bias of a logistic regression in which no signal may count against.

    Each signal is made so that more of it means more support; near misses, which share every
    name with a document, would otherwise teach that likeness speaks against an answer. Both
    classes weigh the same in all.
    """
    from scipy.optimize import minimize  # noqa: PLC0415  takes half a second

    share = answerable.mean()
    balance = np.where(answerable, 0.5 / share, 0.5 / (1 - share))

    def loss(point: Floats) -> tuple[float, Floats]:
        weights, bias = point[:-1], point[-1]
        total = scaled @ weights + bias
        wrong = (1 / (1 + np.exp(-total)) - answerable) * balance
        value = (np.logaddexp(0, np.where(answerable, -total, total)) * balance).sum()
        slope = np.append(scaled.T @ wrong + PENALTY * weights, wrong.sum())
        return float(value + PENALTY / 2 * (weights**2).sum()), slope

    start = np.zeros(scaled.shape[1] + 1)
    bounds = [(0.0, None)] * scaled.shape[1] + [(None, None)]
    found = minimize(loss, start, jac=True, bounds=bounds, method="L-BFGS-B").x
    return found[:-1], float(found[-1])


def _cross_validated(scaled: Floats, answerable: npt.NDArray[np.bool_]) -> Floats:
    """Return the probability of each question by a model that was fitted without it."""
    probabilities = np.zeros(len(scaled))
    folds = np.random.default_rng(0).permutation(len(scaled)) % FOLDS
    for fold in range(FOLDS):
        held_out = folds == fold
        weights, bias = _fit(scaled[~held_out], answerable[~held_out])
        probabilities[held_out] = 1 / (1 + np.exp(-(scaled[held_out] @ weights + bias)))
    return probabilities


def _best_threshold(
    probabilities: Floats, answerable: npt.NDArray[np.bool_]
) -> tuple[float, float]:
    scored = [(_refusal_f1(probabilities < t, answerable), float(t)) for t in _THRESHOLDS]
    best = max(score for score, _ in scored)
    near = [t for score, t in scored if score >= best - 0.005]  # the same, by chance
    return float(np.median(near)), best


def _refusal_f1(refused: npt.NDArray[np.bool_], answerable: npt.NDArray[np.bool_]) -> float:
    right = float((refused & ~answerable).sum())
    total = float(refused.sum() + (~answerable).sum())
    return 2 * right / total if total else 0.0


def _brier(probabilities: Floats, answerable: npt.NDArray[np.bool_]) -> float:
    return float(np.mean((probabilities - answerable) ** 2))
