"""What readers thought of answers: counts, and their comments where several people wrote.

A rating is told as a number: it says nothing of what was asked. A comment is somebody's own words,
and so is the question above it. Both follow the rule of gap reports (docs/gaps.md) that nobody's
words are shown alone:

- Comments come in batches of whole weeks that are over, each with comments of at least k
  conversations, in an order that is not that of time; the newest wait until k have written.
  Batches are counted from the oldest comment on: no other period can be subtracted.
- The question stands beside its comment only where at least k conversations asked it in the same
  words.
- What was asked of documents that the reader may not read is left out, as everywhere.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import groupby
from typing import TypeVar

from assistant.gaps.publish import conversations
from assistant.journal.port import AskedQuestion, Feedback, Rating

MOST_COMMENTS = 200
"""Comments that are shown at most, of the newest batches; a batch is shown whole."""

WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How often answers were rated up and down."""

    up: int = 0
    down: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """A screened comment; the question only where enough conversations asked it so."""

    rating: Rating
    text: str
    language: str
    question: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """The comments of the weeks that begin on `first` to `last`, in the order of their words."""

    first: date
    last: date
    comments: tuple[Comment, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rated:
    """What was thought, by the Monday of its week, by language and by face; newest batch first.

    `waits` says that there are comments that are not shown yet.
    """

    k: int
    weeks: Mapping[date, Count]
    languages: Mapping[str, Count]
    faces: Mapping[str, Count]
    batches: tuple[Batch, ...]
    waits: bool


Key = TypeVar("Key")
_Given = tuple[AskedQuestion, Feedback]


def rated(
    asked: Iterable[AskedQuestion], *, audience: frozenset[str], k: int, now: datetime
) -> Rated:
    """Return what was thought of answers from documents that this audience may read."""
    rows = [one for one in asked if one.audience <= audience]
    given = [(one, each) for one in rows for each in one.feedback]
    commented = [pair for pair in given if pair[1].comment]
    batches = [*_batches(commented, k=k, this_week=_monday(now))]
    shared = _shared(rows, k=k)
    return Rated(
        k=k,
        weeks=_weeks(_counts(given, lambda pair: _monday(pair[1].given_at))),
        languages=dict(sorted(_counts(given, lambda pair: pair[0].language).items())),
        faces=dict(sorted(_counts(given, lambda pair: pair[0].face).items())),
        batches=tuple(_batch(batch, shared) for batch in _newest(batches)),
        waits=sum(map(len, batches)) < len(commented),
    )


def _counts(given: Iterable[_Given], key: Callable[[_Given], Key]) -> dict[Key, Count]:
    found: dict[Key, Counter[Rating]] = defaultdict(Counter)
    for pair in given:
        found[key(pair)][pair[1].rating] += 1
    return {key: Count(up=of[Rating.UP], down=of[Rating.DOWN]) for key, of in found.items()}


def _weeks(counts: Mapping[date, Count]) -> Mapping[date, Count]:
    """Return the weeks in order, those without a rating between them too."""
    if not counts:
        return {}
    first, last = min(counts), max(counts)
    weeks = (first + WEEK * number for number in range((last - first) // WEEK + 1))
    return {week: counts.get(week, Count()) for week in weeks}


def _batches(commented: Iterable[_Given], *, k: int, this_week: date) -> Iterator[Sequence[_Given]]:
    """Yield the comments of whole weeks, each time that they are of k conversations."""
    batch: list[_Given] = []
    by_week = sorted(commented, key=lambda pair: pair[1].given_at)
    for week, pairs in groupby(by_week, key=lambda pair: _monday(pair[1].given_at)):
        if week >= this_week:
            return
        batch += pairs
        if conversations(one for one, _ in batch) >= k:
            yield batch
            batch = []


def _newest(batches: Sequence[Sequence[_Given]]) -> Iterator[Sequence[_Given]]:
    shown = 0
    for batch in reversed(batches):
        if shown and shown + len(batch) > MOST_COMMENTS:
            return
        shown += len(batch)
        yield batch


def _batch(given: Sequence[_Given], shared: frozenset[str]) -> Batch:
    weeks = [_monday(feedback.given_at) for _, feedback in given]
    comments = [
        Comment(
            rating=feedback.rating,
            text=feedback.comment,
            language=one.language,
            question=one.text if _words(one.text) in shared else None,
        )
        for one, feedback in given
    ]
    in_order = sorted(comments, key=lambda comment: (comment.text, comment.rating))
    return Batch(first=min(weeks), last=max(weeks), comments=tuple(in_order))


def _shared(rows: Iterable[AskedQuestion], *, k: int) -> frozenset[str]:
    """Return the questions that at least k conversations asked in the same words."""
    found: dict[str, set[str]] = defaultdict(set)
    for one in rows:
        found[_words(one.text)].add(one.conversation)
    return frozenset(words for words, by in found.items() if len(by) >= k)


def _words(text: str) -> str:
    return " ".join(text.casefold().split()).rstrip("?!. ")


def _monday(moment: datetime) -> date:
    day = moment.astimezone(UTC).date()
    return day - timedelta(days=day.weekday())
