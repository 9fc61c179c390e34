"""What Slack's own client may log."""

from __future__ import annotations

import logging


def content_free() -> logging.Logger:
    """Return a logger for Slack's client: warnings only, and of an exception no more than its type.

    At lower levels it logs whole events and messages, and a traceback may carry one.
    """
    quiet = logging.getLogger("bots.slack.sdk")
    quiet.setLevel(logging.WARNING)
    quiet.addFilter(_without_traceback)
    return quiet


def _without_traceback(record: logging.LogRecord) -> bool:
    if record.exc_info and record.exc_info[0] is not None:
        record.msg = f"Slack's client stumbled: {record.exc_info[0].__name__}"
        record.args = ()
        record.exc_info = None
    return True
