from __future__ import annotations

import asyncio

import pytest

from bots.slack.tasks import Tasks
from bots.slack.turns import QueueFullError, Turns


async def _never(_: float) -> None:
    await asyncio.Event().wait()


async def _ignored(_ahead: int) -> None:
    return


def test_no_more_answers_are_written_at_once_than_are_allowed() -> None:
    most = 0
    running = 0

    async def answer(turns: Turns, thread: int) -> None:
        nonlocal most, running
        async with turns.turn(thread, notice=_ignored):
            running += 1
            most = max(most, running)
            await asyncio.sleep(0)
            running -= 1

    async def all_at_once() -> None:
        turns = Turns(at_once=3, sleep=_never)
        await asyncio.gather(*(answer(turns, thread) for thread in range(20)))

    asyncio.run(all_at_once())

    assert most == 3


def test_questions_of_one_thread_are_answered_one_by_one_in_their_order() -> None:
    order: list[str] = []

    async def answer(turns: Turns, name: str) -> None:
        async with turns.turn("thread", notice=_ignored):
            order.append(f"{name} begins")
            await asyncio.sleep(0)
            order.append(f"{name} ends")

    async def all_at_once() -> None:
        turns = Turns(at_once=3, sleep=_never)
        await asyncio.gather(answer(turns, "first"), answer(turns, "second"))

    asyncio.run(all_at_once())

    assert order == ["first begins", "first ends", "second begins", "second ends"]


def test_a_question_more_than_may_wait_is_refused_and_takes_no_place() -> None:
    async def steps() -> int:
        turns = Turns(at_once=1, most_waiting=1, sleep=_never)
        done = asyncio.Event()

        async def hold() -> None:
            async with turns.turn(1, notice=_ignored):
                await done.wait()

        first = asyncio.create_task(hold())
        await asyncio.sleep(0)
        second = asyncio.create_task(hold())
        await asyncio.sleep(0)
        with pytest.raises(QueueFullError) as refused:
            async with turns.turn(3, notice=_ignored):
                pass
        done.set()
        await asyncio.gather(first, second)
        async with turns.turn(4, notice=_ignored):
            return refused.value.waiting

    assert asyncio.run(steps()) == 1


def test_a_notice_that_fails_does_not_cost_the_turn() -> None:
    async def fails(_ahead: int) -> None:
        raise RuntimeError

    async def at_once(_: float) -> None:
        return

    async def steps() -> bool:
        turns = Turns(at_once=1, sleep=at_once)
        done = asyncio.Event()

        async def hold() -> None:
            async with turns.turn(1, notice=_ignored):
                await done.wait()

        held = asyncio.create_task(hold())
        await asyncio.sleep(0)

        async def waits() -> bool:
            async with turns.turn(2, notice=fails):
                return True

        waiting = asyncio.create_task(waits())
        await asyncio.sleep(0)
        done.set()
        await held
        return await waiting

    assert asyncio.run(steps())


def test_a_turn_that_is_given_up_leaves_the_next_its_place() -> None:
    async def steps() -> bool:
        turns = Turns(at_once=1, sleep=_never)

        async def hold() -> None:
            async with turns.turn(1, notice=_ignored):
                await asyncio.Event().wait()

        held = [asyncio.create_task(hold()) for _ in range(2)]
        await asyncio.sleep(0)
        for task in held:
            task.cancel()
        await asyncio.gather(*held, return_exceptions=True)
        async with turns.turn(1, notice=_ignored):
            return True

    assert asyncio.run(asyncio.wait_for(steps(), 5))


def test_a_task_that_fails_is_logged_by_its_kind_and_the_others_go_on(
    caplog: pytest.LogCaptureFixture,
) -> None:
    done: list[int] = []

    async def fails() -> None:
        raise ValueError("een vraag")

    async def works() -> None:
        done.append(1)

    async def steps() -> None:
        tasks = Tasks()
        tasks.begin(fails())
        tasks.begin(works())
        assert await tasks.drain(5) == 0

    asyncio.run(steps())

    assert done == [1]
    assert "ValueError" in caplog.text
    assert "een vraag" not in caplog.text
