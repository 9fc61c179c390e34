"""Slack's side of Socket Mode: sends envelopes, notes their acknowledgements, drops connections."""

from __future__ import annotations

import asyncio
import json
import time
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from aiohttp import WSMsgType, web

from tests.support.slack.events import Delivery, Kind


@dataclass(frozen=True, kw_only=True)
class Acknowledged:
    """An acknowledgement: after how many seconds, and with what in it."""

    seconds: float
    payload: dict[str, Any]


@dataclass(kw_only=True)
class SocketServer:
    """The connections that an app holds open, the oldest first. All in the proxy's event loop.

    Slack hands an envelope to one of an app's connections; so does this, in turns.
    """

    connections: list[web.WebSocketResponse] = field(default_factory=list)
    opened: int = 0
    sent: dict[str, float] = field(default_factory=dict)
    acknowledged: dict[str, Acknowledged] = field(default_factory=dict)
    _numbers: count[int] = field(default_factory=lambda: count(1))

    async def connect(self, request: web.Request) -> web.WebSocketResponse:
        """Hold a connection open until either side closes it."""
        connection = web.WebSocketResponse()
        await connection.prepare(request)
        hello = {"num_connections": len(self.connections) + 1, "debug_info": {}}
        await connection.send_json({"type": "hello", **hello, "connection_info": {"app_id": "A1"}})
        self.connections.append(connection)
        self.opened += 1
        try:
            async for message in connection:
                if message.type is WSMsgType.TEXT:
                    self._note(json.loads(message.data))
        finally:
            if connection in self.connections:
                self.connections.remove(connection)
        return connection

    async def send(self, delivery: Delivery, *, retry_attempt: int = 0) -> str:
        """Send an envelope and return its id."""
        number = next(self._numbers)
        envelope = {
            "envelope_id": f"e{number}",
            "type": str(delivery.kind),
            "accepts_response_payload": delivery.kind is not Kind.EVENT,
            "payload": delivery.payload,
        }
        if delivery.kind is Kind.EVENT:
            reason = "timeout" if retry_attempt else ""
            envelope |= {"retry_attempt": retry_attempt, "retry_reason": reason}
        self.sent[f"e{number}"] = time.monotonic()
        await self.connections[number % len(self.connections)].send_json(envelope)
        return f"e{number}"

    async def ask_to_refresh(self) -> None:
        """Say, as Slack does now and then, that the oldest connection will soon be closed."""
        oldest = self.connections[0]
        await oldest.send_json({"type": "disconnect", "reason": "refresh_requested"})
        await asyncio.sleep(0)

    async def close(self) -> None:
        """Close the connections in good order."""
        for connection in list(self.connections):
            await connection.close()

    def drop(self) -> None:
        """Break every connection without a word."""
        for connection in list(self.connections):
            transport = connection.get_extra_info("transport") or connection._req.transport  # type: ignore[union-attr]  # noqa: SLF001  aiohttp has no other way
            if transport is not None:
                transport.abort()

    def _note(self, message: dict[str, Any]) -> None:
        if (envelope := message.get("envelope_id")) in self.sent:
            self.acknowledged[envelope] = Acknowledged(
                seconds=time.monotonic() - self.sent[envelope], payload=message.get("payload") or {}
            )
