"""Finds telephone numbers: Dutch, Belgian, French and German ones, and any with its country."""

from __future__ import annotations

import re

from phonenumbers import Leniency, PhoneNumberMatcher

REGIONS = ("NL", "BE", "FR", "DE")
"""A number without a country may be of any of these."""

_BEGINS = re.compile(r"[(+]*0|\+")
"""A number as people write it begins with a 0 or a +; an amount or an article does not."""

_HOURS = re.compile(r"\d\d[.:]\d\d\W+\d\d[.:]\d\d")
"""From when until when somebody is there."""


def find_phones(text: str) -> list[tuple[int, int]]:
    """Return start and end of each number that a network gives out, the longest first."""
    found = {
        (match.start, match.end)
        for region in REGIONS
        for match in PhoneNumberMatcher(text, region, leniency=Leniency.VALID, max_tries=50)
        if _BEGINS.match(match.raw_string) and not _HOURS.fullmatch(match.raw_string)
    }
    return sorted(found, key=lambda place: place[0] - place[1])
