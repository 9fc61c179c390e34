"""What became of a question, in one word for people to check."""

from __future__ import annotations

from enum import StrEnum

from evaluation.contributions import Contributions, contributions
from evaluation.run_file import QuestionRun


class Verdict(StrEnum):
    """The automatic verdict on one question."""

    RIGHT = "right"
    PARTLY = "partly"
    WRONG = "wrong"
    RIGHTLY_REFUSED = "rightly refused"
    WRONGLY_REFUSED = "wrongly refused"
    WRONGLY_ANSWERED = "wrongly answered"


def verdict(result: QuestionRun) -> Verdict:
    """Return the verdict, which says the same as the metrics do.

    An answer is right when it states every gold fact, in quotes or in words of its own, partly
    right when it states some. To ask back is right for an ambiguous question when its senses can
    be chosen from, partly right when they can't, and wrong for any other question; to answer an
    ambiguous one is wrong.
    """
    if result.status == "no_answer":
        refusals = Verdict.RIGHTLY_REFUSED, Verdict.WRONGLY_REFUSED
        return refusals[result.question.answerable]
    if result.question.type == "ambiguous":
        return _asked_back(result, contributions(result))
    if result.status == "clarify":
        return Verdict.WRONG
    if not result.question.answerable:
        return Verdict.WRONGLY_ANSWERED
    return _answered(contributions(result))


def _asked_back(result: QuestionRun, found: Contributions) -> Verdict:
    if result.status != "clarify":
        return Verdict.WRONG
    return Verdict.RIGHT if found["clarification accuracy"][0] else Verdict.PARTLY


def _answered(found: Contributions) -> Verdict:
    stated, needed = found["nugget coverage"]
    if stated == needed:
        return Verdict.RIGHT
    return Verdict.PARTLY if stated else Verdict.WRONG
