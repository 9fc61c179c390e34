from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from contextvars import ContextVar

import pytest

from assistant.in_turn import InTurn, at_once


def test_no_more_is_done_at_once_than_was_said_and_everybody_gets_their_own() -> None:
    in_turn = InTurn(2)
    both = threading.Barrier(2, timeout=30)
    free = threading.BoundedSemaphore(2)

    def work(number: int) -> int:
        assert free.acquire(blocking=False)
        both.wait()  # it takes two at once, and the third must not be there
        free.release()
        return number

    with ThreadPoolExecutor(8) as callers:
        assert list(callers.map(lambda n: in_turn.run(lambda: work(n)), range(8))) == [*range(8)]


def test_an_error_of_the_work_is_the_callers() -> None:
    with pytest.raises(ZeroDivisionError):
        InTurn(1).run(lambda: 1 // 0)


def test_the_work_knows_what_its_caller_knows() -> None:
    known = ContextVar("known", default="nothing")
    known.set("the trace")
    assert InTurn(1).run(known.get) == "the trace"


def test_the_cores_are_filled() -> None:
    assert at_once() >= 2
