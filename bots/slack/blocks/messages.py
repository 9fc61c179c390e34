"""Blocks in as few messages as Slack takes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from bots.slack.blocks.kit import Block
from bots.slack.blocks.text import length

BLOCKS = 50
TOGETHER = 12_000
"""Characters of all texts of a message: from some 13,000 on Slack refuses it."""


def together(parts: Iterable[Sequence[Block]]) -> list[list[Block]]:
    """Return the parts, in order, as few messages: each has one table and one text at most.

    A part is never divided; to divide a message that became too long, make each block a part.
    """
    messages: list[list[Block]] = []
    for part in parts:
        joined = [*(messages[-1] if messages else ()), *part]
        if messages and _fits(joined):
            messages[-1] = joined
        else:
            messages.append(list(part))
    return messages


def written(found: object) -> int:
    """Return how many characters of text stand in blocks, together."""
    match found:
        case Mapping():
            own = found.get("text")
            return (length(own) if isinstance(own, str) else 0) + sum(map(written, found.values()))
        case list() | tuple():
            return sum(map(written, found))
    return 0


def _fits(blocks: Sequence[Block]) -> bool:
    kinds = [block["type"] for block in blocks]
    ids = [block["block_id"] for block in blocks if "block_id" in block]
    return (
        len(blocks) <= BLOCKS
        and kinds.count("table") <= 1
        and kinds.count("markdown") <= 1
        and len(set(ids)) == len(ids)
        and written(blocks) <= TOGETHER
    )
