from __future__ import annotations

from random import Random
from typing import Any

import pytest

from assistant.logistic import model_of
from evaluation.calibrate_entailment import PRECISION, calibrate_entailment
from evaluation.errors import CalibrationError
from evaluation.verification import Judged
from tests.support.verification import judged, pair


def pairs(count: int = 200, *, overlap: float = 0.0) -> list[Judged]:
    """Return pairs whose coverage tells the supported from the others; half are supported."""
    random = Random(1)  # noqa: S311  made-up signals
    return [
        judged(
            pair("supported" if number % 2 else "unsupported", document_id=f"d{number // 3}"),
            accepted=False,
            coverage=(0.8 if number % 2 else 0.2) + random.uniform(-0.1 - overlap, 0.1 + overlap),
        )
        for number in range(count)
    ]


def test_a_signal_that_tells_apart_gives_full_recall_at_the_precision_aimed_at() -> None:
    calibration = calibrate_entailment(pairs(), name="dev", sha256="abc")
    assert calibration.figures["precision"] >= PRECISION
    assert calibration.figures["recall"] == 1.0
    model = model_of(calibration.artefact)
    assert list(model.weights) == ["coverage"]
    assert model.says_yes({"coverage": 0.8})
    assert not model.says_yes({"coverage": 0.2})


def test_where_the_kinds_overlap_the_threshold_keeps_the_precision_and_gives_up_recall() -> None:
    figures = calibrate_entailment(pairs(400, overlap=0.4), name="dev", sha256="").figures
    assert figures["precision"] >= PRECISION
    assert 0.05 < figures["recall"] < 0.9
    assert figures["Brier"] < figures["Brier of the mean"]


def test_what_a_check_refuses_is_accepted_at_no_threshold() -> None:
    done = pairs()
    refused = [judged(each.pair, accepted=False, coverage=0.8, negated=True) for each in done]
    assert calibrate_entailment([*done, *refused], name="dev", sha256="").figures["recall"] == 0.5


def test_the_artefact_says_what_it_was_fitted_on() -> None:
    artefact: Any = calibrate_entailment(pairs(), name="dev", sha256="abc").artefact
    fitted_on = artefact["fitted_on"]
    assert fitted_on["sets"] == {"dev": "abc"}
    assert fitted_on["supported"] == 100


def test_only_dev_may_teach() -> None:
    with pytest.raises(CalibrationError, match="test"):
        calibrate_entailment(pairs(), name="test", sha256="")


def test_too_few_pairs_teach_nothing() -> None:
    with pytest.raises(CalibrationError, match="too few"):
        calibrate_entailment(pairs(12), name="dev", sha256="")
