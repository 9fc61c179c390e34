"""Who is connected, how many, and for how long they may keep the server waiting."""

from __future__ import annotations

import logging
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import TYPE_CHECKING, Protocol

from bots.web.access.addresses import Network, caller_address, is_in, networks

if TYPE_CHECKING:
    from bots.web.settings import WebSettings

logger = logging.getLogger(__name__)


class Waits(Enum):
    """What a connection has the server wait for."""

    FOR_HEADERS = auto()  # of a first or of a further request
    IDLE = auto()  # between two requests: uvicorn closes it in its time
    FOR_BODY = auto()
    TO_WRITE = auto()  # the other side takes no more of the answer, or of the last one
    NOT = auto()  # the app is at work


class Connection(Protocol):
    """An open connection, as the bookkeeping sees it."""

    @property
    def address(self) -> str | None:
        """Who is connected; None for who has no address."""
        ...

    @property
    def waits(self) -> Waits:
        """What the server waits for."""
        ...

    @property
    def since(self) -> float:
        """Since when, by the clock of `Connections`."""
        ...

    @property
    def received(self) -> int:
        """Bytes of the request that came."""
        ...

    def refuse(self) -> None:
        """Say that there is no room, and close."""
        ...

    def end(self, waited: Waits) -> None:
        """Say that it took too long, where that can still be said, and close."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """Seconds that a client may take, and how many connections there may be.

    A body has `body_seconds`, and a second more for each `body_rate` bytes of it.
    """

    header_seconds: float
    body_seconds: float
    write_seconds: float
    most: int
    most_of_address: int
    body_rate: int = 10_000
    proxies: tuple[Network, ...] = ()

    @classmethod
    def of(cls, settings: WebSettings) -> Patience:
        """Return that of these settings; known proxies speak for many and count as none."""
        return cls(
            header_seconds=settings.header_seconds,
            body_seconds=settings.body_seconds,
            write_seconds=settings.write_seconds,
            most=settings.max_connections,
            most_of_address=settings.max_connections_per_address,
            proxies=networks(settings.trusted_proxies),
        )

    def allows(self, connection: Connection, *, now: float) -> bool:
        """Tell whether a connection may have us wait on."""
        waited = now - connection.since
        match connection.waits:
            case Waits.FOR_HEADERS:
                return waited < self.header_seconds
            case Waits.FOR_BODY:
                return waited < self.body_seconds + connection.received / self.body_rate
            case Waits.TO_WRITE:
                return waited < self.write_seconds
            case Waits.IDLE | Waits.NOT:
                return True


@dataclass(slots=True, kw_only=True)
class Connections:
    """The open connections of a server; for its event loop only. `now` is in seconds.

    Where there is no room for another one, that which has kept still for longest makes it: idle
    connections are cheap to open, and keep nobody out.
    """

    patience: Patience
    now: Callable[[], float] = time.monotonic
    _open: dict[Connection, str] = field(default_factory=dict)
    _of: Counter[str] = field(default_factory=Counter)

    def __len__(self) -> int:
        return len(self._open)

    def __iter__(self) -> Iterator[Connection]:
        return iter(tuple(self._open))

    def opened(self, connection: Connection) -> bool:
        """Count a connection, or refuse it; tell whether it was counted."""
        address = self._address(connection)
        if not (self._has_room_for(address) and self._has_room()):
            logger.warning("a connection was refused: %d are open", len(self._open))
            connection.refuse()
            return False
        self._open[connection] = address
        self._of[address] += 1
        return True

    def closed(self, connection: Connection) -> None:
        """Count it no longer."""
        address = self._open.pop(connection, None)
        if address is not None:
            self._of[address] -= 1
            self._of += Counter()  # forget who has none

    def sweep(self) -> int:
        """End what has kept us waiting for too long; return how many."""
        now = self.now()
        late = [each for each in self._open if not self.patience.allows(each, now=now)]
        for each in late:
            each.end(each.waits)
        if late:
            logger.info("%d connections kept us waiting and were ended", len(late))
        return len(late)

    def _address(self, connection: Connection) -> str:
        peer = connection.address
        if peer is not None and is_in(peer, self.patience.proxies):
            return ""  # who is behind it is not known yet
        return caller_address(peer, (), proxies=())

    def _has_room_for(self, address: str) -> bool:
        if not address or self._of[address] < self.patience.most_of_address:
            return True
        return self._made_room([each for each, of in self._open.items() if of == address])

    def _has_room(self) -> bool:
        return len(self._open) < self.patience.most or self._made_room([*self._open])

    def _made_room(self, among: Sequence[Connection]) -> bool:
        """End the one that has sent nothing whole for longest; tell whether there is one."""
        still = [each for each in among if each.waits in (Waits.IDLE, Waits.FOR_HEADERS)]
        oldest = min(still, key=lambda each: each.since, default=None)
        if oldest is None:
            return False
        oldest.end(oldest.waits)
        self.closed(oldest)
        return True
