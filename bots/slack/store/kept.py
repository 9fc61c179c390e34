"""What of the Slack face is kept, how long, and in which words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from assistant.journal.entry import safe
from bots.slack.store.port import Blocks, Posted
from ingest.screen import screened

EVENTS = timedelta(days=1)
"""How long an event is known: Slack repeats one within the hour."""

_BLOCKS_DAYS = 7
_THREADS_DAYS = 7


@dataclass(frozen=True, slots=True)
class Keeping:
    """How long things are kept, by the `days` that the journal keeps; 0: it keeps nothing.

    With 0 days no words are kept, neither questions nor blocks: only which answer stands where,
    for a day, so that an edited or deleted question takes its answer along, and which conversation
    belongs to a thread, so that it can go on.
    """

    days: int

    @property
    def texts(self) -> bool:
        """Whether words are kept at all."""
        return self.days > 0

    @property
    def answers(self) -> timedelta:
        """How long an answer is kept: as long as in the journal, so that it is forgotten there."""
        return timedelta(days=max(self.days, 1))

    @property
    def blocks(self) -> timedelta:
        """How long an answer can be shown again."""
        return timedelta(days=min(self.days, _BLOCKS_DAYS))

    @property
    def threads(self) -> timedelta:
        """How long a thread is known after its last answer."""
        return timedelta(days=max(self.days, _THREADS_DAYS))

    def of(self, posted: Posted) -> Posted:
        """Return an answer as it is kept: without words, or with personal data replaced."""
        if not self.texts:
            return replace(posted, question="", blocks=())
        return replace(posted, question=safe(posted.question), blocks=_screened(posted))


def _screened(posted: Posted) -> Blocks:
    """Return the blocks with the asker's words screened.

    Of an answer only its context repeats any, how it was understood: the rest are words of
    documents, which stay as they were quoted. Of all else any text may repeat the question.
    """
    is_answered = posted.status == "answered"
    return tuple(
        block
        if is_answered and block.get("type") != "context"
        else {name: _of(name, value) for name, value in block.items()}
        for block in posted.blocks
    )


def _of(name: str, value: Any) -> Any:
    """Return a value of a block; only what is read is changed: no value of a button, no address."""
    match value:
        case str():
            return screened(value) if name == "text" else value
        case Mapping():
            return {inner: _of(inner, each) for inner, each in value.items()}
        case Sequence():
            return [_of(name, each) for each in value]
    return value
