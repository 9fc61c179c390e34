"""Finds telephone numbers: Dutch, Belgian, French and German ones, and any with its country."""

from __future__ import annotations

import re

REGIONS = ("NL", "BE", "FR", "DE")
"""A number without a country may be of any of these."""

_MAY_BE = re.compile(r"[+0](?:[^\w\n]{0,4}\d){6}")
"""What has to stand in a line with a number; few lines have it."""

_BEGINS = re.compile(r"[(+]*0|\+")
"""A number as people write it begins with a 0 or a +; an amount or an article does not."""

_HOURS = re.compile(r"\d\d[.:]\d\d\W+\d\d[.:]?\d\d")
"""From when until when somebody is there."""


def find_phones(text: str) -> list[tuple[int, int]]:
    """Return start and end of each number that a network gives out, the longest first."""
    found: set[tuple[int, int]] = set()
    looked = 0
    for may_be in _MAY_BE.finditer(text):
        if may_be.start() < looked:
            continue
        start = max(looked, text.rfind("\n", 0, may_be.start()) + 1)
        end = text.find("\n", may_be.end())
        looked = len(text) if end < 0 else end
        found |= {(start + a, start + b) for a, b in _in_line(text[start:looked])}
    return sorted(found, key=lambda place: place[0] - place[1])


def _in_line(line: str) -> set[tuple[int, int]]:
    from phonenumbers import Leniency, PhoneNumberMatcher  # noqa: PLC0415  0.1 s

    return {
        (match.start, match.end)
        for region in REGIONS
        for match in PhoneNumberMatcher(line, region, leniency=Leniency.VALID, max_tries=50)
        if _BEGINS.match(match.raw_string) and not _HOURS.fullmatch(match.raw_string)
    }
