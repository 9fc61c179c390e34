"""How a fit is judged, against hand-computed cases and scikit-learn."""

from __future__ import annotations

import numpy as np
import pytest
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import brier_score_loss

from evaluation.fitting import PENALTY, Examples, brier, calibration_error, fit

RANDOM = np.random.default_rng(5)
TOLD = RANDOM.uniform(0, 1, 2_000)
SO = RANDOM.uniform(0, 1, 2_000) < TOLD
"""Truths that come as often as they are told to."""


def examples(count: int = 300, *, share: float = 0.3) -> Examples:
    """Return examples of which two signals tell something, and that many questions."""
    random = np.random.default_rng(6)
    truth = random.uniform(0, 1, count) < share
    seen = random.normal(0, 1, (count, 2)) + truth[:, np.newaxis] * [1.0, 0.5]
    return Examples(
        names=("one", "two"), seen=seen, truth=truth, questions=[f"q{n}" for n in range(count)]
    )


def test_the_brier_score_is_the_mean_square_of_what_was_missed() -> None:
    told = np.array([1.0, 0.5, 0.2])
    assert brier(told, np.array([True, False, False])) == pytest.approx((0 + 0.25 + 0.04) / 3)
    assert brier(TOLD, SO) == pytest.approx(brier_score_loss(SO, TOLD))


def test_the_calibration_error_is_the_mean_distance_of_told_and_found_by_bin() -> None:
    told = np.array([0.9, 0.1, 0.8, 0.2])
    truth = np.array([True, False, False, False])
    # Two bins of two: told 0.15 where none is so, told 0.85 where half is.
    assert calibration_error(told, truth, bins=2) == pytest.approx((0.15 + 0.35) / 2)


def test_what_comes_as_often_as_it_is_told_has_little_error_and_the_reverse_much() -> None:
    assert calibration_error(TOLD, SO) < 0.04
    assert calibration_error(1 - TOLD, SO) > 0.3


def test_fewer_examples_than_bins_are_a_bin_each() -> None:
    assert calibration_error(np.array([0.5, 0.75]), np.array([True, True])) == 0.375


@pytest.mark.parametrize("balanced", [True, False])
def test_the_weights_are_those_of_another_implementation(*, balanced: bool) -> None:
    given = examples()
    found = fit(given, balanced=balanced)
    scaled = (given.seen - given.seen.mean(axis=0)) / given.seen.std(axis=0)
    theirs = LogisticRegression(
        C=1 / PENALTY, class_weight="balanced" if balanced else None, tol=1e-8
    ).fit(scaled, given.truth)
    weights = [entry["weight"] for entry in found.signals.values()]
    assert weights == pytest.approx(theirs.coef_[0].tolist(), abs=2e-3)
    assert found.bias == pytest.approx(float(theirs.intercept_[0]), abs=2e-3)


def test_without_balance_the_probabilities_are_as_high_as_the_truth_is_frequent() -> None:
    given = examples()
    plain, balanced = (fit(given, balanced=each).unseen.mean() for each in (False, True))
    assert plain == pytest.approx(given.truth.mean(), abs=0.01)
    assert balanced > given.truth.mean() + 0.05


def test_no_signal_counts_against() -> None:
    given = examples()
    turned = Examples(
        names=given.names,
        seen=given.seen * [1, -1],
        truth=given.truth,
        questions=given.questions,
    )
    assert list(fit(turned, balanced=False).signals) == ["one"]


def test_examples_of_one_question_teach_nothing_of_each_other() -> None:
    """Of each question four copies: a model that had seen one would know the others."""
    random = np.random.default_rng(7)
    truth = np.repeat(random.uniform(0, 1, 40) < 0.5, 4)
    seen = np.repeat(random.normal(0, 1, (40, 80)), 4, axis=0)
    together = Examples(
        names=[f"s{n}" for n in range(80)],
        seen=seen,
        truth=truth,
        questions=[f"q{n // 4}" for n in range(160)],
    )
    apart = Examples(
        names=together.names,
        seen=seen,
        truth=truth,
        questions=[f"q{n}" for n in range(160)],
    )
    assert brier(fit(together, balanced=False).unseen, truth) > 0.2
    assert brier(fit(apart, balanced=False).unseen, truth) < 0.1
