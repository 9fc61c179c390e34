"""How often: 30m, 24h, 7d, 2w."""

from __future__ import annotations

import re
from datetime import timedelta

_INTERVAL = re.compile(r"([1-9][0-9]{0,3})([mhdw])", re.ASCII)
_UNITS = {"m": "minutes", "h": "hours", "d": "days", "w": "weeks"}


def interval_of(text: str) -> timedelta | None:
    """Return the time between two runs; None for what is written otherwise."""
    found = _INTERVAL.fullmatch(text.strip().lower())
    return None if found is None else timedelta(**{_UNITS[found[2]]: int(found[1])})
