"""From what was asked to the report of what could not be answered."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime

from assistant.gaps.report import GapReport
from assistant.gaps.unanswered import unanswered
from assistant.journal.port import AskedQuestion
from ingest.text.embed import Embedder


def find_gaps(
    asked: Iterable[AskedQuestion],
    make_embedder: Callable[[], Embedder],
    *,
    k: int,
    audience: frozenset[str],
    since: datetime | None = None,
) -> GapReport:
    """Return the report of these questions, which were asked since then.

    The embedder is made only where there is something to group.
    """
    from assistant.gaps.publish import conversations, publish  # noqa: PLC0415  numpy, vocabulary

    rows = unanswered(asked, audience=audience)
    if conversations(rows) < k:
        return GapReport(k=k, audience=audience, since=since)
    from assistant.gaps.group import embed_questions, group_by_meaning  # noqa: PLC0415  as above

    vectors = embed_questions(
        make_embedder(),
        [one.searched_for or one.text for one in rows],
        [one.language for one in rows],
    )
    groups = [[rows[number] for number in group] for group in group_by_meaning(vectors)]
    gaps, themes, rest = publish(groups, k=k)
    return GapReport(k=k, audience=audience, since=since, gaps=gaps, themes=themes, rest=rest)
