"""The whole way of a question in Slack, from its turn to what is kept of its answer."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Generator, Iterator
from contextlib import aclosing, suppress
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, assert_never

from assistant.answer import Delta, Event, Reply, Status
from assistant.follow_up.conversation_id import new_conversation_id
from assistant.phrases.catalogue import Phrase, phrase
from bots.answer_json import reply_to_json
from bots.slack.asked import Way
from bots.slack.audience import audience_in
from bots.slack.failing import logged, problem_words
from bots.slack.outlets import outlet_for, outlet_to_asker
from bots.slack.store.port import Posted, Thread

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from bots.slack.asked import Asked
    from bots.slack.context import Context
    from bots.slack.outlet import Outlet, Respond, Shown
    from bots.slack.sending import SlackClient
    from bots.slack.store.port import ChannelSettings

_STATUS = {"searching": Phrase.STATUS_SEARCHING, "writing": Phrase.STATUS_WRITING}


async def answer(
    context: Context, asked: Asked, *, client: SlackClient, respond: Respond | None = None
) -> None:
    """Answer a question where it was asked; whatever fails ends in a sentence with an id.

    With `respond` the asker alone sees the answer; that of a shortcut is for all where the channel
    has its answers for all, and where the bot may write. Raises nothing but CancelledError.
    """
    outlet = outlet_to_asker(context, asked, client, respond)
    try:
        settings = await asyncio.to_thread(context.store.channel, asked.team, asked.channel)
        outlet = outlet_for(context, asked, client, respond, settings)
        notice = partial(tell_wait, outlet, asked)
        async with context.work.turns.turn(thread_of(asked), notice=notice):
            await reply_to(context, asked, client, outlet, settings)
    except (Exception, asyncio.CancelledError) as error:
        await say_problem(outlet, asked, error)
        if isinstance(error, asyncio.CancelledError):
            raise


def thread_of(asked: Asked) -> Thread:
    """Return the thread that a question belongs to; a command's is its asker's own."""
    root = asked.thread_ts or asked.message_ts or asked.user
    return Thread(team=asked.team, channel=asked.channel, thread_ts=root)


async def reply_to(
    context: Context,
    asked: Asked,
    client: SlackClient,
    outlet: Outlet,
    settings: ChannelSettings,
) -> str:
    """Show and keep the reply to a question whose turn it is; return the id of the answer.

    Raises whatever keeps it from being shown.
    """
    answer_id = ""
    audience = await audience_in(context, client=client, channel=asked.channel, settings=settings)
    events = context.assistant.stream(
        asked.text,
        audience=audience,
        filters=settings.filters or None,
        conversation_id=await _conversation(context, asked),
    )
    async with aclosing(_in_thread(events, context.work.threads)) as arriving:
        async for event in arriving:
            match event:
                case Status(step=step):
                    await outlet.status(phrase(asked.language, _STATUS[step]))
                case Delta():
                    await outlet.sentence(event)
                case Reply():
                    context.journal.record(event, face="slack", audience=audience)
                    shown = await outlet.finish(event)
                    await _keep(context, asked, event, shown, audience)
                    answer_id = event.answer_id
                case _:
                    assert_never(event)
    return answer_id


async def _in_thread(events: Iterator[Event], threads: Executor) -> AsyncGenerator[Event, None]:
    """Yield the events, each waited for in a thread; whatever happens, the stream is closed."""
    loop = asyncio.get_running_loop()
    try:
        while (event := await loop.run_in_executor(threads, next, events, None)) is not None:
            yield event
    finally:
        if isinstance(events, Generator):
            with suppress(ValueError):  # it still runs, and nobody waits for it
                events.close()


async def _conversation(context: Context, asked: Asked) -> str | None:
    """Return the conversation that a question goes on with; None: a new one.

    That of a thread is kept before its first answer: who asks on meanwhile is heard too.
    """
    if asked.conversation_id is not None or asked.way is Way.COMMAND:
        return asked.conversation_id
    thread = thread_of(asked)
    conversation_id = await asyncio.to_thread(context.store.conversation, thread)
    if not conversation_id:
        conversation_id = new_conversation_id()
        await asyncio.to_thread(context.store.take_part, thread, conversation_id=conversation_id)
    return conversation_id


async def _keep(
    context: Context, asked: Asked, reply: Reply, shown: Shown, audience: frozenset[str]
) -> None:
    """Keep what buttons and follow-ups need; the answer stands, so what fails is only logged."""
    posted = Posted(
        answer_id=reply.answer_id,
        conversation_id=reply.conversation_id,
        team=asked.team,
        channel=asked.channel,
        user=asked.user,
        question=asked.text,
        status=reply_to_json(reply)["status"],
        asked_at=datetime.now(UTC),
        thread_ts=asked.thread_ts,
        question_ts=asked.message_ts,
        message_ts=shown.message_ts,
        blocks=shown.blocks,
        audience=audience,
    )
    thread = thread_of(asked)
    context.work.talk.spoke(thread, None)
    try:
        await asyncio.to_thread(context.store.keep, posted)
        if asked.thread_ts or asked.message_ts:  # a command has none, nor has an option beneath one
            await asyncio.to_thread(
                context.store.take_part, thread, conversation_id=reply.conversation_id
            )
    except Exception as error:  # noqa: BLE001  see above
        logged(error)


async def tell_wait(outlet: Outlet, asked: Asked, ahead: int) -> None:
    """Tell the asker how many questions are before theirs."""
    key = Phrase.SLACK_WAITING_ONE if ahead <= 1 else Phrase.SLACK_WAITING_MANY
    await outlet.wait(phrase(asked.language, key, count=ahead))


async def say_problem(outlet: Outlet, asked: Asked, error: BaseException) -> None:
    """Say what went wrong; raises nothing: where even that can't be said, it is in the log."""
    words = problem_words(error, asked.language)
    try:
        await outlet.say(words)
    except Exception as unsaid:  # noqa: BLE001  there is nobody left to tell
        logged(unsaid)
