"""What goes wrong over HTTP: RFC 9457 problem details, and nothing of our insides in them."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import singledispatch
from http import HTTPStatus
from typing import TYPE_CHECKING

from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response

from assistant.errors import (
    EmptyQuestionError,
    JournalUnavailableError,
    NotAllowedError,
    NotInScopeError,
    QuestionError,
    QuestionTooLongError,
    TooMuchFeedbackError,
    UnknownAnswerError,
)
from bots.errors import KeysUnavailableError, UnknownKeyError
from bots.logs import log_failure
from bots.web.middleware.methods import methods_of
from ingest.errors import IndexProblemError, UnknownFacetError

if TYPE_CHECKING:
    from fastapi import FastAPI, Request

logger = logging.getLogger(__name__)

MEDIA_TYPE = "application/problem+json"

ERROR_EVENT = b"event: error\n"
"""How the event begins that ends a stream early; the problem is its data."""

INVALID_REQUEST = "invalid_request"
BODY_TOO_LARGE = "body_too_large"
UNAVAILABLE = "unavailable"


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """A refusal or a failure. `type` is one of few words that programs may rely on.

    `more` are further members, such as the limit that was passed.
    """

    status: int
    type: str
    title: str
    detail: str
    more: Mapping[str, object] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)

    def response(self) -> Response:
        """Return the problem as a response."""
        body = {
            "type": self.type,
            "title": self.title,
            "status": self.status,
            "detail": self.detail,
            **self.more,
        }
        # ASCII only: a lone surrogate of the request may stand in the detail
        return Response(
            json.dumps(body), self.status, headers=dict(self.headers), media_type=MEDIA_TYPE
        )

    def event(self) -> dict[str, object]:
        """Return the problem as data of an `error` event."""
        return {"type": self.type, "detail": self.detail, **self.more}


class ProblemError(Exception):
    """A route refuses: the answer is this problem."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        super().__init__(problem.detail)


def handle_problems(app: FastAPI) -> None:
    """Answer every foreseen error of a route with its problem; the shield takes the rest."""
    for kind in problem_of.registry:
        if kind is not Exception and issubclass(kind, Exception):
            app.add_exception_handler(kind, _respond)


@singledispatch
def problem_of(error: Exception) -> Problem:
    """Return what a caller is told of an error; what was not foreseen is logged under an id."""
    failure_id = log_failure(logger, error)
    return Problem(
        status=500,
        type="internal",
        title="Internal error",
        detail=f"Something went wrong on our side; it is logged as {failure_id}.",
        more={"failure_id": failure_id},
    )


@problem_of.register
def _refused(error: ProblemError) -> Problem:
    return error.problem


@problem_of.register(QuestionError)
@problem_of.register(UnknownFacetError)
def _question(error: Exception) -> Problem:
    return _question_problem(error, INVALID_REQUEST)


@problem_of.register
def _empty_question(error: EmptyQuestionError) -> Problem:
    return _question_problem(error, "empty_question")


@problem_of.register
def _long_question(error: QuestionTooLongError) -> Problem:
    return _question_problem(
        error, "question_too_long", more={"length": error.length, "limit": error.limit}
    )


@problem_of.register
def _not_allowed(error: NotAllowedError) -> Problem:
    return Problem(status=403, type="not_allowed", title="Not allowed", detail=str(error))


@problem_of.register
def _not_in_scope(error: NotInScopeError) -> Problem:
    return Problem(
        status=403,
        type="insufficient_scope",
        title="Not allowed",
        detail=str(error),
        headers={"www-authenticate": f'Bearer error="insufficient_scope", scope="{error.scope}"'},
    )


@problem_of.register
def _unavailable(error: IndexProblemError) -> Problem:
    logger.error("the index can't be used: %s", error)  # a place and a version, never a question
    return Problem(
        status=503,
        type=UNAVAILABLE,
        title="Index unavailable",
        detail="The index can't be used at the moment; the server's log says why.",
        headers={"retry-after": "60"},
    )


@problem_of.register
def _unknown_answer(error: UnknownAnswerError) -> Problem:
    return Problem(status=404, type="not_found", title="Unknown answer", detail=str(error))


@problem_of.register
def _unknown_key(error: UnknownKeyError) -> Problem:
    return Problem(status=404, type="not_found", title="Unknown key", detail=str(error))


@problem_of.register
def _too_much_feedback(error: TooMuchFeedbackError) -> Problem:
    return Problem(status=429, type="too_much_feedback", title="Rated enough", detail=str(error))


@problem_of.register
def _no_journal(error: JournalUnavailableError) -> Problem:
    logger.error("%s", error)  # a place and a state, never what was asked
    return Problem(
        status=503,
        type=UNAVAILABLE,
        title="Journal unavailable",
        detail="The journal can't be used at the moment; the server's log says why.",
        headers={"retry-after": "60"},
    )


@problem_of.register
def _no_keys(error: KeysUnavailableError) -> Problem:
    logger.error("%s", error)  # a place and a state
    return Problem(
        status=503,
        type=UNAVAILABLE,
        title="Keys unavailable",
        detail="Keys can't be looked up at the moment; the server's log says why.",
        headers={"retry-after": "30"},
    )


@problem_of.register
def _http(error: HTTPException) -> Problem:
    kinds = {404: "not_found", 405: "method_not_allowed", 413: BODY_TOO_LARGE}
    details = {
        404: "There is nothing at this address.",
        405: "This address does not take that method.",
    }
    return Problem(
        status=error.status_code,
        type=kinds.get(error.status_code, INVALID_REQUEST),
        title=HTTPStatus(error.status_code).phrase,
        detail=details.get(error.status_code, f"{error.detail}."),
        headers=error.headers or {},
    )


@problem_of.register
def _validation(error: RequestValidationError) -> Problem:
    errors = [
        {"field": _field(found["loc"]), "message": _message(found)} for found in error.errors()
    ]
    sentences = (f"{entry['field']}: {entry['message']}." for entry in errors)
    return Problem(
        status=422,
        type=INVALID_REQUEST,
        title="The request is not as expected",
        detail=" ".join(sentences),
        more={"errors": errors},
    )


async def _respond(request: Request, error: Exception) -> Response:
    if isinstance(error, HTTPException) and error.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
        return method_not_allowed(methods_of(request.scope)).response()
    return problem_of(error).response()


def method_not_allowed(methods: Iterable[str]) -> Problem:
    """Return the problem of an address that takes other methods, and these."""
    return problem_of(HTTPException(405, headers={"allow": ", ".join(methods)}))


def _question_problem(
    error: Exception, kind: str, *, more: Mapping[str, object] | None = None
) -> Problem:
    return Problem(
        status=422, type=kind, title="Question refused", detail=str(error), more=more or {}
    )


def _field(location: Iterable[str | int]) -> str:
    """Return where it went wrong, without the word body where a field of it is named."""
    parts = [str(part) for part in location]
    inside = parts[1:] if parts[:1] == ["body"] and len(parts) > 1 else parts
    return ".".join(inside)


def _message(found: Mapping[str, object]) -> str:
    if found["type"] == "json_invalid":
        return "the body is no valid JSON from this character on"
    return str(found["msg"]).removeprefix("Value error, ").rstrip(".")
