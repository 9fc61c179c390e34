"""Which questions show a gap."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.answer import Reason
from assistant.gaps.report import Shortfall
from assistant.journal.port import AskedQuestion, Rating

_NOT_OF_THE_CORPUS = {Reason.FILTERS_EMPTY, Reason.NOT_ALLOWED}
"""The asker's own filter left nothing, or the corpus has what the asker may not read."""


def unanswered(asked: Iterable[AskedQuestion], *, audience: frozenset[str]) -> list[AskedQuestion]:
    """Return the questions without an answer or with a bad one, that this audience may read of."""
    return [one for one in asked if one.audience <= audience and shortfall(one) is not None]


def shortfall(asked: AskedQuestion) -> Shortfall | None:
    """Return what was wrong with what a question got, None where nothing was.

    A question of another field counts: a subject that the corpus lacks altogether looks like one.
    A question that was asked back counts when that was rated badly.
    """
    if asked.status == "no_answer":
        reason = None if asked.reason in _NOT_OF_THE_CORPUS else asked.reason
        return Shortfall(reason) if reason else None
    return Shortfall.BADLY_RATED if asked.worst_rating is Rating.DOWN else None
