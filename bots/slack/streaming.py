"""An answer as a message that grows: each sentence once it is verified."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import TYPE_CHECKING

from slack_sdk.errors import SlackApiError, SlackClientError

from bots.slack.blocks.answer import TEXT_PART, fallback_text, markdown_piece, message_parts
from bots.slack.blocks.text import length
from bots.slack.outlet import Outlet, Shown, remove
from bots.slack.refusal import reason
from bots.slack.sending import APPEND_STREAM, CONNECTION_ERRORS, START_STREAM

if TYPE_CHECKING:
    from slack_sdk.web.async_chat_stream import AsyncChatStream

    from assistant.answer import Delta, Reply
    from bots.slack.asked import Asked
    from bots.slack.blocks.kit import Block
    from bots.slack.sending import SlackClient

logger = logging.getLogger(__name__)

_TROUBLE = (SlackClientError, *CONNECTION_ERRORS)
_NO_ACCESS = {"not_in_channel", "channel_not_found", "is_archived", "restricted_action"}
RATE_LIMITED = "ratelimited"
_STATUS_TASK = "leerkring_status"


class Streamed:
    """A message in a thread that grows; whole messages wherever Slack lets none grow.

    A sentence is sent at once while the workspace's limit leaves calls, else with the next ones.
    `otherwise` is where it goes if the bot turns out to have no access to the channel.
    """

    def __init__(
        self,
        asked: Asked,
        client: SlackClient,
        *,
        passes_on: bool,
        otherwise: Outlet | None = None,
    ) -> None:
        self._asked = asked
        self._client = client
        self._passes_on = passes_on
        self._otherwise = otherwise
        self._stream: AsyncChatStream | None = None
        self._ended: list[str] = []
        self._held = ""
        self._sentences = 0
        self._length = 0
        self._may_stream = True
        self._task = ""

    async def status(self, words: str) -> None:
        """Say it beneath the thread, or as a task of the message where Slack has no place for it.

        Nothing is said where neither can be done: the answer comes all the same.
        """
        if self._stream is None and await self._set_status(words):
            return
        self._task = words
        await self._append(chunks=[self._task_chunk("in_progress")])

    async def wait(self, words: str) -> None:
        """Say it beneath the thread, else to the asker alone."""
        if not await self._set_status(words):
            await self._client.chat_postEphemeral(
                channel=self._asked.channel,
                user=self._asked.user,
                thread_ts=self._thread,
                text=words,
            )

    async def sentence(self, delta: Delta) -> None:
        """Add a sentence; a message that would become too long ends, and the next one begins."""
        self._sentences += 1
        sentence, layout = delta.sentence, delta.layout
        text = markdown_piece(sentence, layout=layout, number=self._sentences)
        if self._length and self._length + length(text) > TEXT_PART:
            await self._end_message()
        self._held += text
        self._length += length(text)
        if self._stream is None or self._client.may(APPEND_STREAM):
            await self._append(text=self._held)

    async def finish(self, reply: Reply) -> Shown:
        """End the message with what stands beneath it; show it whole where no message grew."""
        whole = self._parts(reply, is_streamed=False)
        blocks = [block for part in whole for block in part]
        ts = await self._stopped(self._parts(reply, is_streamed=True)[0]) if self._grew else None
        if ts is not None:
            return Shown(message_ts=(*self._ended, ts), blocks=blocks)
        try:
            return Shown(message_ts=await self._shown_whole(reply, whole), blocks=blocks)
        except SlackApiError as error:
            if self._otherwise is None or reason(error) not in _NO_ACCESS:
                raise
            return await self._otherwise.finish(reply)

    async def say(self, words: str) -> None:
        """Say it at the end of the message there is, else in the thread."""
        if self._stream is not None and self._stream.ts:
            self._held += f"\n\n{words}" if self._length else words
            if await self._stopped([]):
                return
        if self._otherwise is not None:
            await self._otherwise.say(words)
        else:
            await self._post(words, None)

    @property
    def _grew(self) -> bool:
        """Tell whether all sentences are in messages that grew, or are held for the last one."""
        return self._stream is not None and self._may_stream and self._sentences > 0

    def _parts(self, reply: Reply, *, is_streamed: bool) -> list[list[Block]]:
        return message_parts(
            reply,
            language=self._asked.language,
            passes_on=self._passes_on,
            only_to_asker=False,
            is_streamed=is_streamed,
        )

    async def _set_status(self, words: str) -> bool:
        """Set the status of the thread; one that a posted message takes away by itself."""
        try:
            await self._client.assistant_threads_setStatus(
                channel_id=self._asked.channel, thread_ts=self._thread, status=words
            )
        except _TROUBLE as error:
            logger.info("no status in this thread: %s", reason(error))
            return False
        return True

    async def _append(self, text: str = "", chunks: Sequence[dict[str, str]] | None = None) -> None:
        """Add to the message, which is begun by that; from a refusal on there is none that grows.

        What was held is sent with it and held no more.
        """
        if not self._may_stream:
            return
        try:
            if self._stream is None:
                self._may_stream = self._client.may(START_STREAM)
                if not self._may_stream:
                    return
                self._stream = await self._client.chat_stream(
                    channel=self._asked.channel,
                    thread_ts=self._thread,
                    recipient_team_id=self._asked.team,
                    recipient_user_id=self._asked.user,
                    buffer_size=1,
                )
            await self._stream.append(markdown_text=text or None, chunks=chunks)
        except _TROUBLE as error:
            if self._stream is not None and self._stream.ts and reason(error) == RATE_LIMITED:
                self._held = ""  # the SDK's stream holds it now, for its next call
                return
            self._may_stream = False
            logger.warning("the message does not grow: %s", reason(error))
            return
        if text:
            self._held = ""

    async def _end_message(self) -> None:
        """End the message that is full; the next sentence begins another."""
        if self._stream is None or not self._may_stream:
            return
        ts = await self._stopped([])
        if ts is None:
            self._may_stream = False
            return
        self._ended.append(ts)
        self._stream, self._length = None, 0

    async def _stopped(self, blocks: Sequence[Block]) -> str | None:
        """End the message with what was held; return its ts, or None where Slack did not."""
        stream, held = self._stream, self._held
        if stream is None:
            return None
        try:
            await stream.stop(
                markdown_text=held or None,
                chunks=[self._task_chunk("complete")] if self._task else None,
                blocks=blocks or None,
            )
        except _TROUBLE as error:
            logger.warning("the message was not ended: %s", reason(error))
            return None
        self._held = ""
        return stream.ts

    async def _shown_whole(self, reply: Reply, parts: Sequence[list[Block]]) -> tuple[str, ...]:
        """Show the reply in whole messages, the first over what had begun to grow."""
        text = fallback_text(reply)
        begun = await self._given_up()
        messages = []
        for blocks in parts:
            ts = await self._over(begun.pop(0), text, blocks) if begun else None
            messages.append(ts or await self._post(text, blocks))
        for ts in begun:
            await remove(self._client, self._asked.channel, ts)
        return tuple(messages)

    async def _given_up(self) -> list[str]:
        """Return the messages that had begun, none of them growing any more."""
        begun = [*self._ended]
        stream = self._stream
        if stream is not None and stream.ts:
            self._held = ""
            await self._stopped([])  # else it can't be written over; it may have ended long ago
            begun.append(stream.ts)
        return begun

    async def _over(self, ts: str, text: str, blocks: Sequence[Block]) -> str | None:
        """Write over a message; None where that can't be done, and then it is removed."""
        try:
            await self._client.chat_update(
                channel=self._asked.channel, ts=ts, text=text, blocks=blocks
            )
        except SlackApiError as error:
            logger.warning("the message was not written over: %s", reason(error))
            await remove(self._client, self._asked.channel, ts)
            return None
        return ts

    async def _post(self, text: str, blocks: Sequence[Block] | None) -> str:
        sent = await self._client.chat_postMessage(
            channel=self._asked.channel, thread_ts=self._thread, text=text, blocks=blocks
        )
        return str(sent["ts"])

    @property
    def _thread(self) -> str:
        return self._asked.thread_ts or self._asked.message_ts or ""

    def _task_chunk(self, status: str) -> dict[str, str]:
        return {"type": "task_update", "id": _STATUS_TASK, "title": self._task, "status": status}
