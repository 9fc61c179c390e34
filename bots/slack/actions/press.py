"""A press of a button, or a modal that was sent, as far as it concerns us."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bots.slack.blocks.ids import value_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Press:
    """A button that was pressed: by whom, where, and what it carried.

    `channel`, `message_ts` and `blocks` are those of the message it stands in: empty in a view,
    and a message that only its reader sees has no blocks. `label` is what the button says.
    `trigger_id` opens a modal within 3 s; `response_url` may change the message.
    """

    team: str
    user: str
    value: str | None
    label: str = ""
    channel: str = ""
    message_ts: str | None = None
    thread_ts: str | None = None
    is_ephemeral: bool = False
    blocks: Sequence[Mapping[str, Any]] = ()
    trigger_id: str = ""
    response_url: str = ""
    view: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """A modal that was sent: by whom, and the view as it came back.

    A modal stands in no channel; `channel` and `thread_ts` are where it is about.
    """

    team: str
    user: str
    view: Mapping[str, Any]
    channel: str = ""
    thread_ts: str | None = None

    @property
    def view_id(self) -> str:
        """What is the same for a modal that is sent twice."""
        return str(self.view.get("id") or "")


def press_of(body: Mapping[str, Any], *, team: str) -> Press:
    """Read a `block_actions` payload of Slack; raises KeyError where it is none.

    `team` is the workspace that has the app: in a shared channel users of others press too.
    """
    action = body["actions"][0]
    container = body.get("container") or {}
    message = body.get("message") or {}
    channel = body.get("channel") or {}
    return Press(
        team=team,
        user=body["user"]["id"],
        value=value_of(action),
        label=(action.get("text") or {}).get("text", ""),
        channel=channel.get("id") or container.get("channel_id") or "",
        message_ts=message.get("ts") or container.get("message_ts"),
        thread_ts=message.get("thread_ts") or container.get("thread_ts"),
        is_ephemeral=bool(container.get("is_ephemeral")),
        blocks=message.get("blocks") or (),
        trigger_id=body.get("trigger_id") or "",
        response_url=body.get("response_url") or "",
        view=body.get("view"),
    )


def sent_of(body: Mapping[str, Any], *, team: str) -> Sent:
    """Read a `view_submission` payload of Slack; as for a press."""
    return Sent(team=team, user=body["user"]["id"], view=body["view"])
