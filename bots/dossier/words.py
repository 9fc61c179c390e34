"""Words as every format can hold them: on one line, nothing hidden; moments in a language."""

from __future__ import annotations

import re
from datetime import datetime

from bots.dossier.blocks import Line, Run
from bots.render import plain

_NO_CHARACTER = re.compile("[\ufdd0-\ufdef\ufffe\uffff]|[\U0001fffe\U0001ffff]")
"""What Unicode keeps from ever being a character; XML takes none of the last of each plane's."""


def legible(text: str) -> str:
    """Return text on one line without what can't be seen; what is no character is U+FFFD."""
    return _NO_CHARACTER.sub("\ufffd", plain(text))


def said(text: str) -> Line:
    """Return words as a line; blanks at their ends stay, for they part runs."""
    lead = " " if text[:1].isspace() else ""
    tail = " " if text[1:] and text[-1:].isspace() else ""
    return (Run(text=f"{lead}{legible(text)}{tail}"),)


def linked(text: str, address: str) -> Run:
    """Return an address as a link, or as words where it may be none."""
    return Run(text=legible(text), address=address)


def shortened(text: str, most: int) -> str:
    """Return the text, or as many of its words as fit with an ellipsis."""
    if len(text) <= most:
        return text
    whole = text[: most - 1].rsplit(" ", 1)[0] if " " in text[: most - 1] else text[: most - 1]
    return f"{whole}…"


def moment(at: datetime, language: str) -> str:
    """Return a moment with its zone: `22 november 2026, 18:20 (UTC+01:00)`."""
    from babel.dates import format_date, format_time  # noqa: PLC0415  only who writes a file needs it

    date = format_date(at, "long", locale=language)
    time = format_time(at, "HH:mm:ss", locale=language)
    return f"{date}, {time} ({_zone(at)})"


def _zone(at: datetime) -> str:
    offset = at.strftime("%z")
    return f"UTC{offset[:3]}:{offset[3:5]}" if offset not in ("", "+0000") else "UTC"
