"""What went wrong, as a sentence for the person who asked."""

from __future__ import annotations

import asyncio
import logging
from functools import singledispatch

from assistant.errors import EmptyQuestionError, QuestionError, QuestionTooLongError
from assistant.phrases.catalogue import Phrase, phrase
from bots.logs import log_failure
from bots.slack.turns import QueueFullError
from ingest.errors import IndexProblemError

logger = logging.getLogger(__name__)


@singledispatch
def problem_words(error: BaseException, language: str) -> str:
    """Return what is said of an error; what was not foreseen is logged under the id in it."""
    return phrase(language, Phrase.SLACK_FAILED, id=logged(error))


@problem_words.register
def _question(_error: QuestionError, language: str) -> str:
    return phrase(language, Phrase.ERROR_INVALID_REQUEST)


@problem_words.register
def _empty(_error: EmptyQuestionError, language: str) -> str:
    return phrase(language, Phrase.SLACK_HELP)


@problem_words.register
def _long(error: QuestionTooLongError, language: str) -> str:
    return phrase(language, Phrase.ERROR_QUESTION_TOO_LONG, limit=error.limit)


@problem_words.register
def _unavailable(error: IndexProblemError, language: str) -> str:
    return phrase(language, Phrase.SLACK_UNAVAILABLE, id=logged(error))


@problem_words.register
def _full(error: QueueFullError, language: str) -> str:
    return phrase(language, Phrase.SLACK_QUEUE_FULL, count=error.waiting)


@problem_words.register
def _stopped(_error: asyncio.CancelledError, language: str) -> str:
    return phrase(language, Phrase.SLACK_STOPPED)


def logged(error: BaseException) -> str:
    """Log an error by its kind, with its traceback in the file of failures; return its id."""
    return log_failure(logger, error)
