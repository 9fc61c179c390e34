"""The port of the writers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from assistant.answer import Draft, Passage
from assistant.question import Question
from ingest.store.index import DenseVector


class Writer(Protocol):
    """Proposes sentences from passages; what it proposes is verified before anybody sees it."""

    @property
    def name(self) -> str:
        """What stands as `writer` in an answer."""

    def write(
        self, question: Question, vector: DenseVector, passages: Sequence[Passage]
    ) -> Iterator[Draft]:
        """Yield drafts in reading order; none where the passages do not answer the question."""
