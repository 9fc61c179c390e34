"""httpx without its own command line.

That would load rich's highlighter and pygments, a tenth of a second at every command of ours. httpx
does without them where they are not installed, and so it does here.
"""

from __future__ import annotations

import sys

sys.modules.setdefault("httpx._main", None)  # type: ignore[arg-type]

import httpx  # noqa: E402  what must not be imported with it comes first

__all__ = ["httpx"]
