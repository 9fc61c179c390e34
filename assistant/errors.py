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


class ConversationIdError(QuestionError):
    """What was given can't be the id of a conversation."""

    def __init__(self, conversation_id: str) -> None:
        self.conversation_id = conversation_id
        super().__init__(
            f"{conversation_id[:80]!r} is no id of a conversation: those have 1 to 64 letters, "
            "digits, hyphens and underscores. Take the conversation_id of the answer before, or "
            "leave it out to begin a conversation."
        )


class NotAllowedError(AssistantError):
    """The caller asked for an audience that is not theirs."""

    def __init__(self, audiences: frozenset[str]) -> None:
        self.audiences = audiences
        names = ", ".join(sorted(audiences))
        super().__init__(f"You may not read the documents of: {names}. Ask without them.")


class NotInScopeError(AssistantError):
    """The caller may not do this at all, whoever's documents it is about."""

    def __init__(self, scope: str) -> None:
        self.scope = scope
        super().__init__(f"This takes the scope {scope}, which you do not have.")


class JournalError(AssistantError):
    """The journal can't be used, or not for this."""


class JournalUnavailableError(JournalError):
    """The journal can't be read or written; `place` is a file or a server without its password."""

    def __init__(self, place: str, detail: str) -> None:
        super().__init__(
            f"The journal in {place} can't be used ({detail}). Look whether it can be written "
            "there; LEERKRING_JOURNAL=off answers without keeping anything."
        )


class UnknownAnswerError(JournalError):
    """There is no answer of this id in the journal."""

    def __init__(self, answer_id: str) -> None:
        super().__init__(
            f"There is no answer {answer_id[:64]!r} in the journal. It may have been forgotten, "
            "or be older than answers are kept."
        )


class TooMuchFeedbackError(JournalError):
    """An answer has been rated as often as is kept."""

    def __init__(self, limit: int) -> None:
        super().__init__(f"This answer has been rated {limit} times; more is not kept.")


class ChatModelError(AssistantError):
    """The chat model gave no answer, or broke off; says which endpoint and why, never its key.

    `kind` is one word for logs and tests: down, slow, busy, refused, empty or resting.
    """

    def __init__(self, address: str, kind: str, reason: str) -> None:
        self.kind = kind
        super().__init__(f"The chat model at {address} {reason}")
