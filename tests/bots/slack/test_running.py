from __future__ import annotations

from pathlib import Path

import pytest

from assistant.access import AUDIENCES
from assistant.journal.port import NoJournal
from bots.settings import load_settings
from bots.slack.context import Context
from bots.slack.running import context_of
from tests.support.assistants import FakeAssistant
from tests.support.slack_stores import FakeSlackStore


def context_by_settings() -> Context:
    return context_of(
        load_settings(), assistant=FakeAssistant(), journal=NoJournal(), store=FakeSlackStore()
    )


@pytest.mark.parametrize(
    ("name", "value", "days"),
    [
        ("LEERKRING_RETENTION_DAYS", "30", 30),
        ("LEERKRING_RETENTION_DAYS", "0", 0),
        ("LEERKRING_JOURNAL", "off", 0),
    ],
)
def test_users_are_told_how_long_their_questions_really_are_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, value: str, days: int
) -> None:
    monkeypatch.chdir(tmp_path)  # no .env of this machine
    monkeypatch.setenv(name, value)
    assert context_by_settings().kept_days == days


def test_a_channel_may_be_opened_to_every_audience_there_is() -> None:
    assert context_by_settings().audiences == AUDIENCES
