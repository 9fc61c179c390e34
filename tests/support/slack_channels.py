"""Channels as Slack tells of them, and a Slack that can be asked about them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


def channel_object(**changes: object) -> dict[str, Any]:
    """Return a conversation object of a public channel of one workspace, as Slack documents it."""
    return {
        "id": "C1",
        "is_channel": True,
        "is_group": False,
        "is_im": False,
        "is_mpim": False,
        "is_private": False,
        "is_shared": False,
        "is_org_shared": False,
        "is_ext_shared": False,
        "is_pending_ext_shared": False,
        "pending_shared": [],
        "pending_connected_team_ids": [],
        "shared_team_ids": ["T1"],
        **changes,
    }


@dataclass
class SlackOfChannels:
    """Answers conversations.info from `channels`; one that is not there is an error."""

    channels: dict[str, Mapping[str, Any]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    async def conversations_info(self, *, channel: str) -> dict[str, Any]:
        self.asked.append(channel)
        return {"ok": True, "channel": self.channels[channel]}
