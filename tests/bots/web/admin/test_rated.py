from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

from assistant.journal.port import AskedQuestion, Feedback, Rating
from bots.web.admin.rated import MOST_COMMENTS, Count, Rated, rated
from tests.support.gaps import asked

MONDAY = datetime(2026, 11, 16, 8, 0, tzinfo=UTC)
NOW = MONDAY + timedelta(days=30)
PUBLIC = frozenset({"public"})


def said(
    comment: str,
    *,
    by: str,
    week: int = 0,
    text: str = "Wat kost een brug?",
    rating: Rating = Rating.DOWN,
    **more: object,
) -> AskedQuestion:
    """Return a question of conversation `by`, commented so many weeks after MONDAY."""
    given = Feedback(rating=rating, comment=comment, given_at=MONDAY + timedelta(weeks=week))
    return asked(text, conversation=by, status="answered", feedback=(given,), **more)


def of(rows: Iterable[AskedQuestion], *, k: int = 3, now: datetime = NOW) -> Rated:
    return rated(rows, audience=PUBLIC, k=k, now=now)


def shown(found: Rated) -> list[str]:
    return [comment.text for batch in found.batches for comment in batch.comments]


def test_ratings_are_counted_by_week_language_and_face_without_a_gap() -> None:
    rows = [
        said("", by="a", rating=Rating.UP),
        said("", by="b", week=2, language="fr", face="slack"),
    ]
    found = of(rows)
    assert found.weeks == {
        date(2026, 11, 16): Count(up=1),
        date(2026, 11, 23): Count(),
        date(2026, 11, 30): Count(down=1),
    }
    assert found.languages == {"fr": Count(down=1), "nl": Count(up=1)}
    assert found.faces == {"slack": Count(down=1), "web": Count(up=1)}
    assert not found.waits


def test_comments_of_fewer_than_k_conversations_wait() -> None:
    rows = [said("een", by="a"), said("twee", by="a", week=1), said("drie", by="b", week=1)]
    found = of(rows)
    assert shown(found) == []
    assert found.waits


def test_comments_are_shown_by_weeks_of_k_conversations_in_the_order_of_their_words() -> None:
    rows = [
        *(said(f"{letter} {week}", by=letter, week=week) for week in (0, 2) for letter in "cab"),
        said("alleen", by="d", week=3),
    ]
    found = of(rows)
    assert shown(found) == ["a 2", "b 2", "c 2", "a 0", "b 0", "c 0"]
    assert [(batch.first, batch.last) for batch in found.batches] == [
        (date(2026, 11, 30), date(2026, 11, 30)),
        (date(2026, 11, 16), date(2026, 11, 16)),
    ]
    assert found.waits


def test_weeks_with_few_comments_are_joined_until_k_have_written() -> None:
    rows = [said(letter, by=letter, week=week) for week, letter in enumerate("abcd")]
    found = of(rows)
    assert shown(found) == ["a", "b", "c"]
    assert found.batches[0].last == date(2026, 11, 30)


def test_a_week_that_is_not_over_is_not_shown_or_one_day_could_be_subtracted() -> None:
    rows = [said(letter, by=letter) for letter in "abc"]
    found = of(rows, now=MONDAY + timedelta(days=6))
    assert shown(found) == []
    assert found.waits
    assert shown(of(rows, now=MONDAY + timedelta(days=7))) == ["a", "b", "c"]


def test_a_question_stands_beside_its_comment_only_where_k_conversations_asked_it() -> None:
    rows = [
        *(said(letter, by=letter, text="Wat kost een brug?") for letter in "ab"),
        said("c", by="c", text="Hoe heet mijn buurman?"),
        asked("wat kost  een BRUG", conversation="e", status="answered"),
        *(asked("Hoe heet mijn buurman?", conversation="c") for _ in range(5)),
    ]
    found = of(rows)
    questions = [comment.question for comment in found.batches[0].comments]
    assert questions == ["Wat kost een brug?", "Wat kost een brug?", None]


def test_nothing_is_told_of_questions_of_documents_that_the_reader_may_not_read() -> None:
    both = frozenset({"public", "participants"})
    rows = [said(letter, by=letter, audience=both) for letter in "abc"]
    found = of(rows)
    assert (found.weeks, found.batches, found.waits) == ({}, (), False)
    assert shown(rated(rows, audience=both, k=3, now=NOW)) == ["a", "b", "c"]


def test_only_the_newest_batches_are_shown() -> None:
    rows = [
        said(f"{week} {number}", by=f"{number}", week=week - 8)
        for week in range(8)
        for number in range(MOST_COMMENTS // 4)
    ]
    found = of(rows)
    assert len(shown(found)) == MOST_COMMENTS
    assert shown(found)[0].startswith("7 ")
