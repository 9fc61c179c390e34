"""Days and weeks as they are written: 30d, 12w; and `--since`, so far back, or a date."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta

from bots.errors import WrongUsageError

_DURATION = re.compile(r"(\d{1,4})([dw])", re.ASCII)
_DATE = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_DAYS = {"d": 1, "w": 7}


def since_of(given: str, *, now: datetime) -> datetime:
    """Return the beginning of the day that is meant, in UTC; raises WrongUsageError.

    `30d` is 30 days before today, `12w` 84; 2026-01-01 is that day. Whole days only: moments to
    the second would let two reports be subtracted.
    """
    text = given.strip()
    back = duration_of(text)
    day = _date(text, given) if back is None else now.astimezone(UTC).date() - back
    found = datetime.combine(day, time.min, tzinfo=UTC)
    if found > now:
        raise WrongUsageError(f"--since {given!r} has not come yet. Give a day that has.")
    return found


def duration_of(given: str) -> timedelta | None:
    """Return so many days or weeks, as 30d or 12w; None for anything else."""
    found = _DURATION.fullmatch(given.strip().lower())
    return None if found is None else timedelta(days=int(found[1]) * _DAYS[found[2]])


def _date(text: str, given: str) -> date:
    try:
        return date.fromisoformat(text if _DATE.fullmatch(text) else "")
    except ValueError:
        raise WrongUsageError(
            f"--since {given!r} is neither days or weeks back (30d, 12w) nor a date (2026-01-31)."
        ) from None
