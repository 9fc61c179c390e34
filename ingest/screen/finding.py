"""What the screening finds: a kind, a place, and why it was taken for that."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from ingest.document import Value


class Kind(StrEnum):
    """What was found; the word that stands in its place. docs/screening.md tells each rule."""

    EMAIL = "e-mail"
    IBAN = "iban"
    BSN = "bsn"
    NATIONAL_NUMBER = "rijksregisternummer"
    PHONE = "phone"
    ADDRESS = "address"
    PLATE = "licence-plate"
    NAME = "name"
    BID_PRICE = "bid-price"
    UNIT_RATE = "unit-rate"
    SCORE = "loser-score"
    MARGIN = "margin"
    CONFIDENTIAL = "confidential"
    DRAFT = "tender-draft"


STRUCTURED = (
    Kind.EMAIL,
    Kind.IBAN,
    Kind.BSN,
    Kind.NATIONAL_NUMBER,
    Kind.PHONE,
    Kind.ADDRESS,
    Kind.PLATE,
)
"""Identifiers that have a form of their own."""

PERSONAL = (*STRUCTURED, Kind.NAME)
"""What identifies a person."""

SENSITIVE = tuple(kind for kind in Kind if kind not in PERSONAL)
"""What competitors must not learn of each other, or nobody yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding(Value):
    """Something found at `start` to `end` of a text, in code points; `why` names the rule."""

    kind: Kind
    start: int
    end: int
    why: str = ""


def without_overlaps(findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings in order of place; of two that overlap the one that came first."""
    taken: list[Finding] = []
    for found in findings:
        place = bisect_left(taken, found.start, key=lambda other: other.start)
        follows = place == 0 or taken[place - 1].end <= found.start
        if follows and (place == len(taken) or found.end <= taken[place].start):
            taken.insert(place, found)
    return taken
