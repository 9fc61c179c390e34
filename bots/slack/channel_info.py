"""What Slack says of a channel: its kind, and whether others share it; asked again each minute."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Protocol

logger = logging.getLogger(__name__)

SECONDS = 60.0
"""How long an answer of Slack is believed: a channel may be shared with others at any time."""

_SHARED = ("is_ext_shared", "is_org_shared", "is_shared", "is_pending_ext_shared")
_SURE = ("is_ext_shared", "is_org_shared")
"""What Slack must have said no to."""
_SHARED_WITH = ("connected_team_ids", "pending_connected_team_ids", "pending_shared")
_TEAMS = ("shared_team_ids", "internal_team_ids")
"""Lists of workspaces that hold the channel's own too."""


class Kind(StrEnum):
    """What sort of channel it is."""

    PUBLIC = "public"  # anybody of the workspace may join
    PRIVATE = "private"
    DIRECT = "direct"
    GROUP = "group"  # a direct message of several people
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelInfo:
    """A channel; `is_shared` is also true where Slack does not say that it is not.

    Shared means: with another organisation (Slack Connect), invited ones too, or with other
    workspaces of the same one.
    """

    kind: Kind = Kind.UNKNOWN
    is_shared: bool = True

    @property
    def is_inside(self) -> bool:
        """Whether it is a channel of this workspace alone."""
        return self.kind in (Kind.PUBLIC, Kind.PRIVATE) and not self.is_shared


UNKNOWN = ChannelInfo()


class Response(Protocol):
    """What the Web API answers."""

    def get(self, key: str, default: Any = None) -> Any:
        """Return a value of the answer."""


class Client(Protocol):
    """What is asked of Slack's Web API; `AsyncWebClient` is one."""

    async def conversations_info(self, *, channel: str) -> Response:
        """Return `{"channel": {…}}`."""


def channel_info(channel: Mapping[str, Any]) -> ChannelInfo:
    """Return what a conversation object says; of what it leaves out, the worst is taken."""
    shared = any(channel.get(name) for name in (*_SHARED, *_SHARED_WITH))
    shared |= any(len(channel.get(name) or ()) > 1 for name in _TEAMS)
    sure = all(channel.get(name) is False for name in _SURE)
    return ChannelInfo(kind=_kind(channel), is_shared=shared or not sure)


class Channels:
    """Asks Slack what a channel is, and believes it for a minute by a clock in seconds."""

    def __init__(self, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._now = clock
        self._known: dict[str, tuple[float, ChannelInfo]] = {}

    async def info(self, client: Client, channel: str) -> ChannelInfo:
        """Return what Slack says; UNKNOWN where it says nothing, which is not kept."""
        now = self._now()
        self._known = {
            name: (asked, info)
            for name, (asked, info) in self._known.items()
            if now - asked < SECONDS
        }
        if channel in self._known:
            return self._known[channel][1]
        info = await self._asked(client, channel)
        if info is not UNKNOWN:  # what an event told meanwhile stays
            self._known.setdefault(channel, (now, info))
        return self._known.get(channel, (now, info))[1]

    def heed_shared(self, channel: str) -> None:
        """Take a channel for shared, as an event says it is; what Slack said before is over."""
        self._known[channel] = (self._now(), UNKNOWN)

    async def _asked(self, client: Client, channel: str) -> ChannelInfo:
        try:
            found = (await client.conversations_info(channel=channel)).get("channel")
        except Exception as error:  # noqa: BLE001  a channel that is not known is public
            logger.warning("channel %s is taken for public: %s", channel, type(error).__name__)
            return UNKNOWN
        return channel_info(found) if isinstance(found, Mapping) else UNKNOWN


def _kind(channel: Mapping[str, Any]) -> Kind:
    if channel.get("is_im"):
        return Kind.DIRECT
    if channel.get("is_mpim"):
        return Kind.GROUP
    if channel.get("is_private") or channel.get("is_group"):
        return Kind.PRIVATE
    return Kind.PUBLIC if channel.get("is_channel") else Kind.UNKNOWN
