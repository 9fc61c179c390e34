"""What can go wrong between a question and its answer: one tree."""

from __future__ import annotations


class AssistantError(Exception):
    """Every error of this package; its text is one sentence for the person who asked."""


class QuestionError(AssistantError):
    """The question can't be taken as it is."""


class EmptyQuestionError(QuestionError):
    """There is no question in the question."""

    def __init__(self) -> None:
        super().__init__("The question is empty. Type a question of at least one word.")


class QuestionTooLongError(QuestionError):
    """The question is longer than is read; both numbers count characters."""

    def __init__(self, length: int, limit: int) -> None:
        self.length = length
        self.limit = limit
        super().__init__(
            f"The question has {length} characters, but at most {limit} are read. Ask it shorter."
        )


class NotAllowedError(AssistantError):
    """The caller asked for an audience that is not theirs."""

    def __init__(self, audiences: frozenset[str]) -> None:
        self.audiences = audiences
        names = ", ".join(sorted(audiences))
        super().__init__(f"You may not read the documents of: {names}. Ask without them.")
