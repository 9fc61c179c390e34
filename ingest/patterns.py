"""Patterns for paths, as in include and exclude: * within a folder, ** across folders."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

_PARTS = re.compile(r"\*\*/|\*\*|\*|\?|[^*?]+")
_MEANING = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}


def is_chosen(path: str, *, include: Sequence[str] = (), exclude: Sequence[str] = ()) -> bool:
    """Tell whether a path (relative, with forward slashes) is meant.

    It must match one of `include`, unless there are none, and none of `exclude`. Capitals don't
    count.
    """
    if include and not any(_matches(pattern, path) for pattern in include):
        return False
    return not any(_matches(pattern, path) for pattern in exclude)


def _matches(pattern: str, path: str) -> bool:
    return _compiled(pattern).fullmatch(path) is not None


@lru_cache(maxsize=256)
def _compiled(pattern: str) -> re.Pattern[str]:
    """Return the expression for a pattern; one that ends in a slash means all below it."""
    whole = f"{pattern}**" if pattern.endswith("/") else pattern
    parts = _PARTS.findall(whole.removeprefix("./").removeprefix("/"))
    text = "".join(_MEANING.get(part) or re.escape(part) for part in parts)
    return re.compile(text, re.IGNORECASE | re.DOTALL)
