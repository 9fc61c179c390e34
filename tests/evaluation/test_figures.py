from __future__ import annotations

import math

import pytest

from evaluation.figures import figure, milliseconds, probability, share, signal, signed


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.0, "0.000"),
        (1.0, "1.000"),
        (0.7123, "0.712"),
        (0.99996, "0.999"),
        (0.0001, "0.001"),
        (1234.5, "1,234"),
        (math.nan, "–"),
    ],
)
def test_a_figure_is_never_rounded_to_a_whole_that_it_is_not(value: float, text: str) -> None:
    assert figure(value) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.0, "0 %"),
        (1.0, "100 %"),
        (0.456, "46 %"),
        (0.9996, "99.9 %"),
        (0.996, "99.6 %"),
        (0.004, "0.4 %"),
        (0.00001, "0.1 %"),
        (math.nan, "–"),
    ],
)
def test_a_share_is_all_or_nothing_only_where_it_is(value: float, text: str) -> None:
    assert share(value) == text


@pytest.mark.parametrize(
    ("value", "text"), [(0.1, "+0.100"), (-0.1, "−0.100"), (0.0, "0.000"), (-225.0, "−225")]
)
def test_a_difference_has_its_sign(value: float, text: str) -> None:
    assert signed(value) == text


def test_a_very_small_p_is_not_written_as_nothing() -> None:
    assert [probability(0.0001), probability(0.0312)] == ["<0.001", "0.031"]


def test_times_and_signals_have_the_digits_that_matter() -> None:
    assert [milliseconds(4.26), milliseconds(12345.6)] == ["4.3", "12,346"]
    assert [signal(0.123456), signal(1234.0)] == ["0.123", "1.23e+03"]
