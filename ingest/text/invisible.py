"""Characters that show nothing or turn text around: they make text read otherwise than it shows."""

from __future__ import annotations

import re

_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u200b\u200e\u200f"  # zero-width space, marks of direction
    "\u202a-\u202e\u2060-\u206f"  # direction overrides and isolates, invisible operators
    "\u3164\ufe00-\ufe0d\ufeff\uffa0\ufff0-\ufffb"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0000-\U000e0fff]"  # tag characters and variation selectors: a hidden alphabet
)
_LATIN = "\\0-\u024f\u1e00-\u1eff"
_STRAY = re.compile(
    f"(?<=[{_LATIN}\u200c\u200d])[\u200c\u200d]+|[\u200c\u200d]+(?=[{_LATIN}]|\\Z)"
    "|\\A[\u200c\u200d]+"
    "|(?<![\u00a9\u00ae\u203c-\u3299\U0001f000-\U0001faff])[\ufe0e\ufe0f]+"
)
_ANY = re.compile(f"{_INVISIBLE.pattern}|[\u200c\u200d\ufe0e\ufe0f]")


def without_invisible(text: str) -> str:
    """Return the text without them; joiners stay where they shape a letter or an emoji."""
    if not _ANY.search("".join(set(text))):  # a tenth of the time, and nearly always so
        return text
    return _STRAY.sub("", _INVISIBLE.sub("", text))
