"""What every listener needs."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bots.slack.channel_info import Channels
from bots.slack.work import Work

if TYPE_CHECKING:
    from assistant.journal.port import Journal
    from bots.port import Assistant
    from bots.slack.settings import SlackSettings
    from bots.slack.store.port import SlackStore


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What `make_slack_app` was given. `audiences` are those that a channel may be opened to.

    `kept_days` is how long questions are kept; 0: not at all. `work` is what is under way:
    `work.tasks.begin(…)` runs beside a request, and `await work.drain(seconds)` ends it all well.
    """

    assistant: Assistant
    journal: Journal
    store: SlackStore
    settings: SlackSettings
    audiences: frozenset[str]
    kept_days: int = 0
    channels: Channels = field(default_factory=Channels)
    work: Work = field(default_factory=Work)
