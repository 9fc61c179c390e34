"""What a command hands back to `main`: the only place that writes JSON and ends the process."""

from __future__ import annotations

import logging
import re
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import uuid4

import typer

from assistant.errors import AssistantError, QuestionError
from bots.errors import BotError, ServerProblemError, SettingsError, WrongUsageError
from bots.logs import FAILURES
from evaluation.errors import EvaluationError
from ingest.errors import IngestError, UnknownFacetError

failures = logging.getLogger(FAILURES)

FAILED = 1
WRONG_USAGE = 2
INTERRUPTED = 130

_USAGE_ERRORS = (WrongUsageError, SettingsError, QuestionError, UnknownFacetError)
_USAGE_KINDS = ("empty_question", "question_too_long")


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """The document for `--json`, and the exit code."""

    document: Mapping[str, object]
    exit_code: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """An error in words: `kind` is a stable name, `detail` one sentence."""

    kind: str
    detail: str
    exit_code: int = FAILED

    def outcome(self) -> Outcome:
        """Return the failure as it is printed with `--json`."""
        error = {"type": self.kind, "detail": self.detail}
        return Outcome(document={"error": error}, exit_code=self.exit_code)


def failure_of(error: Exception) -> Failure | None:
    """Return the failure in words; None for an error that nobody foresaw."""
    match error:
        case typer.TyperException():
            return Failure(kind="wrong_usage", detail=_usage(error), exit_code=error.exit_code)
        case ServerProblemError():
            code = WRONG_USAGE if error.kind in _USAGE_KINDS else FAILED
            return Failure(kind=error.kind, detail=str(error), exit_code=code)
        case BotError() | AssistantError() | IngestError() | EvaluationError():
            code = WRONG_USAGE if isinstance(error, _USAGE_ERRORS) else FAILED
            return Failure(kind=_kind(error), detail=str(error), exit_code=code)
        case OSError(strerror=str(reason)):
            place = f"{error.filename}: " if error.filename else ""
            return Failure(kind="system", detail=f"{place}{reason}.")
    return None


def unforeseen(error: Exception) -> Failure:
    """Log the traceback under an id, and give the id in place of it."""
    error_id = uuid4().hex[:8]
    failures.debug("error %s", error_id, exc_info=error)
    return Failure(
        kind="internal",
        detail=f"Something went wrong that should not have ({type(error).__name__}, error "
        f"{error_id}). Where there is a data folder, its leerkring.log has the details; "
        "--log-level debug shows them here.",
    )


def _usage(error: typer.TyperException) -> str:
    context = getattr(error, "ctx", None)
    command = context.command_path if context is not None else "leerkring"
    message = error.format_message().rstrip(".").replace("Value error, ", "")
    return f"{message}. See: {command} --help"


def _kind(error: Exception) -> str:
    name = type(error).__name__.removesuffix("Error")
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).lower()
