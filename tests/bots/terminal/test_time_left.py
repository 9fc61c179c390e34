"""How long it still takes, on a clock of our own."""

from __future__ import annotations

import pytest

from bots.terminal.time_left import TimeLeft, in_words


class Clock:
    """Seconds that pass when they are told to."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def left(*steps: tuple[float, float]) -> list[float | None]:
    """What is said at each second and share."""
    clock = Clock()
    time_left = TimeLeft(clock)
    said = []
    for second, share in steps:
        clock.now = 1000 + second
        said.append(time_left(share))
    return said


def test_the_rest_takes_as_long_as_what_is_done_did() -> None:
    assert left((0, 0.0), (10, 0.1), (20, 0.2), (60, 0.6))[2:] == pytest.approx([80, 40])


def test_what_comes_before_the_first_growth_does_not_count() -> None:
    assert left((0, 0.0), (600, 0.1), (610, 0.2))[-1] == pytest.approx(80)


def test_nothing_is_said_as_long_as_little_is_known() -> None:
    assert left((0, 0.0), (1, 0.0), (2, 0.1), (4, 0.3), (60, 0.105)) == [None] * 5


def test_a_machine_that_became_slower_is_believed() -> None:
    fast = [(second, second / 1000) for second in range(100)]
    slow = [(100 + 10 * step, 0.1 + step / 1000) for step in range(100)]
    said = left(*fast, *slow)[-1]
    assert said == pytest.approx((1 - 0.199) * 10_000, rel=0.05)


def test_at_the_end_nothing_is_left() -> None:
    assert left((0, 0.0), (10, 0.5), (20, 1.0))[-1] == 0


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (None, ""),
        (3, "less than a minute left"),
        (61, "about 2 min left"),
        (3600, "about 1 h left"),
        (3601, "about 1 h 1 min left"),
        (9000, "about 2 h 30 min left"),
    ],
)
def test_it_is_told_no_more_precisely_than_it_is_known(seconds: float | None, words: str) -> None:
    assert in_words(seconds) == words
