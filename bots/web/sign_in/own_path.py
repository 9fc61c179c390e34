"""Where to go after signing in: a path of our own, whatever was asked for."""

from __future__ import annotations

import re

HOME = "/"
MOST = 2_000
"""Characters of a path; a longer one comes from no page of ours."""

_OWN = re.compile(r"/(?![/\\])[!-\[\]-~]*")
"""One slash, and no backslash, which browsers take for one; visible ASCII alone."""


def own_path(asked: str | None) -> str:
    """Return the path, or the first page for one that leads elsewhere, or back to signing in."""
    if not asked or len(asked) > MOST or _OWN.fullmatch(asked) is None:
        return HOME
    return HOME if asked.startswith(("/sign-in", "/sign-out")) else asked
