"""`leerkring mcp`: the lessons as tools for an assistant on this machine."""

from __future__ import annotations

import logging
import os
from typing import TYPE_CHECKING

from bots.terminal.options import Audience, DataDir, LogLevelOption, start
from bots.terminal.outcome import Outcome, failure_of, unforeseen

if TYPE_CHECKING:
    from bots.terminal.lessons import LessonsHere


def mcp(
    *,
    audience: Audience = None,
    data_dir: DataDir = None,
    log_level: LogLevelOption = None,
) -> Outcome:
    """Give an assistant the lessons as tools (Model Context Protocol, by standard input/output)."""
    import anyio  # noqa: PLC0415  --help needs none of it

    from bots.terminal.asked import audience_of  # noqa: PLC0415  as above
    from bots.terminal.lessons import LessonsHere  # noqa: PLC0415  as above

    settings = start(data_dir, log_level)
    with LessonsHere(settings, audience_of(audience or ())) as lessons:
        anyio.run(_serve, lessons)
    return Outcome(document={})


async def _serve(lessons: LessonsHere) -> None:
    """Answer until standard input ends; standard output is the protocol's alone."""
    import anyio  # noqa: PLC0415  as above
    from mcp.server.stdio import stdio_server  # noqa: PLC0415  takes 0.5 s

    from bots.mcp.server import make_server  # noqa: PLC0415  as above

    server = make_server(lessons, in_words=_in_words)
    async with anyio.create_task_group() as tasks:
        tasks.start_soon(_end_when_told, lessons)
        async with stdio_server() as (incoming, outgoing):
            await server.run(incoming, outgoing, server.create_initialization_options())
        tasks.cancel_scope.cancel()


async def _end_when_told(lessons: LessonsHere) -> None:
    """Close the index at a signal, and end: the thread that reads standard input never would."""
    from bots.terminal.listening import told_to_stop  # noqa: PLC0415  as above

    await told_to_stop()
    lessons.close()
    logging.shutdown()
    os._exit(0)


def _in_words(error: Exception) -> str:
    return (failure_of(error) or unforeseen(error)).detail
