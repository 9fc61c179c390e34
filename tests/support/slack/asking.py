"""Somebody who asks: what is said in Slack, and told to the app as Slack tells it."""

from __future__ import annotations

from typing import Any

from bots.slack.context import Context
from tests.support.assistants import FakeAssistant
from tests.support.slack import events, interactions
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

    def press(
        self,
        action_id: str,
        message: dict[str, Any],
        *,
        user: str = "anna",
        channel: str = "inkoop",
        part: str = "",
        ephemeral: bool = False,
    ) -> None:
        """Press a button of a message; of two thumbs `part` is the one."""
        element = self._element(message["blocks"], action_id)
        if part:
            element = {"type": element["type"], "action_id": action_id, **element[part]}
        self.deliver(
            interactions.click(
                element,
                user=self.slack.user(user),
                channel=self.slack.channel(channel),
                message=message,
                trigger_id=self.slack.trigger(user),
                response_url=self.slack.response_url(),
                ephemeral=ephemeral,
            )
        )

    def press_in(
        self, view: dict[str, Any], action_id: str, *, user: str = "anna", **chosen: Any
    ) -> None:
        """Press a button of a view, or choose in a menu of it."""
        element = {**self._element(view["blocks"], action_id), **chosen}
        trigger = self.slack.trigger(user)
        who = self.slack.user(user)
        self.deliver(interactions.click(element, view=view, user=who, trigger_id=trigger))

    def submit(self, view: dict[str, Any], values: dict[str, Any], *, user: str = "anna") -> None:
        """Send a modal with what was put in."""
        self.deliver(interactions.submission(view, user=self.slack.user(user), values=values))

    def open_home(self, user: str) -> None:
        """Open the home of the app."""
        who = {"user": self.slack.user(user), "channel": self.slack.channel(user)}
        self.deliver(events.home_opened(**who, ts="1700000000.000001"))

    def modal(self, number: int) -> dict[str, Any]:
        """Wait for so many modals; return the last as Slack keeps it."""
        view: dict[str, Any] = self.slack.wait_for("views.open", times=number)[-1].reply["view"]
        return view

    def home(self, number: int) -> dict[str, Any]:
        """Wait until the home was shown so often; return it as Slack keeps it."""
        calls = self.slack.wait_for("views.publish", times=number)
        view: dict[str, Any] = calls[number - 1].reply["view"]
        return view

    def _element(self, blocks: list[dict[str, Any]], action_id: str) -> dict[str, Any]:
        found = [each for each in interactions.elements(blocks) if each["action_id"] == action_id]
        assert found, f"no {action_id} in {blocks}"
        return found[0]
