"""What `ask` shows on the way to an answer, wherever the answer is made."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from assistant.access import AUDIENCES, PUBLIC, Scope, authorise, owner
from assistant.errors import EmptyQuestionError, QuestionTooLongError
from assistant.follow_up.conversation_id import check_conversation_id
from assistant.question import clean
from bots.answer_shape import AnswerJson
from bots.errors import WrongUsageError
from bots.terminal.options import filters_of, question_text
from ingest.store.index import Filters
from ingest.text.language import KNOWN, known_language


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A step has begun: `searching` or `writing`."""

    step: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A sentence of the answer with its markers and what parts it from the one before."""

    text: str


Shown = Step | Piece | AnswerJson
"""Any number of the first two, then one answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question as the command was given it; what measures is not to be recorded."""

    question: str
    filters: Filters = field(default_factory=dict)
    language: str | None = None
    conversation_id: str | None = None
    audience: frozenset[str] = PUBLIC
    record: bool = True
    face: str = "terminal"


def asked(
    question: str,
    *,
    limit: int,
    filters: Sequence[str] | None = None,
    language: str | None = None,
    conversation_id: str | None = None,
    audience: Sequence[str] | None = None,
) -> Asked:
    """Return what was asked; refuses at once what would be refused after loading a model."""
    text = question_text(question)
    if not any(character.isalnum() for character in text):
        raise EmptyQuestionError
    if len(clean(text[: 4 * limit])) > limit:
        raise QuestionTooLongError(len(text), limit)
    return Asked(
        question=text,
        filters=filters_of(filters),
        language=_language(language),
        conversation_id=check_conversation_id(conversation_id),
        audience=audience_of(audience or ()),
    )


def last(shown: Iterator[Shown]) -> AnswerJson:
    """Return the answer that the steps lead to."""
    for event in shown:
        if not isinstance(event, Step | Piece):
            return event
    raise RuntimeError("the steps of an answer ended without the answer")


def _language(given: str | None) -> str | None:
    if given is not None and known_language(given) is None:
        raise WrongUsageError(
            f"--language {given!r} is not a language of the answers. "
            f"Choose from: {', '.join(KNOWN)}."
        )
    return known_language(given)


def audience_of(given: Sequence[str]) -> frozenset[str]:
    """Return whose documents are meant: whoever can read the data folder may read them all."""
    unknown = sorted({*given} - AUDIENCES)
    if unknown:
        raise WrongUsageError(
            f"--audience {unknown[0]!r} is no audience. "
            f"Choose from: {', '.join(sorted(AUDIENCES))}."
        )
    return authorise(owner(), Scope.ASK, given)
