"""Fits how likely evidence supports a sentence, on the dev half of the labelled pairs only.

`calibrate.py` does the same for answers; the artefact is `assistant/fitted/entailment.json`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

import numpy as np

from assistant.entail import refused
from evaluation.calibrate import ARTEFACT_VERSION, DEV, Calibration
from evaluation.errors import CalibrationError
from evaluation.fitting import FOLDS, Bools, Examples, Floats, brier, calibration_error, fit
from evaluation.verification import Judged

PRECISION = 0.95
"""What the threshold is to reach: below it a sentence is dropped."""

_THRESHOLDS = np.arange(0.05, 0.991, 0.01)


def calibrate_entailment(done: Sequence[Judged], *, name: str, sha256: str) -> Calibration:
    """Fit on the pairs of dev; ten-fold cross-validated by document, whose figures go with it.

    The threshold is the lowest from which on the accepted claims are supported in `PRECISION` of
    the cases, the checks having had their say. Raises CalibrationError for another set than dev,
    or one that is too small.
    """
    if name != DEV:
        raise CalibrationError(f"the pairs of {name} were given; only dev may teach.")
    truth = np.array([each.pair.supported for each in done], dtype=bool)
    if min(int(truth.sum()), int((~truth).sum())) < FOLDS:
        raise CalibrationError(f"there are too few pairs: {FOLDS} of each kind are needed.")
    names = sorted(asdict(done[0].seen.signals))
    rows = [asdict(each.seen.signals) for each in done]
    examples = Examples(
        names=names,
        seen=np.array([[row[signal] for signal in names] for row in rows]),
        truth=truth,
        questions=[each.pair.document_id for each in done],
    )
    found = fit(examples, balanced=False)
    passed = np.array([not refused(each.seen) for each in done], dtype=bool)
    threshold = _threshold(found.unseen, passed, truth)
    accepted = passed & (found.unseen >= threshold)
    figures = {
        "precision": float(truth[accepted].mean()) if accepted.any() else 0.0,
        "recall": float(accepted[truth].mean()),
        "Brier": brier(found.unseen, truth),
        "calibration error": calibration_error(found.unseen, truth),
        "Brier of the mean": brier(np.full(len(truth), truth.mean()), truth),
    }
    artefact = {
        "version": ARTEFACT_VERSION,
        "what": "probability that evidence supports a claim: logistic regression over signals",
        "signals": found.signals,
        "bias": found.bias,
        "threshold": round(threshold, 2),
        "fitted_on": {
            "sets": {name: sha256},
            "pairs": len(done),
            "supported": int(truth.sum()),
            "cross_validated": {key: round(value, 3) for key, value in figures.items()},
        },
    }
    return Calibration(artefact=artefact, figures=figures)


def _threshold(told: Floats, passed: Bools, truth: Bools) -> float:
    """Return the lowest threshold from which on precision never falls below what is wanted."""
    best = float(_THRESHOLDS[-1])
    for threshold in reversed(_THRESHOLDS):
        accepted = passed & (told >= threshold)
        if accepted.any() and truth[accepted].mean() < PRECISION:
            break
        best = float(threshold)
    return best
