"""Somebody who asks: what is said in Slack, and told to the app as Slack tells it."""

from __future__ import annotations

from typing import Any

from bots.slack.context import Context
from tests.support.assistants import FakeAssistant
from tests.support.slack import events
from tests.support.slack.bench import SlackBench
from tests.support.slack.seed import BOT_USER
from tests.support.slack.transports import Transport

QUESTION = "Waar koos de provincie voor?"
ACKNOWLEDGE_WITHIN = 3.0
"""Seconds; every delivery is held to it."""


class Asking:
    """A workspace in which a question can be asked in every way."""

    def __init__(self, slack: SlackBench, transport: Transport, context: Context) -> None:
        self.slack, self.transport, self.context = slack, transport, context

    @property
    def asked(self) -> list[str]:
        assistant = self.context.assistant
        assert isinstance(assistant, FakeAssistant)
        return [each.question for each in assistant.asked]

    def deliver(self, delivery: events.Delivery, *, retry: int = 0) -> None:
        answered = self.transport.send(delivery, retry=retry)
        assert answered.status == 200
        assert answered.seconds < ACKNOWLEDGE_WITHIN

    def at(self, user: str, channel: str, ts: str, thread_ts: str | None = None) -> dict[str, Any]:
        """Return where something was said, as events tell it."""
        found = {"user": self.slack.user(user), "channel": self.slack.channel(channel), "ts": ts}
        return {**found, **({"thread_ts": thread_ts} if thread_ts else {})}

    def mention(
        self, text: str, *, user: str = "anna", channel: str = "inkoop", thread: str | None = None
    ) -> str:
        """Call the bot by its name; Slack tells the app of it twice, as two events."""
        said = f"<@{BOT_USER}> {text}"
        ts = self.slack.say(said, user=user, channel=channel, thread_ts=thread)
        at = self.at(user, channel, ts, thread)
        self.deliver(events.mention(text, **at))
        self.deliver(events.message(said, **at))
        return ts

    def message(
        self, text: str, *, user: str = "anna", channel: str = "inkoop", thread: str | None = None
    ) -> str:
        """Say something, without the bot's name."""
        ts = self.slack.say(text, user=user, channel=channel, thread_ts=thread)
        self.deliver(events.message(text, **self.at(user, channel, ts, thread)))
        return ts
