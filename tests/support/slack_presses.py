"""Presses of buttons and sent modals for tests, as Slack documents their payloads."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from bots.slack.actions.press import Press, Sent
from bots.slack.actions.pressing import Hand
from bots.slack.context import Context
from tests.support.slack_client import CHANNEL, TEAM, USER, FakeSlack
from tests.support.slack_context import slack_context


@dataclass
class Responses:
    """Bolt's `respond`: notes what it was asked to say."""

    given: list[Mapping[str, Any]] = field(default_factory=list)

    async def __call__(self, **message: Any) -> None:
        self.given.append(message)


def press(value: str | None, **changes: Any) -> Press:
    """Return a press by U1 of a button in the thread 1.0 of C1."""
    pressed = Press(
        team=TEAM,
        user=USER,
        value=value,
        channel=CHANNEL,
        message_ts="1.5",
        thread_ts="1.0",
        trigger_id="trigger",
    )
    return replace(pressed, **changes)


def sent(view: Mapping[str, Any], values: Mapping[str, Mapping[str, Any]] | None = None) -> Sent:
    """Return a modal of ours that U1 sends, with what its inputs hold by their ids."""
    state = {"values": {name: {name: value} for name, value in (values or {}).items()}}
    back = {**view, "id": "V1", "state": state}
    return Sent(team=TEAM, user=USER, view=back)


def do(
    act: Callable[[Hand, Any], Coroutine[Any, Any, None]],
    pressed: Press | Sent,
    *,
    context: Context | None = None,
    client: FakeSlack | None = None,
    respond: Responses | None = None,
) -> FakeSlack:
    """Act on a press in Dutch; return the Slack that it happened in."""
    slack = client or FakeSlack()
    hand = Hand(context=context or slack_context(), client=slack, language="nl", respond=respond)
    asyncio.run(act(hand, pressed))
    return slack


def words_of(value: object) -> str:
    """Return all text of blocks or of a view, one piece a line."""
    if isinstance(value, Mapping):
        own = [value["text"]] if isinstance(value.get("text"), str) else []
        return "\n".join([*own, *(words_of(each) for each in value.values())]).strip()
    if isinstance(value, list | tuple):
        return "\n".join(filter(None, map(words_of, value)))
    return ""


def block_actions(action: Mapping[str, Any], **changes: Any) -> dict[str, Any]:
    """Return the payload of a press in a message, as Slack documents it."""
    return {
        "type": "block_actions",
        "team": {"id": TEAM, "domain": "test"},
        "user": {"id": USER, "username": "u", "team_id": TEAM},
        "api_app_id": "A1",
        "container": {"type": "message", "message_ts": "1.5", "channel_id": CHANNEL},
        "channel": {"id": CHANNEL, "name": "general"},
        "message": {"type": "message", "ts": "1.5", "thread_ts": "1.0", "text": "x", "blocks": []},
        "trigger_id": "trigger",
        "response_url": "https://hooks.example.org/actions/1",
        "actions": [{"block_id": "b", "action_ts": "1.6", **action}],
        **changes,
    }
