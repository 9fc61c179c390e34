"""By which methods an address is reached, whatever it was tried by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.routing import Match

from bots.web.middleware.traffic import METHODS

if TYPE_CHECKING:
    from starlette.types import Scope


def methods_of(scope: Scope) -> tuple[str, ...]:
    """Return the methods that some route takes at this address, in order; none where none does.

    A router tells of the first route that would fit but for its method, and of no other.
    """
    routes = scope["app"].routes
    return tuple(
        method
        for method in sorted(METHODS)
        if any(route.matches({**scope, "method": method})[0] is Match.FULL for route in routes)
    )
