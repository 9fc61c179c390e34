from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from bots.errors import WrongUsageError
from bots.terminal.since import since_of

NOW = datetime(2026, 11, 22, 13, 45, tzinfo=UTC)


@pytest.mark.parametrize(
    ("given", "day"),
    [
        ("30d", (2026, 10, 23)),
        ("0d", (2026, 11, 22)),
        ("12w", (2026, 8, 30)),
        ("1W", (2026, 11, 15)),
        (" 7d ", (2026, 11, 15)),
        ("2026-01-01", (2026, 1, 1)),
        ("2026-11-22", (2026, 11, 22)),
        ("9999w", (1835, 4, 5)),
    ],
)
def test_a_number_of_days_or_weeks_and_a_date_are_the_start_of_a_day(
    given: str, day: tuple[int, int, int]
) -> None:
    assert since_of(given, now=NOW) == datetime(*day, tzinfo=UTC)


def test_days_are_those_of_utc_wherever_the_command_runs() -> None:
    here = datetime(2026, 11, 22, 1, 0, tzinfo=timezone(timedelta(hours=2)))
    assert since_of("1d", now=here) == datetime(2026, 11, 20, tzinfo=UTC)


@pytest.mark.parametrize(
    "given",
    [
        *("", "30", "d", "-3d", "3m", "30 d", "1.5d", "12345d", "2026-13-01", "2026-02-30"),
        *("20260101", "2026-W01-1", "01-01-2026", "yesterday", "٣d", "2026-01-01T10:00"),
    ],
)
def test_anything_else_is_refused_with_what_was_expected(given: str) -> None:
    with pytest.raises(WrongUsageError, match="30d, 12w"):
        since_of(given, now=NOW)


def test_a_day_to_come_is_refused() -> None:
    with pytest.raises(WrongUsageError, match="has not come yet"):
        since_of("2026-11-23", now=NOW)
