"""Where an answer goes: the port, and the ways that show it whole."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from slack_sdk.errors import SlackApiError

from assistant.answer import Delta, Reply
from bots.slack.blocks.answer import fallback_text, message_parts
from bots.slack.blocks.kit import Block
from bots.slack.refusal import reason

if TYPE_CHECKING:
    from bots.slack.asked import Asked
    from bots.slack.sending import SlackClient
    from bots.slack.store.port import Posted

logger = logging.getLogger(__name__)

Respond = Callable[..., Awaitable[Any]]
"""A listener's `respond`, which is `SlackClient.respond` at the address that Slack gave."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What was shown: the messages by their ts, none where only the asker sees it; the blocks."""

    message_ts: tuple[str, ...] = ()
    blocks: Sequence[Block] = ()


class Outlet(Protocol):
    """A place for one answer. Raises as the client does."""

    async def status(self, words: str) -> None:
        """Show what is going on, where that can be shown; never raises for Slack's refusal."""

    async def wait(self, words: str) -> None:
        """Tell the asker that it takes a while."""

    async def sentence(self, delta: Delta) -> None:
        """Show a verified sentence, at once or with those to come."""

    async def finish(self, reply: Reply) -> Shown:
        """Show the rest of the reply and what stands beneath it."""

    async def say(self, words: str) -> None:
        """Show a sentence of ours in place of an answer, or beneath what there is of one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    """What the ways have in common that show a reply when it is complete."""

    asked: Asked
    client: SlackClient
    passes_on: bool

    async def status(self, words: str) -> None:
        """Show nothing: there is no message yet."""

    async def sentence(self, delta: Delta) -> None:
        """Show nothing: the reply comes whole."""

    def parts(self, reply: Reply, *, only_to_asker: bool) -> list[list[Block]]:
        """Return the blocks of the messages."""
        return message_parts(
            reply,
            language=self.asked.language,
            passes_on=self.passes_on,
            only_to_asker=only_to_asker,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ToAsker(Whole):
    """Messages that only the asker sees; in the channel they are gone when Slack is reloaded.

    `respond` is the address that came with a command, a shortcut or a button, if one did.
    """

    respond: Respond | None = None

    async def finish(self, reply: Reply) -> Shown:
        """Send the messages."""
        parts = self.parts(reply, only_to_asker=True)
        for blocks in parts:
            await self._send(fallback_text(reply), blocks)
        return Shown(blocks=[block for part in parts for block in part])

    async def wait(self, words: str) -> None:
        """Say it."""
        await self.say(words)

    async def say(self, words: str) -> None:
        """Send a sentence."""
        await self._send(words, None)

    async def _send(self, text: str, blocks: Sequence[Block] | None) -> None:
        if self.respond is not None:
            await self.respond(
                text=text, blocks=blocks, response_type="ephemeral", replace_original=False
            )
            return
        await self.client.chat_postEphemeral(
            channel=self.asked.channel,
            user=self.asked.user,
            thread_ts=self.asked.thread_ts,
            text=text,
            blocks=blocks,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Updated(Whole):
    """The messages of a former answer, which become those of the new one."""

    former: Posted

    async def finish(self, reply: Reply) -> Shown:
        """Write over the messages there are, add those that are missing, remove what is left."""
        parts = self.parts(reply, only_to_asker=False)
        text = fallback_text(reply)
        messages = []
        for number, blocks in enumerate(parts):
            messages.append(await self._put(number, text, blocks))
        for ts in self.former.message_ts[len(parts) :]:
            await remove(self.client, self.asked.channel, ts)
        blocks = [block for part in parts for block in part]
        return Shown(message_ts=tuple(messages), blocks=blocks)

    async def wait(self, words: str) -> None:
        """Say nothing: the former answer stands."""

    async def say(self, words: str) -> None:
        """Answer in the thread: the former answer stays."""
        await self.client.chat_postMessage(
            channel=self.asked.channel, thread_ts=self.asked.thread_ts, text=words
        )

    async def _put(self, number: int, text: str, blocks: Sequence[Block]) -> str:
        channel = self.asked.channel
        if number < len(self.former.message_ts):
            ts = self.former.message_ts[number]
            await self.client.chat_update(channel=channel, ts=ts, text=text, blocks=blocks)
            return ts
        sent = await self.client.chat_postMessage(
            channel=channel, thread_ts=self.asked.thread_ts, text=text, blocks=blocks
        )
        return str(sent["ts"])


async def remove(client: SlackClient, channel: str, ts: str) -> None:
    """Delete a message of ours; one that is gone already is as good."""
    try:
        await client.chat_delete(channel=channel, ts=ts)
    except SlackApiError as error:
        logger.warning("a message could not be deleted: %s", reason(error))
