"""Addresses in a text: of pages and of mailboxes, with a scheme or without."""

from __future__ import annotations

import re

ADDRESS = re.compile(
    r"https?://(?:www\.)?(?P<link>[^\s\"'<>“”‘’«»()\[\]]+)"
    r"|(?<![\w.@-])(?:www\.)?(?P<bare>(?:[\w.+-]+@)?[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}\b"
    r"(?:[:/?#][^\s\"'<>“”‘’«»()\[\]]*)?)",
    re.IGNORECASE,
)
"""With a scheme anything is an address. Without one it ends its host in letters, so that figures,
articles of law and abbreviations such as d.w.z. are none. Groups: `link` or `bare`."""
