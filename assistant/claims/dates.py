"""Dates in a text of any of the four languages: whole ones, months with their year, months."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from ingest.document import LANGUAGES, base_language
from ingest.text.words import fold

_YEAR = r"(?:19|20)\d\d"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_LAST_MONTH = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Date:
    """What is told of a date; a year alone is a number and stands among the quantities."""

    year: int | None = None
    month: int
    day: int | None = None

    def is_given_by(self, other: Date) -> bool:
        """Tell whether the other date has all that this one tells."""
        return (
            self.month == other.month
            and self.day in (None, other.day)
            and self.year in (None, other.year)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundDate:
    """A date with where it stands, in code points."""

    date: Date
    start: int
    end: int


def dates(text: str) -> list[FoundDate]:
    """Return the dates in order; in figures the day goes before the month, as in Europe."""
    found: list[FoundDate] = []
    for pattern in (*_IN_FIGURES, *_in_words()):
        for match in pattern.finditer(text):
            date = _date(match)
            overlaps = any(f.start < match.end() and match.start() < f.end for f in found)
            if date is not None and not overlaps:
                found.append(FoundDate(date=date, start=match.start(), end=match.end()))
    return sorted(found, key=lambda each: each.start)


_IN_FIGURES = (
    re.compile(rf"(?<![\d.,/-])(?P<year>{_YEAR})-(?P<number>\d\d)-(?P<day>{_DAY})(?![\d.,/-]?\d)"),
    re.compile(
        rf"(?<![\d.,/-])(?P<day>{_DAY})(?P<sep>[./-])\s?(?P<number>\d\d?)(?P=sep)\s?"
        rf"(?P<year>{_YEAR})(?![\d/-]|[.,]\d)"
    ),
)


@lru_cache(maxsize=1)
def _in_words() -> tuple[re.Pattern[str], ...]:
    """Return the patterns, the fullest first; a month by itself is a whole word.

    `May` and `March` are months in English with their capital only, and not at a beginning.
    """
    any_name = "|".join(sorted(map(re.escape, _months()), key=len, reverse=True))
    whole = "|".join(name for name in _months(whole=True) if name not in {"may", "march", "mars"})
    day = rf"(?P<day>{_DAY})(?:st|nd|rd|th|er|e|\.)?"
    month, year = rf"(?P<month>{any_name})\.?", rf"(?P<year>{_YEAR})(?!\d)"
    begin, end = r"(?<![\w.,])", r"(?![\w])"
    alone = rf"(?<![\w-])(?P<month>(?i:{whole})|mars|(?<=[\w,] )(?:May|March))(?!\w)"
    return (
        re.compile(rf"{begin}{day}\s+(?:of\s+)?{month},?\s+(?:de\s+)?{year}", re.IGNORECASE),
        re.compile(rf"{begin}{month}\s+{day},?\s+{year}", re.IGNORECASE),
        re.compile(rf"{begin}{month}\s+(?:de\s+|of\s+)?{year}", re.IGNORECASE),
        re.compile(rf"{begin}{day}\s+(?:of\s+)?{month}{end}", re.IGNORECASE),
        re.compile(rf"{begin}{month}\s+{day}{end}(?![.,]\d)", re.IGNORECASE),
        re.compile(alone),
    )


@lru_cache(maxsize=2)
def _months(*, whole: bool = False) -> dict[str, int]:
    """Return the number of each month by its name, in lower case, short forms without full stop."""
    from babel.dates import get_month_names  # noqa: PLC0415  reads the names from its files

    found: dict[str, int] = {}
    for language in dict.fromkeys(map(base_language, LANGUAGES)):
        names = list(get_month_names("wide", locale=language).items())
        if not whole:
            names += get_month_names("abbreviated", locale=language).items()
        for number, name in names:
            for form in (name.lower().rstrip("."), fold(name).rstrip(".")):
                found[form] = number
    return found


def _date(match: re.Match[str]) -> Date | None:
    told = match.groupdict()
    named = (told.get("month") or "").lower().rstrip(".")
    month = _months()[named] if named else int(told["number"])
    if month > _LAST_MONTH or month == 0:
        return None
    return Date(year=_number(told, "year"), month=month, day=_number(told, "day"))


def _number(told: dict[str, str | None], part: str) -> int | None:
    value = told.get(part)
    return int(value) if value else None


def without(text: str, found: Iterator[FoundDate] | list[FoundDate]) -> str:
    """Return the text with the dates blanked out, everything else in its place."""
    for each in found:
        text = text[: each.start] + " " * (each.end - each.start) + text[each.end :]
    return text
