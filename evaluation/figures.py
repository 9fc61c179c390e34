"""How figures are written for people: never rounded to a whole that they are not."""

from __future__ import annotations

import math

NOT_MEASURED = "–"
_PLENTY = 10


def figure(value: float) -> str:
    """Return a figure of a table: three decimals, or a whole number from ten on."""
    if math.isnan(value):
        return NOT_MEASURED
    return f"{value:,.0f}" if abs(value) >= _PLENTY else _not_whole(value, 3)


def share(value: float) -> str:
    """Return a share of 1 in per cents."""
    if math.isnan(value):
        return NOT_MEASURED
    if 0.99 < value < 1:  # noqa: PLR2004  99.6 % is not 100 %
        return f"{_not_whole(100 * value, 1)} %"
    return f"{_not_whole(100 * value, 1 if 0 < value < 0.01 else 0)} %"  # noqa: PLR2004  nor is 0.4 % nothing


def signed(value: float) -> str:
    """Return a difference with its sign; a true minus, as it is read aloud."""
    if value == 0 or math.isnan(value):
        return figure(value)
    return ("−" if value < 0 else "+") + figure(abs(value))  # noqa: RUF001  the minus sign is meant


def probability(p: float) -> str:
    """Return a p; under a thousandth it is said to be so."""
    return "<0.001" if p < 0.001 else f"{p:.3f}"  # noqa: PLR2004  the last digit that is shown


def milliseconds(value: float) -> str:
    """Return a time: one decimal under ten milliseconds."""
    return NOT_MEASURED if math.isnan(value) else f"{value:,.{0 if value >= _PLENTY else 1}f}"


def signal(value: float) -> str:
    """Return a signal, whatever its scale, in three digits."""
    return f"{value:.3g}"


def _not_whole(value: float, digits: int) -> str:
    """Round, but never up to 1, 100 or down to 0 what is not exactly that."""
    text = f"{value:.{digits}f}"
    step = 10**-digits
    if float(text) == value or float(text) not in {0.0, 1.0, 100.0}:
        return text
    return f"{value + math.copysign(step / 2, value - float(text)):.{digits}f}"
