"""The last turns of the last conversations, in memory."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from threading import Lock
from typing import Protocol

from assistant.follow_up.turn import Turn

TURNS = 12
"""Turns that are kept of a conversation."""

CONVERSATIONS = 1_000
"""Conversations that are kept; the one that was quiet longest goes first."""


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
    """Keeps what was said until the process ends. Safe in threads."""

    def __init__(self, *, turns: int = TURNS, conversations: int = CONVERSATIONS) -> None:
        self._most_turns = turns
        self._most = conversations
        self._lock = Lock()
        self._kept: OrderedDict[str, tuple[tuple[frozenset[str], Turn], ...]] = OrderedDict()

    def turns(self, conversation_id: str, *, audience: frozenset[str]) -> Sequence[Turn]:
        """Return the turns, the last one last, that were asked of documents open to `audience`."""
        with self._lock:
            kept = self._kept.get(conversation_id, ())
        return [turn for readers, turn in kept if readers <= audience]

    def remember(self, conversation_id: str, turn: Turn, *, audience: frozenset[str]) -> None:
        """Add a turn; the first ones go, and the conversation that was quiet longest."""
        with self._lock:
            kept = (*self._kept.pop(conversation_id, ()), (audience, turn))
            self._kept[conversation_id] = kept[-self._most_turns :]
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)

    def forget(self, conversation_id: str) -> None:
        """Remove a conversation; nothing happens where there is none."""
        with self._lock:
            self._kept.pop(conversation_id, None)
