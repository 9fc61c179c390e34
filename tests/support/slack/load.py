"""Many who ask at once: mentions at a pace, and what became of each."""

from __future__ import annotations

import statistics
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

from bots.slack.blocks.ids import CHOICES, FEEDBACK
from tests.support.slack import events, interactions
from tests.support.slack.bench import SlackBench
from tests.support.slack.calls import Call
from tests.support.slack.seed import BOT_USER, DEPARTMENTS, LOCALES
from tests.support.slack.transports import Transport

SENDERS = 16


@dataclass(frozen=True, kw_only=True)
class Said:
    """A mention that was said: where, its ts, and the event of it."""

    channel: str
    ts: str
    delivery: events.Delivery


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What became of mentions: threads with no whole answer, threads with more than one, seconds.

    `first_text` are the seconds from each delivery to its first visible text, sorted;
    `acknowledged` those to the acknowledgement.
    """

    lost: tuple[str, ...]
    doubled: tuple[str, ...]
    first_text: tuple[float, ...]
    acknowledged: tuple[float, ...]

    def percentile(self, percent: int) -> float:
        """Return the seconds within which so many percent saw their first text."""
        return statistics.quantiles(self.first_text, n=100, method="inclusive")[percent - 1]

    def told(self) -> str:
        """Return the figures in one line."""
        return (
            f"{len(self.first_text)} mentions: first text p50 {self.percentile(50):.2f} s, "
            f"p95 {self.percentile(95):.2f} s, longest {self.first_text[-1]:.2f} s; "
            f"acknowledged within {max(self.acknowledged):.2f} s"
        )


def ends(message: Mapping[str, Any]) -> bool:
    """Tell whether a message, or a call that sends it, ends an answer: by what stands beneath."""
    ids = {each["action_id"] for each in interactions.elements(message.get("blocks") or ())}
    return FEEDBACK in ids or any(CHOICES.match(each) for each in ids)


def say_mentions(slack: SlackBench, questions: Sequence[str]) -> list[Said]:
    """Let the people of all departments ask, each question in a thread of its own, in turns."""
    people, found = list(LOCALES), []
    for number, question in enumerate(questions):
        user, channel = people[number % len(people)], DEPARTMENTS[number % len(DEPARTMENTS)]
        ts = slack.say(f"<@{BOT_USER}> {question}", user=user, channel=channel)
        at = {"user": slack.user(user), "channel": slack.channel(channel), "ts": ts}
        found.append(Said(channel=channel, ts=ts, delivery=events.mention(question, **at)))
    return found


def deliver(
    transports: Sequence[Transport], said: Sequence[Said], *, seconds: float, copies: int = 1
) -> dict[str, tuple[float, float]]:
    """Deliver evenly over `seconds`, each so many times at once, to the transports in turns.

    Returns by ts when it was delivered first (monotonic), and the longest acknowledgement.
    """
    began = time.monotonic()

    def send(number: int, copy: int) -> tuple[str, float, float]:
        one = said[number]
        time.sleep(max(0.0, began + number * seconds / len(said) - time.monotonic()))
        at = time.monotonic()
        answered = transports[(number + copy) % len(transports)].send(one.delivery, retry=copy)
        assert answered.status == 200, answered
        return one.ts, at, answered.seconds

    with ThreadPoolExecutor(SENDERS) as pool:
        jobs = [
            pool.submit(send, number, copy) for number in range(len(said)) for copy in range(copies)
        ]
        sent = [job.result() for job in jobs]
    found: dict[str, tuple[float, float]] = {}
    for ts, at, took in sent:
        earlier = found.get(ts, (at, took))
        found[ts] = (min(at, earlier[0]), max(took, earlier[1]))
    return found


def outcome_of(
    slack: SlackBench, said: Sequence[Said], sent: dict[str, tuple[float, float]], *, within: float
) -> Outcome:
    """Wait until each thread has its answer, at most so long, and tell what became of all."""

    def complete() -> Counter[str]:
        return _complete(slack.calls())

    try:
        slack.wait_until(lambda: set(complete()) >= {one.ts for one in said}, seconds=within)
    except AssertionError:
        pass  # what is lacking is told as lost
    else:
        slack.wait_until_quiet(within=within)
    counted, first = complete(), _first_text(slack.calls())
    return Outcome(
        lost=tuple(one.ts for one in said if not counted[one.ts]),
        doubled=tuple(one.ts for one in said if counted[one.ts] > 1),
        first_text=tuple(sorted(first[ts] - at for ts, (at, _) in sent.items() if ts in first)),
        acknowledged=tuple(took for _, took in sent.values()),
    )


def _threads(calls: Sequence[Call]) -> dict[str, str]:
    """Return the thread of each streamed message, by its ts."""
    return {
        str(call.reply["ts"]): str(call.data["thread_ts"])
        for call in calls
        if call.method == "chat.startStream" and call.ok
    }


def _complete(calls: Sequence[Call]) -> Counter[str]:
    """Count the answers of each thread by what stands beneath the last message of each."""
    threads, found = _threads(calls), Counter[str]()
    for call in calls:
        if call.ok and call.method in {"chat.stopStream", "chat.postMessage"} and ends(call.data):
            thread = threads.get(str(call.data.get("ts"))) or str(call.data.get("thread_ts"))
            found[thread] += 1
    return found


def _first_text(calls: Sequence[Call]) -> dict[str, float]:
    """Return when the first words of the bot could be read in each thread (monotonic)."""
    threads, found = _threads(calls), dict[str, float]()
    for call in calls:
        if not call.ok or not _shows(call):
            continue
        thread = threads.get(str(call.data.get("ts"))) or str(call.data.get("thread_ts"))
        at = call.at + call.seconds
        found[thread] = min(at, found.get(thread, at))
    return found


def _shows(call: Call) -> bool:
    if call.method == "chat.postMessage":
        return True
    chunks = call.data.get("chunks") or ()
    return call.method in {"chat.startStream", "chat.appendStream", "chat.stopStream"} and (
        bool(call.data.get("markdown_text")) or any(chunk.get("text") for chunk in chunks)
    )
