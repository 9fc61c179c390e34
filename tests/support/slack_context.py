"""What the listeners of Slack are given in tests."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from assistant.access import AUDIENCES
from bots.slack.context import Context
from bots.slack.settings import SlackSettings
from tests.support.assistants import FakeAssistant
from tests.support.journals import ListJournal
from tests.support.slack_stores import FakeSlackStore


def slack_context(**changes: Any) -> Context:
    context = Context(
        assistant=FakeAssistant(),
        journal=ListJournal(),
        store=FakeSlackStore(),
        settings=SlackSettings(_env_file=None, slack_bot_token="xoxb-1", slack_app_token="xapp-1"),
        audiences=AUDIENCES,
    )
    return replace(context, **changes)
