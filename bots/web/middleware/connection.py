"""HTTP/1.1 by uvicorn, for clients that keep a server waiting on purpose."""

from __future__ import annotations

import asyncio
from typing import Any

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

from bots.web.middleware.connections import Connections, Waits


class PatientProtocol(H11Protocol):
    """Knows what it waits for, and since when. Connections ends it."""

    def __init__(self, connections: Connections, **given: Any) -> None:
        super().__init__(**given)
        self._counted_by = connections
        self._waits = Waits.FOR_HEADERS
        self._stuck = False
        self.since = connections.now()
        self.received = 0

    @property
    def address(self) -> str | None:
        """Who is connected."""
        return self.client[0] if self.client else None

    @property
    def waits(self) -> Waits:
        """What the server waits for, as it is now; the time begins anew when that changes."""
        if self._stuck:
            return Waits.TO_WRITE
        self._note()
        return Waits.NOT if self.flow.read_paused else self._waits

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn's
        """Take the connection, if there is room."""
        super().connection_made(transport)
        self._counted_by.opened(self)

    def connection_lost(self, exc: Exception | None) -> None:
        """Count it no longer."""
        self._counted_by.closed(self)
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Take what came, and note what is still to come."""
        if not self.transport.is_closing():
            self.received += len(data)
            super().data_received(data)
            self._note()

    def on_response_complete(self) -> None:
        """Wait for the next request, or for the last answer to be taken."""
        super().on_response_complete()
        self._note()
        if self.transport.is_closing():
            self._closing()

    def pause_writing(self) -> None:
        """Begin to wait: the other side takes no more."""
        super().pause_writing()
        self._stuck, self.since = True, self._counted_by.now()

    def resume_writing(self) -> None:
        """Go on: it took some."""
        super().resume_writing()
        if not self.transport.is_closing():
            self._stuck, self.since = False, self._counted_by.now()

    def timeout_keep_alive_handler(self) -> None:
        """Close what is idle, and see to it that it closes."""
        super().timeout_keep_alive_handler()
        self._closing()

    def refuse(self) -> None:
        """Say that there is no room, and close."""
        self._say(503, b"The server has as many connections as it takes. Come back later.")

    def end(self, waited: Waits) -> None:
        """Say that it took too long, where no answer has begun, and close."""
        if self.cycle is not None and not self.cycle.response_complete:
            begun = self.cycle.response_started
            self.cycle.disconnected = True
            self.cycle.message_event.set()
        else:
            begun = False
        if waited is Waits.IDLE:
            self.transport.close()
            return
        if waited is Waits.TO_WRITE or begun or self.transport.is_closing():
            self.transport.abort()
            return
        self._say(408, b"The request took too long to arrive.")

    def _note(self) -> None:
        """See what is waited for now."""
        waits = self._waits_for()
        if waits is not self._waits:
            self._waits, self.since = waits, self._counted_by.now()
            if waits is not Waits.FOR_BODY:
                self.received = 0

    def _waits_for(self) -> Waits:
        if self.conn.their_state is h11.IDLE:
            has_begun = self.cycle is None or self.conn.trailing_data[0]
            return Waits.FOR_HEADERS if has_begun else Waits.IDLE
        if self.conn.their_state is not h11.SEND_BODY:
            return Waits.NOT
        if self.cycle is None or self.cycle.response_complete:
            return Waits.FOR_HEADERS  # what is left of a body that was refused earns no time
        return Waits.FOR_BODY

    def _closing(self) -> None:
        if not self._stuck:
            self._stuck, self.since = True, self._counted_by.now()

    def _say(self, status: int, words: bytes) -> None:
        """Send a short answer by hand where the protocol still allows one, and close."""
        headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"connection", b"close")]
        try:
            for event in (
                h11.Response(status_code=status, headers=headers),
                h11.Data(data=words),
                h11.EndOfMessage(),
            ):
                self.transport.write(self.conn.send(event) or b"")
        except h11.LocalProtocolError:  # there is nothing to answer
            self.transport.abort()
            return
        self.transport.close()
        self._closing()
