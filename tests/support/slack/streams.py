"""Streamed messages, which the emulator lacks: chat.startStream, appendStream and stopStream."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from slack_sdk.models.messages.chunk import Chunk

from tests.support.slack.limits import MARKDOWN, faults_of_message

Data = Mapping[str, Any]
Forward = Callable[[str, Data], Awaitable[dict[str, Any]]]
"""Calls the emulator: method, data -> its answer."""


@dataclass(kw_only=True)
class Streams:
    """The messages that are being written: `open` by ts, with their text so far."""

    violations: list[str]
    open: dict[str, str] = field(default_factory=dict)

    async def call(self, method: str, data: Data, forward: Forward) -> dict[str, Any]:
        """Answer as Slack does."""
        match method:
            case "chat.startStream":
                return await self._start(data, forward)
            case "chat.appendStream":
                return await self._append(data, forward)
            case _:
                return await self._stop(data, forward)

    async def _start(self, data: Data, forward: Forward) -> dict[str, Any]:
        if not data.get("thread_ts"):
            return _error("invalid_thread_ts")
        if not str(data["channel"]).startswith("D"):
            for name in ("recipient_team_id", "recipient_user_id"):
                if not data.get(name):
                    return _error(f"missing_{name}")
        if (text := self._text(data)) is None:
            return _error("msg_too_long")
        posted = {"channel": data["channel"], "thread_ts": data["thread_ts"], "text": text or " "}
        answered = await forward("chat.postMessage", posted)
        if not answered["ok"]:
            return answered
        self.open[answered["ts"]] = text
        return {"ok": True, "channel": answered["channel"], "ts": answered["ts"]}

    async def _append(self, data: Data, forward: Forward) -> dict[str, Any]:
        if (ts := data["ts"]) not in self.open:
            return _error("message_not_in_streaming_state")
        text = self._text(data)
        if text is None or len(self.open[ts]) + len(text) > MARKDOWN:
            return _error("msg_too_long")
        self.open[ts] += text
        return await self._show(data, forward, blocks=())

    async def _stop(self, data: Data, forward: Forward) -> dict[str, Any]:
        if (ts := data["ts"]) not in self.open:
            return _error("message_not_in_streaming_state")
        text = self._text(data)
        if text is None or len(self.open[ts]) + len(text) > MARKDOWN:
            return _error("msg_too_long")
        whole = self.open[ts] + text
        blocks = [
            *([{"type": "markdown", "text": whole}] if whole else []),
            *data.get("blocks", []),
        ]
        if faults := faults_of_message(blocks):
            self.violations += [f"chat.stopStream: {fault}" for fault in faults]
            return _error("invalid_blocks")
        self.open[ts] = whole
        answered = await self._show(data, forward, blocks=blocks)
        del self.open[ts]
        return answered

    async def _show(self, data: Data, forward: Forward, *, blocks: object) -> dict[str, Any]:
        """Let the emulator keep what can be read by now."""
        shown = {"channel": data["channel"], "ts": data["ts"], "text": self.open[data["ts"]] or " "}
        answered = await forward("chat.update", {**shown, **({"blocks": blocks} if blocks else {})})
        if not answered["ok"]:
            return answered
        return {"ok": True, "channel": data["channel"], "ts": data["ts"]}

    def _text(self, data: Data) -> str | None:
        """Return the text of a call, None where it is over the limit."""
        chunks = [dict(chunk) for chunk in data.get("chunks") or ()]
        for chunk in chunks:
            if Chunk.parse(dict(chunk)) is None:
                self.violations.append(f"no such type of chunk: {chunk.get('type')}")
        parts = [chunk["text"] for chunk in chunks if chunk.get("type") == "markdown_text"]
        text = (data.get("markdown_text") or "") + "".join(parts)
        return text if len(text) <= MARKDOWN else None


def _error(name: str) -> dict[str, Any]:
    return {"ok": False, "error": name}
