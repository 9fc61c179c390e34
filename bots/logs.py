"""Where log lines go: ids, counts and durations, never what people ask or documents say."""

from __future__ import annotations

import logging
import os
import sys
import uuid
from contextlib import suppress
from enum import StrEnum
from io import TextIOWrapper
from pathlib import Path

PACKAGES = ("ingest", "assistant", "evaluation", "bots")
FAILURES = "bots.failures"
LOG_FILE = "leerkring.log"
_BESIDE_AN_ERROR = "haystack.utils.base_serialization"
"""Warns at every error in a pipeline that it could not take a picture of what went in."""


class LogLevel(StrEnum):
    """How much is logged."""

    DEBUG = "debug"
    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


def set_up_logging(level: LogLevel, *, data_dir: Path) -> None:
    """Log our own packages at `level` to standard error, failures with traceback to a file too.

    Libraries stay at their warnings: what they log below may carry questions or documents.
    """
    chosen = level.value.upper()
    logging.basicConfig(
        stream=sys.stderr, format="%(asctime)s %(levelname)s %(name)s: %(message)s", force=True
    )
    for package in PACKAGES:
        logging.getLogger(package).setLevel(chosen)
    logging.getLogger(_BESIDE_AN_ERROR).setLevel(logging.ERROR)
    failures = logging.getLogger(FAILURES)
    failures.setLevel(logging.DEBUG)
    failures.propagate = level is LogLevel.DEBUG
    for handler in tuple(failures.handlers):
        failures.removeHandler(handler)
        handler.close()
    failures.addHandler(_FailureFile(data_dir / LOG_FILE, encoding="utf-8", delay=True))


def log_failure(logger: logging.Logger, error: BaseException) -> str:
    """Log an error by its kind, with its traceback in the file of failures; return its id."""
    failure_id = uuid.uuid4().hex[:12]
    logger.error("failure %s: %s", failure_id, type(error).__name__)
    logging.getLogger(FAILURES).debug("failure %s", failure_id, exc_info=error)
    return failure_id


class _FailureFile(logging.FileHandler):
    """Writes only where the data folder exists: a failure makes no folder and no new failure.

    Its owner alone may read it: a traceback can carry what was asked.
    """

    def _open(self) -> TextIOWrapper:
        handle = os.open(self.baseFilename, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        return os.fdopen(handle, "a", encoding=self.encoding)

    def emit(self, record: logging.LogRecord) -> None:
        """Write the record where that can be done."""
        with suppress(OSError):
            if Path(self.baseFilename).parent.is_dir():
                super().emit(record)
