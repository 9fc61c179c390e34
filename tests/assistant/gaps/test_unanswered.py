from __future__ import annotations

import pytest

from assistant.gaps.report import Shortfall
from assistant.gaps.unanswered import shortfall, unanswered
from assistant.journal.port import Rating
from tests.support.gaps import asked, rated

PUBLIC = frozenset({"public"})


@pytest.mark.parametrize("reason", ["nothing_found", "not_supported", "out_of_domain"])
def test_a_question_without_an_answer_counts_with_its_reason(reason: str) -> None:
    assert shortfall(asked(reason=reason)) == Shortfall(reason)


@pytest.mark.parametrize("reason", ["filters_empty", "not_allowed"])
@pytest.mark.parametrize("ratings", [(), (Rating.DOWN,)])
def test_what_is_no_lack_of_the_corpus_does_not_count(
    reason: str, ratings: tuple[Rating, ...]
) -> None:
    assert shortfall(asked(reason=reason, feedback=rated(*ratings))) is None


@pytest.mark.parametrize("status", ["answered", "clarify"])
def test_a_bad_rating_counts_whatever_was_shown(status: str) -> None:
    bad = asked(status=status, reason=None, feedback=rated(Rating.UP, Rating.DOWN))
    assert shortfall(bad) is Shortfall.BADLY_RATED


@pytest.mark.parametrize("ratings", [(), (Rating.UP,)])
def test_an_answer_that_nobody_rated_badly_does_not_count(ratings: tuple[Rating, ...]) -> None:
    assert shortfall(asked(status="answered", reason=None, feedback=rated(*ratings))) is None


def test_what_was_asked_of_hidden_documents_is_left_out_for_who_may_not_read_them() -> None:
    hidden = asked(audience=frozenset({"public", "buyers"}))
    assert unanswered([hidden], audience=PUBLIC) == []
    assert unanswered([hidden], audience=PUBLIC | {"buyers"}) == [hidden]
