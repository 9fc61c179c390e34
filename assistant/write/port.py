"""The port of the writers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from assistant.answer import Draft
from assistant.question import Question
from assistant.write.compare import Comparison


class Writer(Protocol):
    """Proposes sentences from passages; what it proposes is verified before anybody sees it."""

    @property
    def name(self) -> str:
        """What stands as `writer` in an answer."""

    def write(self, question: Question, comparison: Comparison) -> Iterator[Draft]:
        """Yield drafts in reading order; none where the sentences do not answer the question."""
