"""How many answers are made at once: whoever comes when all places are taken is told so."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from typing import Annotated

from fastapi import Depends, Request

from bots.web.problems import Problem, ProblemError

RETRY_AFTER = 3
"""Seconds after which to come back; quotes take less, a chat model may take more."""


class Places:
    """Counts answers that are being made or wait for a thread. For the event loop only."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._taken = 0

    @property
    def most(self) -> int:
        """How many places there are."""
        return self._most

    @property
    def taken(self) -> int:
        """How many are taken."""
        return self._taken

    @property
    def free(self) -> int:
        """How many are left."""
        return self._most - self._taken

    def take(self) -> None:
        """Take a place; raises a 503 problem where there is none."""
        if self.free <= 0:
            raise ProblemError(_busy())
        self._taken += 1

    def leave(self) -> None:
        """Give it back."""
        self._taken -= 1

    @contextmanager
    def held(self) -> Iterator[None]:
        """Hold a place; raises as taking it does."""
        self.take()
        try:
            yield
        finally:
            self.leave()


async def _place(request: Request) -> AsyncIterator[None]:
    places: Places = request.app.state.context.places
    with places.held():
        yield


async def _filing_place(request: Request) -> AsyncIterator[None]:
    filing: Places = request.app.state.context.filing
    with filing.held():
        yield


Place = Annotated[None, Depends(_place)]
"""Held until the response is sent, or its client has left."""

FilingPlace = Annotated[None, Depends(_filing_place)]
"""The same for a dossier: it takes a processor for seconds, and answers go on beside it."""


def _busy() -> Problem:
    return Problem(
        status=503,
        type="busy",
        title="Busy",
        detail=f"As many answers or files are being made as can be. Ask again in {RETRY_AFTER} s.",
        headers={"retry-after": str(RETRY_AFTER)},
    )
