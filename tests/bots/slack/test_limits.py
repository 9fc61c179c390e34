"""Every message and view against the limits of Slack, by validators that others wrote."""

from __future__ import annotations

import pytest

from tests.support.slack.limits import faults_of_message, faults_of_texts, faults_of_view
from tests.support.slack.render import message, page, view
from tests.support.slack_samples import messages, views

LANGUAGES = ("nl", "fr", "en", "de")


@pytest.mark.parametrize("language", LANGUAGES)
def test_slack_takes_every_message(language: str) -> None:
    faults = {name: faults_of_message(blocks) for name, blocks in messages(language)}
    assert {name: found for name, found in faults.items() if found} == {}
    assert faults_of_texts([blocks for _, blocks in messages(language)]) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_slack_takes_every_view(language: str) -> None:
    faults = {name: faults_of_view(sample) for name, sample in views(language)}
    assert {name: found for name, found in faults.items() if found} == {}


def test_the_page_to_look_at_knows_every_kind_of_block() -> None:
    shown = [message(blocks) for _, blocks in messages()] + [view(found) for _, found in views()]
    assert 'class="wrong"' not in page([("", each) for each in shown])
