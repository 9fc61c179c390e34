from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from threading import Barrier, BrokenBarrierError

from assistant.per_audience import PerAudience
from assistant.readable import Readable

PUBLIC = frozenset({"public"})


def test_two_who_come_at_once_have_it_made_once() -> None:
    both, versions = Barrier(2), []

    def make(_: Readable, version: str) -> object:
        versions.append(version)
        with suppress(BrokenBarrierError):
            both.wait(timeout=0.3)  # the other one, if nothing keeps it out
        return object()

    made, readable = PerAudience(make), Readable([])
    with ThreadPoolExecutor(2) as threads:
        first, second = threads.map(lambda _: made.of(readable, audience=PUBLIC), range(2))
    assert first is second
    assert len(versions) == 1
