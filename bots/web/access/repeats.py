"""A request that is repeated with its Idempotency-Key gets the answer it got, and is done once."""

from __future__ import annotations

import hashlib
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING, Annotated

from fastapi import Depends, Header, Request
from fastapi.responses import Response

from bots.web.access.callers import Asker
from bots.web.problems import Problem, ProblemError

if TYPE_CHECKING:
    from pydantic import BaseModel

MOST = 2_000
MOST_BYTES = 16_000_000
SECONDS = 900.0
"""How many answers are kept, how much of them, and how long."""

_Name = tuple[str, str, str]


@dataclass(slots=True)
class _Kept:
    """What was asked by its digest, when, and what it got; None as long as it is being made."""

    digest: str
    at: float
    response: Response | None = None

    @property
    def size(self) -> int:
        return len(self.response.body) if self.response is not None else 0


class Repeats:
    """Keeps the answers of this process by caller, path and key. Safe in threads."""

    def __init__(
        self,
        *,
        most: int = MOST,
        most_bytes: int = MOST_BYTES,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        self._most = most
        self._most_bytes = most_bytes
        self._now = now
        self._kept: OrderedDict[_Name, _Kept] = OrderedDict()
        self._bytes = 0
        self._lock = Lock()

    def answer(self, name: _Name, digest: str, make: Callable[[], Response]) -> Response:
        """Return what this got before, or make it; what fails is not kept.

        Raises a 422 problem for another body with the same key, and 409 while the first is made.
        """
        with self._lock:
            found = self._fresh(name)
            if found is None:
                self._kept[name] = _Kept(digest, self._now())
        if found is not None:
            return _repeated(found, digest)
        try:
            response = make()
        except BaseException:
            self._drop(name)
            raise
        self._keep(name, response)
        return response

    def clear(self) -> None:
        """Keep nothing of what was answered: some of it is to be forgotten, or has no source."""
        with self._lock:
            self._kept.clear()
            self._bytes = 0

    def _fresh(self, name: _Name) -> _Kept | None:
        found = self._kept.get(name)
        if found is not None and self._now() - found.at > SECONDS:
            self._remove(name)
            return None
        return found

    def _keep(self, name: _Name, response: Response) -> None:
        with self._lock:
            kept = self._kept.get(name)
            if kept is None:  # gone meanwhile, for others
                return
            kept.response = response
            self._bytes += kept.size
            while len(self._kept) > self._most or self._bytes > self._most_bytes:
                self._remove(next(iter(self._kept)))

    def _drop(self, name: _Name) -> None:
        with self._lock:
            if name in self._kept:
                self._remove(name)

    def _remove(self, name: _Name) -> None:
        self._bytes -= self._kept.pop(name).size


@dataclass(frozen=True, slots=True)
class OnlyOnce:
    """The repeats of one caller at one path, by the key that was sent; None: none was."""

    repeats: Repeats
    caller_id: str
    path: str
    key: str | None

    def __call__(self, body: BaseModel, make: Callable[[], Response]) -> Response:
        """Return what this body got with this key before, or make it."""
        if self.key is None:
            return make()
        digest = hashlib.sha256(body.model_dump_json().encode()).hexdigest()
        return self.repeats.answer((self.caller_id, self.path, self.key), digest, make)


Key = Annotated[
    str | None,
    Header(
        alias="Idempotency-Key",
        pattern=r"^[\x21-\x7e]{16,128}$",
        description="Random, 16 to 128 characters. The same request with the same key gets the "
        "same answer for a quarter of an hour, from this process.",
    ),
]


async def _only_once(request: Request, asker: Asker, key: Key = None) -> OnlyOnce:
    repeats: Repeats = request.app.state.context.repeats
    return OnlyOnce(repeats, asker.caller.id, request.url.path, key)


Once = Annotated[OnlyOnce, Depends(_only_once)]


def _repeated(found: _Kept, digest: str) -> Response:
    if found.digest != digest:
        raise ProblemError(
            _problem(
                422,
                "idempotency_key_reused",
                "This Idempotency-Key came with another body before. Send a new one.",
            )
        )
    if found.response is None:
        raise ProblemError(
            _problem(
                409,
                "in_progress",
                "The same request with this Idempotency-Key is being answered. Ask again in 1 s.",
                headers={"retry-after": "1"},
            )
        )
    first = found.response
    return Response(first.body, first.status_code, headers=dict(first.headers))


def _problem(
    status: int, kind: str, detail: str, *, headers: dict[str, str] | None = None
) -> Problem:
    return Problem(
        status=status, type=kind, title="Repeated request", detail=detail, headers=headers or {}
    )
