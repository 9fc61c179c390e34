"""A store of the Slack face in memory, and answers for it; its contract is the real one's."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from threading import Barrier, Lock

from bots.slack.store.kept import EVENTS, Keeping
from bots.slack.store.port import ChannelSettings, Forgotten, Posted, SlackStore, Thread
from tests.support.journals import MOMENT, Clock

UserKey = tuple[str, str]

Opening = Callable[[int], SlackStore]
"""Opens the store of a test, by the days that the journal keeps."""


@dataclass(kw_only=True)
class FakeSlackStore:
    """Keeps what a real one keeps; `error` is raised by every method while it is set."""

    now: Callable[[], datetime] = field(default_factory=Clock)
    keeping: Keeping = field(default_factory=lambda: Keeping(90))
    error: Exception | None = None
    events: dict[str, datetime] = field(default_factory=dict)
    threads: dict[Thread, tuple[str, datetime]] = field(default_factory=dict)
    chosen: dict[tuple[str, str], ChannelSettings] = field(default_factory=dict)
    languages: dict[UserKey, str] = field(default_factory=dict)
    answers: dict[str, Posted] = field(default_factory=dict)
    closed: int = 0
    _lock: Lock = field(default_factory=Lock)

    def claim(self, event: str) -> bool:
        self._begin()
        with self._lock:
            if event in self.events:
                return False
            self.events[event] = self.now()
            return True

    def release(self, event: str) -> None:
        self._begin()
        self.events.pop(event, None)

    def conversation(self, thread: Thread) -> str | None:
        self._begin()
        found = self.threads.get(thread)
        return None if found is None else found[0]

    def take_part(self, thread: Thread, *, conversation_id: str) -> None:
        self._begin()
        self.threads[thread] = (conversation_id, self.now())

    def channel(self, team: str, channel: str) -> ChannelSettings:
        self._begin()
        return self.chosen.get((team, channel), ChannelSettings())

    def set_channel(self, team: str, channel: str, settings: ChannelSettings) -> None:
        self._begin()
        self.chosen[team, channel] = settings

    def channels(self, team: str) -> Mapping[str, ChannelSettings]:
        self._begin()
        return {each: chosen for (of, each), chosen in self.chosen.items() if of == team}

    def language(self, team: str, user: str) -> str | None:
        self._begin()
        return self.languages.get((team, user))

    def set_language(self, team: str, user: str, language: str | None) -> None:
        self._begin()
        self.languages.pop((team, user), None)
        if language is not None:
            self.languages[team, user] = language

    def keep(self, posted: Posted) -> None:
        self._begin()
        self.answers[posted.answer_id] = self.keeping.of(posted)

    def posted(self, answer_id: str) -> Posted | None:
        self._begin()
        return self.answers.get(answer_id)

    def posted_for(self, team: str, channel: str, question_ts: str) -> tuple[Posted, ...]:
        self._begin()
        asked = (team, channel, question_ts)
        return tuple(
            each
            for each in self._oldest_first()
            if (each.team, each.channel, each.question_ts) == asked
        )

    def recent(self, team: str, user: str, *, limit: int = 5) -> tuple[Posted, ...]:
        self._begin()
        own = self._of_user(team, user)
        return tuple(each for each in reversed(own) if each.question)[:limit]

    def drop(self, answer_id: str) -> None:
        self._begin()
        self.answers.pop(answer_id, None)

    def forget(self, team: str, user: str) -> Forgotten:
        self._begin()
        self.languages.pop((team, user), None)
        own = self._of_user(team, user)
        for each in own:
            del self.answers[each.answer_id]
        conversations = {each.conversation_id: None for each in own}
        left = {each.conversation_id for each in self.answers.values()}
        for thread, (conversation, _) in [*self.threads.items()]:
            if conversation in conversations and conversation not in left:
                del self.threads[thread]
        return Forgotten(answers=tuple(own), conversations=tuple(conversations))

    def close(self) -> None:
        self.closed += 1

    def _of_user(self, team: str, user: str) -> list[Posted]:
        return [each for each in self._oldest_first() if (each.team, each.user) == (team, user)]

    def _oldest_first(self) -> list[Posted]:
        return sorted(self.answers.values(), key=lambda each: each.asked_at)

    def _begin(self) -> None:
        """Raise what was set; else remove what is older than is kept."""
        if self.error is not None:
            raise self.error
        now, keeping = self.now(), self.keeping
        with self._lock:
            self.events = {name: at for name, at in self.events.items() if at >= now - EVENTS}
            self.threads = {
                thread: (conversation, at)
                for thread, (conversation, at) in self.threads.items()
                if at >= now - keeping.threads
            }
            self.answers = {
                each.answer_id: each
                if each.asked_at >= now - keeping.blocks
                else replace(each, blocks=())
                for each in self.answers.values()
                if each.asked_at >= now - keeping.answers
            }


def slack_store_at(
    address: str | Path,
    *,
    days: int = 90,
    now: Callable[[], datetime] | None = None,
    look_every: float = 3_600.0,
) -> SlackStore:
    """Return a real store, for a test to close."""
    from bots.slack.store.store import SqlSlackStore  # noqa: PLC0415  SQLAlchemy takes 0.3 s

    return SqlSlackStore(
        address, place="here", keeping=Keeping(days), now=now or Clock(), look_every=look_every
    )


def claim_at_once(store: SlackStore, events: Sequence[str], *, threads: int) -> list[str]:
    """Have several threads claim all events at the same moment; return what any of them got."""
    together = Barrier(threads)

    def claim(_: int) -> list[str]:
        together.wait()
        return [event for event in events if store.claim(event)]

    with ThreadPoolExecutor(threads) as pool:
        return [event for claimed in pool.map(claim, range(threads)) for event in claimed]


def posted_number(number: int, **changes: object) -> Posted:
    """Return an answer with an id of its own that U1 got in a thread of C1 of T1."""
    posted = Posted(
        answer_id=f"a{number}",
        conversation_id="c1",
        team="T1",
        channel="C1",
        user="U1",
        question="Wat is de MKI?",
        status="answered",
        asked_at=MOMENT,
        thread_ts="1.0",
        question_ts=f"{number}.0",
        message_ts=(f"{number}.5",),
        blocks=({"type": "section", "text": {"type": "mrkdwn", "text": "De MKI."}},),
        audience=frozenset({"public"}),
    )
    return replace(posted, **changes)  # type: ignore[arg-type]  # a test's own keywords
