"""Fits what the assistant believes of its answers, on a run of dev questions only.

Two models of one kind: `refusal` says whether passages support an answer at all, `support`
whether a sentence that is shown states a fact that answers the question.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from evaluation.errors import CalibrationError
from evaluation.facts import sentence_cites_gold
from evaluation.fitting import FOLDS, Bools, Examples, Fit, Floats, brier, calibration_error, fit
from evaluation.json_file import save_json
from evaluation.run_file import QuestionRun, Run

ARTEFACT_VERSION = 1
DEV = "dev"

_THRESHOLDS = np.arange(0.05, 0.96, 0.01)
_BY_CHANCE = 0.045  # of refusal F1: what two questions of dev make


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration:
    """A fitted model as it is written, and how it did on questions it had not seen."""

    artefact: Mapping[str, object]
    figures: Mapping[str, float]


def calibrate(run: Run) -> Mapping[str, Calibration]:
    """Return both models by the name of their artefact; raises CalibrationError as they do."""
    return {"refusal": calibrate_refusal(run), "support": calibrate_support(run)}


def calibrate_refusal(run: Run) -> Calibration:
    """Fit on the run's answerable and unanswerable questions; ambiguous ones teach nothing here.

    The threshold is the middle of those whose refusal F1 by ten-fold cross-validation is the
    highest but for chance; its figures go with it. Questions that were refused before anything was
    weighed count there too. Raises CalibrationError for a run of other sets than dev, or without
    signals.
    """
    results = _teaching(run)
    weighed = [result for result in results if result.signals.get("passage_cosine") != 0]
    examples = _examples(
        [result.signals for result in weighed],
        truth=[result.question.answerable for result in weighed],
        questions=[result.question.id for result in weighed],
        what="questions: {} with an answer and {} without",
    )
    found = fit(examples, balanced=True)
    passed_over = [r.question.answerable for r in results if r not in weighed]
    threshold, f1 = _best_threshold(
        np.append(found.unseen, np.zeros(len(passed_over))),
        np.append(examples.truth, np.array(passed_over, dtype=bool)),
    )
    figures = {"refusal F1": f1, "Brier": brier(found.unseen, examples.truth)}
    artefact = {
        **_head(found, "probability that passages support an answer"),
        "threshold": round(threshold, 2),
        "fitted_on": {
            **_origin(run),
            "questions": len(results),
            "answerable": int(examples.truth.sum()),
            "cross_validated": _rounded(figures),
        },
    }
    return Calibration(artefact=artefact, figures=figures)


def calibrate_support(run: Run) -> Calibration:
    """Fit on the sentences that the run showed: which of them state a fact of the gold.

    A sentence shown where there is no answer states none; those to ambiguous questions teach
    nothing. Cross-validated by question. Raises CalibrationError as `calibrate_refusal` does.
    """
    results = _teaching(run)
    shown = [(result, s) for result in results for s in result.sentences if s.signals]
    examples = _examples(
        [sentence.signals for _, sentence in shown],
        truth=[sentence_cites_gold(result, sentence) for result, sentence in shown],
        questions=[result.question.id for result, _ in shown],
        what="shown sentences: {} with a fact of the gold and {} without",
    )
    found = fit(examples, balanced=False)
    share = np.full(len(shown), examples.truth.mean())
    figures = {
        "Brier": brier(found.unseen, examples.truth),
        "calibration error": calibration_error(found.unseen, examples.truth),
        "Brier of the mean": brier(share, examples.truth),
    }
    artefact = {
        **_head(found, "probability that a shown sentence states a fact that answers"),
        "fitted_on": {
            **_origin(run),
            "questions": len(set(examples.questions)),
            "sentences": len(shown),
            "with a fact": int(examples.truth.sum()),
            "cross_validated": _rounded(figures),
        },
    }
    return Calibration(artefact=artefact, figures=figures)


def write_artefacts(calibrations: Mapping[str, Calibration], folder: Path) -> None:
    """Write each fitted model to a readable file of its name; the folder is made."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, calibration in calibrations.items():
        save_json(calibration.artefact, folder / f"{name}.json")


def _teaching(run: Run) -> list[QuestionRun]:
    if set(run.sets) != {DEV}:
        raise CalibrationError(f"a run of {', '.join(run.sets)} was given; only dev may teach.")
    return [result for result in run.results if result.question.type != "ambiguous"]


def _examples(
    signals: Sequence[Mapping[str, float]],
    *,
    truth: Sequence[bool],
    questions: Sequence[str],
    what: str,
) -> Examples:
    """Return the examples with the signals that all of them have.

    `support` is no signal but an earlier model's verdict.
    """
    names = sorted(set.intersection(*map(set, signals)) - {"support"}) if signals else []
    if not names:
        raise CalibrationError(
            "the run has no signals: it was made over HTTP, by another system or by an earlier "
            "version. Make it anew with: leerkring evaluate run dev"
        )
    yes = sum(truth)
    if min(yes, len(truth) - yes) < FOLDS:
        raise CalibrationError(f"there are too few {what.format(FOLDS, FOLDS)} are needed.")
    return Examples(
        names=names,
        seen=np.array([[each[name] for name in names] for each in signals]),
        truth=np.array(truth),
        questions=questions,
    )


def _head(found: Fit, what: str) -> dict[str, object]:
    return {
        "version": ARTEFACT_VERSION,
        "what": f"{what}: logistic regression over signals",
        "signals": found.signals,
        "bias": found.bias,
    }


def _origin(run: Run) -> dict[str, object]:
    return {"sets": dict(run.sets), "made_with": dict(run.made_with)}


def _rounded(figures: Mapping[str, float]) -> dict[str, float]:
    return {name: round(value, 3) for name, value in figures.items()}


def _best_threshold(probabilities: Floats, answerable: Bools) -> tuple[float, float]:
    scored = [(_refusal_f1(probabilities < t, answerable), float(t)) for t in _THRESHOLDS]
    best = max(score for score, _ in scored)
    near = [t for score, t in scored if score >= best - _BY_CHANCE]
    middle = float(np.median(near))
    return middle, _refusal_f1(probabilities < middle, answerable)


def _refusal_f1(refused: Bools, answerable: Bools) -> float:
    right = float((refused & ~answerable).sum())
    total = float(refused.sum() + (~answerable).sum())
    return 2 * right / total if total else 0.0
