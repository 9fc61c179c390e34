from __future__ import annotations

from dataclasses import replace

import pytest

from evaluation.intervals import Estimate
from evaluation.plots import (
    ROW,
    bars,
    quantiles,
    refusal_calibration,
    signal_names,
    support_calibration,
)
from evaluation.run_file import QuestionRun
from tests.support.evaluation_runs import UNRELATED, answered, citation, question, result


def told(*signals: float) -> list[QuestionRun]:
    """Answerable and answered where the signal is above a half."""
    return [
        answered(question(id=str(n)), signals={"support": value})
        if value > 0.5
        else result(question("unanswerable", id=str(n)), signals={"support": value})
        for n, value in enumerate(signals)
    ]


def test_bars_are_in_per_cents_of_a_scale_up_to_one() -> None:
    first, second = bars(
        {
            "all": Estimate(value=0.5, low=0.25, high=0.75, n=8),
            "language nl": Estimate(value=1.0, low=0.9, high=1.0, n=4),
        }
    )
    assert (first.width, first.low, first.high) == (50.0, 25.0, 75.0)
    assert (second.label, second.width, second.top) == ("language nl", 100.0, ROW)


def test_a_bar_longer_than_one_widens_the_scale() -> None:
    (bar,) = bars({"all": Estimate(value=2.0, low=1.0, high=4.0, n=8)})
    assert (bar.width, bar.low, bar.high) == (50.0, 25.0, 100.0)


def test_bins_hold_as_many_questions_each_from_the_lowest_signal_up() -> None:
    given = told(0.9, 0.1, 0.8, 0.2, 0.7, 0.3, 0.6, 0.4, 0.95, 0.5)
    bins = refusal_calibration(given, "support").bins
    assert [(each.start, each.end, each.n) for each in bins] == [
        (0.1, 0.2, 2),
        (0.3, 0.4, 2),
        (0.5, 0.6, 2),
        (0.7, 0.8, 2),
        (0.9, 0.95, 2),
    ]
    assert [each.should for each in bins] == [0, 0, 0.5, 1, 1]
    assert [each.was for each in bins] == [0, 0, 0.5, 1, 1]


def test_the_same_signal_is_never_in_two_bins() -> None:
    bins = refusal_calibration(told(0.2, 0.2, 0.2, 0.2, 0.2, 0.2, 0.9), "support").bins
    assert [(each.end, each.n) for each in bins] == [(0.2, 6), (0.9, 1)]


def test_questions_without_the_signal_are_left_out() -> None:
    assert refusal_calibration([result(), *told(0.9)], "support").bins[0].n == 1
    assert refusal_calibration([result()], "support").bins == ()


def supported(*supports: float, right: bool) -> list[QuestionRun]:
    """Return an answer of one sentence for each support."""
    beneath = citation() if right else citation(UNRELATED, document_id="rotterdam")
    made = answered(question(), beneath)
    return [
        replace(made, sentences=(replace(made.sentences[0], support=support),))
        for support in supports
    ]


def test_support_is_held_against_the_share_of_sentences_that_state_a_fact() -> None:
    right = supported(0.8, 0.9, 0.9, right=True)
    bins = support_calibration([*right, *supported(0.1, 0.2, 0.7, right=False)]).bins
    low, high = bins[0], bins[-1]
    assert (low.start, low.should, low.was) == (0.1, 0.0, pytest.approx(0.15))
    assert (high.end, high.should, high.was) == (0.9, 1.0, pytest.approx(0.9))
    assert sum(each.n for each in bins) == 6


def test_sentences_to_ambiguous_questions_are_left_out_of_their_support() -> None:
    asked = replace(supported(0.9, right=True)[0], question=question("ambiguous"))
    assert support_calibration([asked, result()]).bins == ()


def test_a_signal_that_is_always_the_same_is_no_plot() -> None:
    assert signal_names(told(0.9, 0.9)) == ()
    assert signal_names(told(0.9, 0.8)) == ("support",)


def test_times_are_placed_on_the_scale_of_the_slowest() -> None:
    search, total = quantiles({"search": (10.0, 20.0, 25.0), "total": (25.0, 50.0, 100.0)})
    assert search.places == (10.0, 20.0, 25.0)
    assert total.places == (25.0, 50.0, 100.0)


def test_steps_that_took_no_time_are_drawn_as_nothing() -> None:
    assert quantiles({"cache": (0.0, 0.0, 0.0)})[0].places == (0.0, 0.0, 0.0)
