"""The last turns of the last conversations, in memory."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable, Sequence
from threading import Lock
from typing import Protocol

from assistant.follow_up.turn import Turn

TURNS = 12
"""Turns that are kept of a conversation."""

CONVERSATIONS = 1_000
"""Conversations that are kept; the one that was quiet longest goes first."""

SECONDS = 3_600.0
"""How long a conversation is kept after its last question."""

Kept = tuple[tuple[frozenset[str], Turn], ...]
"""The turns of a conversation with what their askers might read."""


class History(Protocol):
    """What was said in conversations. Safe in threads."""

    def turns(self, conversation_id: str, *, audience: frozenset[str]) -> Sequence[Turn]:
        """Return the turns, the last one last, that were asked of documents open to `audience`."""
        ...

    def remember(self, conversation_id: str, turn: Turn, *, audience: frozenset[str]) -> None:
        """Add a turn."""
        ...

    def forget(self, conversation_id: str) -> None:
        """Remove a conversation; nothing happens where there is none."""
        ...


class RecentHistory:
    """Keeps what was said for an hour, by a clock in seconds. Safe in threads."""

    def __init__(
        self,
        *,
        turns: int = TURNS,
        conversations: int = CONVERSATIONS,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._most_turns = turns
        self._most = conversations
        self._lock = Lock()
        self._now = clock
        self._kept: OrderedDict[str, tuple[float, Kept]] = OrderedDict()

    def turns(self, conversation_id: str, *, audience: frozenset[str]) -> Sequence[Turn]:
        """Return the turns, the last one last, that were asked of documents open to `audience`."""
        with self._lock:
            self._drop_old()
            _, kept = self._kept.get(conversation_id, (0.0, ()))
        return [turn for readers, turn in kept if readers <= audience]

    def remember(self, conversation_id: str, turn: Turn, *, audience: frozenset[str]) -> None:
        """Add a turn; the first ones go, and the conversation that was quiet longest."""
        with self._lock:
            self._drop_old()
            _, kept = self._kept.pop(conversation_id, (0.0, ()))
            kept = (*kept, (audience, turn))[-self._most_turns :]
            self._kept[conversation_id] = (self._now(), kept)
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)

    def forget(self, conversation_id: str) -> None:
        """Remove a conversation; nothing happens where there is none."""
        with self._lock:
            self._kept.pop(conversation_id, None)

    def _drop_old(self) -> None:
        """Remove the conversations that are over; they stand in order of their last question."""
        while self._kept:
            conversation_id, (last, _) = next(iter(self._kept.items()))
            if self._now() - last <= SECONDS:
                return
            del self._kept[conversation_id]
