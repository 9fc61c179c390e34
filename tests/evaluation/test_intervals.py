"""How sure a figure is."""

from __future__ import annotations

import math
import time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evaluation.intervals import estimate, paired_interval, paired_test, quantile_estimate

Pairs = list[tuple[float, float]]


def means(values: list[float]) -> Pairs:
    return [(value, 1.0) for value in values]


def by_id(pairs: Pairs) -> dict[str, tuple[float, float]]:
    return {f"q{number}": pair for number, pair in enumerate(pairs)}


def coins(count: int, chance: float, seed: int) -> Pairs:
    return means(np.random.default_rng(seed).binomial(1, chance, count).astype(float).tolist())


def test_a_mean_is_the_sum_over_the_count() -> None:
    found = estimate(means([0, 1, 1, 0.5]))
    assert (found.value, found.n) == (0.625, 4)


def test_a_ratio_is_of_sums_and_not_a_mean_of_ratios() -> None:
    assert estimate([(1, 1), (1, 3)]).value == 0.5


def test_where_all_agree_the_interval_has_no_width() -> None:
    found = estimate([(3, 3), (1, 1), (7, 7)])
    assert (found.low, found.value, found.high) == (1, 1, 1)


def test_nothing_gives_no_figure() -> None:
    assert math.isnan(estimate([]).value)
    assert math.isnan(quantile_estimate([], 0.5).high)
    assert estimate([]).n == 0


def test_the_same_seed_gives_the_same_interval_and_another_one_another() -> None:
    pairs = coins(100, 0.5, seed=1)
    assert estimate(pairs, seed=3) == estimate(pairs, seed=3)
    assert estimate(pairs, seed=3) != estimate(pairs, seed=4)


def test_the_interval_covers_a_known_mean_nineteen_times_in_twenty() -> None:
    found = [estimate(coins(100, 0.3, seed=trial)) for trial in range(300)]
    covered = sum(each.low <= 0.3 <= each.high for each in found) / len(found)
    assert (
        0.91 <= covered <= 0.98
    )  # 300 trials: within 3 standard errors, less what the method lacks


def test_the_interval_is_as_wide_as_theory_has_it() -> None:
    found = estimate(means([0.0, 1.0] * 200))
    half = 1.96 * math.sqrt(0.25 / 400)
    assert found.low == pytest.approx(0.5 - half, abs=0.01)
    assert found.high == pytest.approx(0.5 + half, abs=0.01)


def test_four_times_the_questions_halve_the_interval() -> None:
    few, many = estimate(means([0.0, 1.0] * 50)), estimate(means([0.0, 1.0] * 200))
    assert (few.high - few.low) / (many.high - many.low) == pytest.approx(2, rel=0.15)


def test_more_cells_than_fit_at_a_time_give_the_same_figure() -> None:
    found = estimate(means([0.0, 1.0] * 3_000))
    assert found.low < found.value == 0.5 < found.high
    assert found.high - found.low == pytest.approx(2 * 1.96 * math.sqrt(0.25 / 6_000), rel=0.1)


_PAIRS = st.lists(
    st.integers(1, 5).flatmap(lambda d: st.tuples(st.integers(0, d).map(float), st.just(float(d)))),
    min_size=1,
    max_size=40,
)


@settings(deadline=None)  # the processor is shared
@given(_PAIRS)
def test_an_interval_of_shares_lies_between_0_and_1(pairs: Pairs) -> None:
    found = estimate(pairs)
    assert 0 <= found.low <= found.high <= 1
    assert 0 <= found.value <= 1


@settings(deadline=None)  # the processor is shared
@given(_PAIRS, st.randoms())
def test_the_order_of_questions_does_not_change_the_figure(pairs: Pairs, random: object) -> None:
    mixed = sorted(pairs, key=lambda _: random.random())  # type: ignore[attr-defined]  # a Random
    assert estimate(mixed).value == pytest.approx(estimate(pairs).value)


def test_a_quantile_is_the_value_that_so_many_stay_under() -> None:
    values = [float(n) for n in range(101)]
    for q in (0.5, 0.95, 0.99):
        found = quantile_estimate(values, q)
        assert found.value == pytest.approx(100 * q)
        assert found.low <= found.value <= found.high <= 100
    assert quantile_estimate(values[::-1], 0.95) == quantile_estimate(values, 0.95)


def test_the_interval_of_a_median_covers_the_true_one() -> None:
    generator = np.random.default_rng(5)
    found = [quantile_estimate(generator.exponential(10, 101).tolist(), 0.5) for _ in range(200)]
    covered = sum(each.low <= 10 * math.log(2) <= each.high for each in found) / len(found)
    assert 0.90 <= covered <= 0.99


def test_the_interval_of_a_difference_is_as_wide_as_theory_has_it() -> None:
    # Of 400 questions 100 gain 1 and 300 nothing: the standard error is (1/4 * 3/4 / 400) ** 0.5.
    a, b = by_id(means([0.0] * 400)), by_id(means([1.0] * 100 + [0.0] * 300))
    low, high = paired_interval(a, b)
    half = 1.96 * math.sqrt(0.25 * 0.75 / 400)
    assert (low, high) == (
        pytest.approx(0.25 - half, abs=0.01),
        pytest.approx(0.25 + half, abs=0.01),
    )
    assert paired_interval(b, a) == (pytest.approx(-high), pytest.approx(-low))


def test_two_sides_that_move_together_differ_by_the_same_in_every_resample() -> None:
    values = coins(50, 0.5, seed=1)
    a, b = by_id(values), by_id([(value + 0.25, 1.0) for value, _ in values])
    assert paired_interval(a, b) == (pytest.approx(0.25), pytest.approx(0.25))


def test_a_resample_that_leaves_a_run_without_questions_is_left_out() -> None:
    low, high = paired_interval({"q1": (1.0, 1.0)}, {"q2": (0.0, 1.0)})
    assert (low, high) == (-1.0, -1.0)


def test_without_anything_to_compare_there_is_no_interval_of_a_difference() -> None:
    with pytest.raises(ValueError, match="denominator in both"):
        paired_interval({}, by_id(means([1.0])))


def test_a_clear_difference_has_a_small_p() -> None:
    a, b = by_id(coins(200, 0.9, seed=1)), by_id(coins(200, 0.5, seed=2))
    assert paired_test(a, b) == 1 / 10_001
    assert paired_test(b, a) == paired_test(a, b)


def test_three_questions_can_show_little() -> None:
    # Of 8 ways to swap, two give a difference as large: p is a quarter, however clear it looks.
    a, b = by_id(means([1, 1, 1])), by_id(means([0, 0, 0]))
    assert paired_test(a, b) == pytest.approx(0.25, abs=0.02)


def test_two_equal_runs_have_p_one() -> None:
    pairs = by_id(coins(50, 0.5, seed=1))
    assert paired_test(pairs, pairs) == 1


def test_without_a_difference_p_is_as_often_low_as_high() -> None:
    found = []
    for trial in range(100):
        values = np.random.default_rng(trial).normal(size=(2, 30))
        a, b = (by_id(means(row.tolist())) for row in values)
        found.append(paired_test(a, b, seed=trial))
    # Kolmogorov and Smirnov: a distance beyond 1.63 / sqrt(100) is one in a hundred.
    steps = np.arange(1, 101) / 100
    assert np.max(np.abs(np.sort(found) - steps)) < 0.163


def test_runs_are_paired_by_question_and_not_by_order() -> None:
    a = by_id(coins(60, 0.5, seed=1))
    turned = dict(reversed(a.items()))
    assert paired_test(a, turned) == 1


def test_pairing_shows_what_the_means_alone_would_not() -> None:
    # Every question is a little better, far less than questions differ among themselves.
    values = np.random.default_rng(1).normal(0.5, 0.3, 100)
    better = values + np.random.default_rng(2).uniform(0, 0.02, 100)
    assert paired_test(by_id(means(values.tolist())), by_id(means(better.tolist()))) < 0.001


def test_a_question_that_one_run_lacks_counts_as_nothing_there() -> None:
    both = by_id(means([1.0] * 10))
    more = both | {f"extra {n}": (0.0, 1.0) for n in range(10)}
    # As large a difference only where all ten extra questions fall to one side.
    assert paired_test(both, more) == pytest.approx(2 / 2**10, abs=0.002)
    assert paired_test(more, both) == paired_test(both, more)


def test_a_permutation_that_leaves_a_run_without_questions_is_no_evidence_of_a_difference() -> None:
    assert paired_test({"q1": (1.0, 1.0)}, {"q2": (0.0, 1.0)}) == 1


def test_a_run_with_nothing_to_compare_shows_no_difference() -> None:
    assert paired_test({}, by_id(means([1.0]))) == 1
    assert paired_test({}, {}) == 1


def test_a_paired_test_is_the_same_for_the_same_seed() -> None:
    a, b = by_id(coins(80, 0.6, seed=1)), by_id(coins(80, 0.5, seed=2))
    assert paired_test(a, b, seed=7) == paired_test(a, b, seed=7)


def test_a_test_of_430_questions_takes_under_a_second_of_a_processor() -> None:
    a, b = by_id(coins(430, 0.6, seed=1)), by_id(coins(430, 0.5, seed=2))
    started = time.process_time()
    paired_test(a, b)
    assert time.process_time() - started < 1
