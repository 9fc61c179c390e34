"""What becomes of an answer when its question is edited or deleted."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING

from bots.slack.answering import reply_to, say_problem, tell_wait, thread_of
from bots.slack.failing import logged
from bots.slack.forgetting import forget_answer
from bots.slack.outlet import Updated, remove
from bots.slack.outlets import outlet_for, outlet_to_asker, passes_on_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bots.slack.asked import Asked
    from bots.slack.context import Context
    from bots.slack.outlet import Outlet
    from bots.slack.sending import SlackClient
    from bots.slack.store.port import Posted, Thread


async def answer_again(context: Context, asked: Asked, *, client: SlackClient) -> bool:
    """Answer a question that was edited, over the answer there is; tell whether there was one.

    An answer that is still under way is waited for. Raises as `answer` does.
    """
    outlet: Outlet = outlet_to_asker(context, asked, client)
    notice = partial(tell_wait, outlet, asked)
    try:
        async with context.work.turns.turn(thread_of(asked), notice=notice):
            former = await _answers(context, thread_of(asked), asked.message_ts or "")
            if not former:
                return False
            settings = await asyncio.to_thread(context.store.channel, asked.team, asked.channel)
            outlet = outlet_for(context, asked, client, None, settings)
            if former[-1].message_ts:
                outlet = Updated(
                    asked=asked,
                    client=client,
                    passes_on=passes_on_in(context),
                    former=former[-1],
                )
            answer_id = await reply_to(context, asked, client, outlet, settings)
            await _forget(context, [each for each in former if each.answer_id != answer_id])
            for each in former[:-1]:
                await _delete(client, each)
    except (Exception, asyncio.CancelledError) as error:
        await say_problem(outlet, asked, error)
        if isinstance(error, asyncio.CancelledError):
            raise
    return True


async def take_back(context: Context, thread: Thread, ts: str, *, client: SlackClient) -> None:
    """Delete the answers to a message of a thread; one under way is waited for. Raises nothing."""
    try:
        async with context.work.turns.turn(thread, notice=_silently):
            answers = await _answers(context, thread, ts)
            for each in answers:
                await _delete(client, each)
            await _forget(context, answers)
    except Exception as error:  # noqa: BLE001  nobody asked for a word about it
        logged(error)


async def _answers(context: Context, thread: Thread, ts: str) -> tuple[Posted, ...]:
    return await asyncio.to_thread(context.store.posted_for, thread.team, thread.channel, ts)


async def _delete(client: SlackClient, posted: Posted) -> None:
    for ts in posted.message_ts:
        await remove(client, posted.channel, ts)


async def _forget(context: Context, answers: Sequence[Posted]) -> None:
    for each in answers:
        await asyncio.to_thread(forget_answer, context, each.answer_id)


async def _silently(_ahead: int) -> None:
    """Say nothing: nobody waits for it."""
