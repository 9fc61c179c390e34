"""Fits how likely evidence supports a sentence, on the dev half of the labelled pairs only.

`calibrate.py` does the same for answers; the artefact is `assistant/fitted/entailment.json`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

import numpy as np

from assistant.entailment.entail import refused
from evaluation.calibrate import ARTEFACT_VERSION, DEV, Calibration
from evaluation.errors import CalibrationError
from evaluation.fitting import FOLDS, Bools, Examples, Floats, brier, calibration_error, fit
from evaluation.verification import Judged

PRECISION = 0.97
"""What the threshold is to reach on dev, cross-validated, so that 0.95 is left elsewhere: the word
lists behind the checks were written with dev in view."""

FEWEST = 20
"""Accepted pairs that a precision has to rest on."""

_THRESHOLDS = np.arange(0.05, 0.991, 0.01)


def calibrate_entailment(done: Sequence[Judged], *, name: str, sha256: str) -> Calibration:
    """Fit on the pairs of dev that no check refuses; the refused have one probability, their share.

    Ten-fold cross-validated by document, whose figures go with it. The threshold is the lowest
    at which the accepted claims are supported in `PRECISION` of the cases. Raises
    CalibrationError for another set than dev, or one that is too small.
    """
    if name != DEV:
        raise CalibrationError(f"the pairs of {name} were given; only dev may teach.")
    passed = np.array([not refused(each.seen) for each in done], dtype=bool)
    truth = np.array([each.pair.supported for each in done], dtype=bool)
    found = fit(_examples([each for each in done if not refused(each.seen)]), balanced=False)
    share_refused = 0.0 if passed.all() else float(truth[~passed].mean())
    told = np.full(len(done), share_refused)
    told[passed] = found.unseen
    threshold = _threshold(told, passed, truth)
    accepted = passed & (told >= threshold)
    figures = {
        "precision": float(truth[accepted].mean()) if accepted.any() else 0.0,
        "recall": float(accepted[truth].mean()),
        "Brier": brier(told, truth),
        "calibration error": calibration_error(told, truth),
        "Brier of the mean": brier(np.full(len(truth), truth.mean()), truth),
    }
    artefact = {
        "version": ARTEFACT_VERSION,
        "what": "probability that evidence supports a claim: logistic regression over signals",
        "signals": found.signals,
        "bias": found.bias,
        "threshold": round(threshold, 2),
        "refused": round(share_refused, 4),
        "fitted_on": {
            "sets": {name: sha256},
            "pairs": len(done),
            "supported": int(truth.sum()),
            "passed by the checks": int(passed.sum()),
            "cross_validated": {key: round(value, 3) for key, value in figures.items()},
        },
    }
    return Calibration(artefact=artefact, figures=figures)


def _examples(passed: Sequence[Judged]) -> Examples:
    truth = np.array([each.pair.supported for each in passed], dtype=bool)
    if min(int(truth.sum()), int((~truth).sum())) < FOLDS:
        raise CalibrationError(
            f"there are too few pairs that the checks let pass: {FOLDS} supported and {FOLDS} "
            "others are needed."
        )
    rows = [asdict(each.seen.signals) for each in passed]
    names = sorted(rows[0])
    return Examples(
        names=names,
        seen=np.array([[row[signal] for signal in names] for row in rows]),
        truth=truth,
        questions=[each.pair.document_id for each in passed],
    )


def _threshold(told: Floats, passed: Bools, truth: Bools) -> float:
    """Return the lowest threshold at which the accepted are as often supported as is wanted.

    Of `FEWEST` at least: a handful may be right by chance. The highest where none is.
    """
    for threshold in _THRESHOLDS:
        accepted = passed & (told >= threshold)
        if accepted.sum() >= FEWEST and truth[accepted].mean() >= PRECISION:
            return float(threshold)
    return float(_THRESHOLDS[-1])
