"""What a gap report says in words, for every form that it has."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.gaps.report import GapReport, Shortfall
from ingest.text.vocabulary import load_vocabulary

LANGUAGE = "en"

_SHORTFALLS = {
    Shortfall.NOTHING_FOUND: "nothing found",
    Shortfall.NOT_SUPPORTED: "no passage that supports an answer",
    Shortfall.OUT_OF_DOMAIN: "seems to be of another field",
    Shortfall.BADLY_RATED: "answer rated badly",
}


def shortfall_words(shortfalls: Iterable[Shortfall]) -> str:
    """Return what was wrong with the answers."""
    return ", ".join(_SHORTFALLS[shortfall] for shortfall in shortfalls)


def labels(facet: str, keys: Iterable[str]) -> str:
    """Return what the values of a facet are called."""
    label = load_vocabulary().label
    return ", ".join(label(facet, key, LANGUAGE) for key in keys)


def scope(report: GapReport) -> str:
    """Say which questions the report looked at."""
    since = f"since {report.since.date().isoformat()}" if report.since else "so far"
    audience = ", ".join(sorted(report.audience, key=lambda name: (name != "public", name)))
    return f"Asked {since}, of documents for: {audience}."


def withheld(report: GapReport) -> str:
    """Say how much is not shown, or no more than that it is little."""
    if report.rest is None:
        return (
            f"Questions that fewer than {report.k} conversations share are not shown; here they "
            f"are of fewer than {report.k} conversations, or none."
        )
    return (
        f"Not shown, because fewer than {report.k} conversations share them: "
        f"{report.rest.questions} questions of {report.rest.conversations} conversations."
    )
