"""What people see: answers on standard output, everything else on standard error."""

from __future__ import annotations

import os
import re
import sys
from io import TextIOWrapper
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def use_utf8() -> None:
    """Write UTF-8 whatever the locale says; what can't be written is escaped, never an error."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def is_terminal() -> bool:
    """Say whether answers go to a terminal rather than to a pipe or a file."""
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def console(*, stderr: bool = False) -> Console:
    """Return a Rich console for a terminal; texts are never read as markup."""
    from rich.console import Console  # noqa: PLC0415  0.1 s, not needed in a pipe

    return Console(stderr=stderr, markup=False, highlight=False, emoji=False)


def say(text: str, *, end: str = "\n") -> None:
    """Write a part of the answer to standard output, at once."""
    sys.stdout.write(shown(text) + end)
    sys.stdout.flush()


def note(text: str) -> None:
    """Write a line about the work to standard error."""
    sys.stderr.write(shown(text) + "\n")
    sys.stderr.flush()


def shown(text: str) -> str:
    """Return the text without characters that steer a terminal: documents may hold them."""
    return _CONTROL.sub("", text)
