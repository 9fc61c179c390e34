"""The official client of the Model Context Protocol beside a `leerkring mcp` that it starts."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

from mcp import Client, StdioServerParameters

from tests.support.commands import COMMAND, environment


def called_by_stdio(folder: Path, *calls: tuple[str, dict[str, object]]) -> list[Any]:
    """Return the structured content of each call, or its words where it failed."""
    command, *arguments = COMMAND
    server = StdioServerParameters(
        command=command, args=[*arguments, "mcp"], cwd=folder, env=environment()
    )

    async def run() -> list[Any]:
        async with Client(server) as client:
            results = [await client.call_tool(name, given) for name, given in calls]
        return [
            result.content[0].text if result.is_error else result.structured_content  # type: ignore[union-attr]  # ours are text
            for result in results
        ]

    return asyncio.run(run())
