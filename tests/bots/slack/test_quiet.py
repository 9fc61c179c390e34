from __future__ import annotations

import asyncio
import logging

import pytest

from bots.slack.quiet import content_free
from bots.slack.sending import make_client
from tests.support.small_slack import slack_settings, small_slack


def test_what_is_sent_is_not_logged_at_any_level(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    with small_slack() as slack:
        client = make_client(slack_settings(slack_api_url=slack.api_url))
        asyncio.run(client.chat_postMessage(channel="C1", text="een geheime vraag"))
    assert "chat.postMessage" in slack.calls
    assert "geheime" not in caplog.text


def test_of_an_exception_the_type_is_logged_and_no_word(caplog: pytest.LogCaptureFixture) -> None:
    content_free().error("geheim %s", "woord", exc_info=ValueError("geheim"))
    assert "ValueError" in caplog.text
    assert "geheim" not in caplog.text
