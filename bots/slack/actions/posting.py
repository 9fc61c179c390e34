"""Blocks that were kept, posted anew: in as few messages as Slack takes, all of them or none."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from bots.slack.blocks.messages import together
from bots.slack.outlet import remove

if TYPE_CHECKING:
    from bots.slack.blocks.kit import Block
    from bots.slack.sending import SlackClient


async def post(
    client: SlackClient,
    *,
    channel: str,
    text: str,
    blocks: Sequence[Block],
    thread_ts: str | None = None,
) -> tuple[str, ...]:
    """Post the blocks and return the messages; what comes after the first is in its thread.

    Where one is refused those before it are taken away again, and the refusal is raised.
    """
    messages: list[str] = []
    try:
        for part in together([block] for block in blocks):
            sent = await client.chat_postMessage(
                channel=channel,
                thread_ts=thread_ts or next(iter(messages), None),
                text=text,
                blocks=part,
            )
            messages.append(str(sent["ts"]))
    except BaseException:
        for ts in messages:
            await remove(client, channel, ts)
        raise
    return tuple(messages)
