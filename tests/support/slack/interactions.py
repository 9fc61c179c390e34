"""What Slack tells an app of what people press: commands, shortcuts, buttons, modals sent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import count
from typing import Any

from tests.support.slack.events import Delivery, Kind, said_in
from tests.support.slack.seed import APP_ID, TEAM

_NUMBERS = count(1)


def command(text: str, *, user: str, channel: str, trigger_id: str, response_url: str) -> Delivery:
    """Return `/leerkring TEXT`."""
    return Delivery(
        kind=Kind.COMMAND,
        payload={
            "command": "/leerkring",
            "text": text,
            "user_id": user,
            "user_name": "x",
            "channel_id": channel,
            "channel_name": "directmessage" if channel.startswith("D") else "x",
            "team_id": TEAM,
            "team_domain": "inkoop",
            "api_app_id": APP_ID,
            "is_enterprise_install": "false",
            "token": "x",
            "trigger_id": trigger_id,
            "response_url": response_url,
        },
    )


def shortcut(
    callback_id: str,
    text: str,
    *,
    by: str,
    said_by: str,
    channel: str,
    ts: str,
    trigger_id: str,
    response_url: str,
) -> Delivery:
    """Return a message shortcut that a user takes on what another said."""
    return _interaction(
        by,
        type="message_action",
        callback_id=callback_id,
        message_ts=ts,
        action_ts=ts,
        channel={"id": channel, "name": "x"},
        message={**said_in(text, said_by, channel, ts, None), "type": "message"},
        trigger_id=trigger_id,
        response_url=response_url,
    )


def click(
    element: Mapping[str, Any],
    *,
    user: str,
    trigger_id: str,
    response_url: str = "",
    channel: str = "",
    message: Mapping[str, Any] | None = None,
    view: Mapping[str, Any] | None = None,
    ephemeral: bool = False,
) -> Delivery:
    """Return a click on an element as it stands in blocks: of a message or of a view.

    A choice is given as the element's `selected_option`, `selected_options` and the like.
    """
    action = {"action_ts": "1.0", "block_id": "b", **element}
    if message is not None:
        where: dict[str, Any] = {
            "channel": {"id": channel, "name": "x"},
            "message": message,
            "container": {
                "type": "message",
                "message_ts": message["ts"],
                "channel_id": channel,
                "is_ephemeral": ephemeral,
                **({"thread_ts": message["thread_ts"]} if message.get("thread_ts") else {}),
            },
            "response_url": response_url,
        }
    else:
        where = {"view": view, "container": {"type": "view", "view_id": (view or {}).get("id", "")}}
    return _interaction(
        user, type="block_actions", actions=[action], trigger_id=trigger_id, **where
    )


def submission(view: Mapping[str, Any], *, user: str, values: Mapping[str, Any]) -> Delivery:
    """Return a modal that is sent; `values` are block_id -> action_id -> what was put in."""
    return _interaction(
        user,
        type="view_submission",
        view={**view, "state": {"values": values}},
        trigger_id=f"{next(_NUMBERS)}.1.x",
        response_urls=[],
    )


def elements(blocks: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Return the elements of blocks that can be clicked or chosen from, as they stand there."""
    found: list[dict[str, Any]] = []
    for block in blocks:
        inside = [*(block.get("elements") or ()), block.get("accessory"), block.get("element")]
        found += [
            {**each, "block_id": block.get("block_id", "b")}
            for each in inside
            if isinstance(each, Mapping) and each.get("action_id")
        ]
    return found


def _interaction(user: str, **entries: Any) -> Delivery:
    return Delivery(
        kind=Kind.INTERACTION,
        payload={
            "team": {"id": TEAM, "domain": "inkoop"},
            "user": {"id": user, "username": "x", "name": "x", "team_id": TEAM},
            "api_app_id": APP_ID,
            "token": "x",
            "enterprise": None,
            "is_enterprise_install": False,
            **entries,
        },
    )
