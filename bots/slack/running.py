"""Puts the Slack face together: what `leerkring serve` and `leerkring slack` both run."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from assistant.access import AUDIENCES
from bots.slack.app import make_slack_app
from bots.slack.context import Context
from bots.slack.face import SlackFace
from bots.slack.store.opening import keeping_of, open_slack_store

if TYPE_CHECKING:
    from assistant.journal.port import Journal
    from bots.port import Assistant
    from bots.settings import Settings
    from bots.slack.store.port import SlackStore


@contextmanager
def open_slack(settings: Settings, assistant: Assistant, journal: Journal) -> Iterator[SlackFace]:
    """Give the Slack face of these settings, whose tokens must be set; closes its database."""
    with open_slack_store(settings.journal, data_dir=settings.ingest.data_dir) as store:
        context = context_of(settings, assistant=assistant, journal=journal, store=store)
        yield SlackFace(make_slack_app(context), settings=settings.slack, drain=context.work.drain)


def context_of(
    settings: Settings, *, assistant: Assistant, journal: Journal, store: SlackStore
) -> Context:
    """Return what the listeners are given."""
    return Context(
        assistant=assistant,
        journal=journal,
        store=store,
        settings=settings.slack,
        audiences=AUDIENCES,
        kept_days=keeping_of(settings.journal).days,
    )
