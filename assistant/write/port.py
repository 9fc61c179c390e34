"""The port of the writers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from assistant.answer import EXTRACTIVE, Draft
from assistant.question import Question
from assistant.write.compare import Comparison
from ingest.document import Value


class Written(Value):
    """The drafts of one answer, in reading order, made while they are read, once.

    `writer` and `notes`, which are words of ours in the asker's language, hold when the drafts
    have been read to their end: a writer may have had to leave it to another one. `trouble` is
    for the log then.
    """

    def __init__(
        self, drafts: Iterator[Draft], *, writer: str = EXTRACTIVE, notes: tuple[str, ...] = ()
    ) -> None:
        self.drafts = drafts
        self.writer = writer
        self.notes = notes
        self.trouble = ""

    def __iter__(self) -> Iterator[Draft]:
        """Return the one iterator there is."""
        return self.drafts


class Writer(Protocol):
    """Proposes sentences from passages; what it proposes is verified before anybody sees it."""

    def write(self, question: Question, comparison: Comparison) -> Written:
        """Return drafts; none where the sentences do not answer the question."""
