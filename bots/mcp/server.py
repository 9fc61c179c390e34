"""A server of the Model Context Protocol around the lessons of one caller, by the SDK."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import cache
from importlib.metadata import version
from typing import Any

import anyio.to_thread
from mcp.server.lowlevel import Server
from mcp_types import (
    CallToolRequestParams,
    CallToolResult,
    ListToolsResult,
    PaginatedRequestParams,
    TextContent,
    Tool,
    ToolAnnotations,
)
from pydantic import ValidationError

from bots.mcp.lessons import Lessons
from bots.mcp.tools import INSTRUCTIONS, LessonTool, ToolRefusedError, tools

logger = logging.getLogger(__name__)

InWords = Callable[[Exception], str]
"""Returns what a caller is told of an error, and logs one that nobody foresaw."""


def make_server(lessons: Lessons, *, in_words: InWords) -> Server[Any]:
    """Return a server with the tools that this caller may use; it keeps nothing between calls."""

    async def list_tools(
        _context: object, _given: PaginatedRequestParams | None
    ) -> ListToolsResult:
        return ListToolsResult(tools=[_told(tool) for tool in _of(lessons)])

    async def call_tool(_context: object, given: CallToolRequestParams) -> CallToolResult:
        return await anyio.to_thread.run_sync(_called, lessons, given, in_words)

    return Server(
        "leerkring",
        title="Leerkring",
        version=_version(),
        instructions=INSTRUCTIONS,
        on_list_tools=list_tools,
        on_call_tool=call_tool,
    )


@cache
def _version() -> str:
    """Return ours, looked up once: a server is made for each request over HTTP."""
    return version("leerkring")


def _of(lessons: Lessons) -> list[LessonTool[Any, Any]]:
    return [tool for tool in tools() if tool.scope in lessons.scopes]


@cache
def _told(tool: LessonTool[Any, Any]) -> Tool:
    return Tool(
        name=tool.name,
        title=tool.title,
        description=tool.description,
        input_schema=tool.given.model_json_schema(),
        output_schema=tool.output_schema(),
        annotations=ToolAnnotations(
            title=tool.title,
            read_only_hint=True,
            destructive_hint=False,
            idempotent_hint=True,
            open_world_hint=False,
        ),
    )


def _called(lessons: Lessons, given: CallToolRequestParams, in_words: InWords) -> CallToolResult:
    """Return what a tool gives; whatever goes wrong is said in words that a model can read."""
    tool = next((tool for tool in tools() if tool.name == given.name), None)
    if tool is None:
        names = ", ".join(each.name for each in tools())
        return _refused(f"There is no tool {given.name[:100]!r}. There are: {names}.")
    try:
        found, words = tool.call(lessons, given.arguments or {})
    except ValidationError as error:
        return _refused(_wrong(error))
    except ToolRefusedError as error:
        return _refused(str(error))
    except Exception as error:  # noqa: BLE001  the way to the caller ends here
        return _refused(in_words(error))
    logger.info("answered %s", tool.name)
    return CallToolResult(content=[_text(words)], structured_content=found, is_error=False)


def _refused(words: str) -> CallToolResult:
    return CallToolResult(content=[_text(words)], is_error=True)


def _text(words: str) -> TextContent:
    return TextContent(type="text", text=words)


def _wrong(error: ValidationError) -> str:
    """Return what is wrong with the arguments: a sentence each."""
    sentences = (
        f"{'.'.join(str(part) for part in found['loc']) or 'arguments'}: "
        f"{found['msg'].removeprefix('Value error, ').rstrip('.')}."
        for found in error.errors(include_input=False)
    )
    return " ".join(sentences)
