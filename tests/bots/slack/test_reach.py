from __future__ import annotations

import asyncio
from itertools import islice

import pytest

from bots.errors import SlackRefusedError, SlackUnreachableError
from bots.slack.manifest import bot_scopes
from bots.slack.reach import growing_pauses, look, missing_scopes
from tests.support.chat_models import nobody_there
from tests.support.slack.seed import TEAM
from tests.support.small_slack import http_settings, slack_settings, small_slack


def test_the_workspace_says_as_whom_it_knows_the_bot() -> None:
    with small_slack() as slack:
        found = asyncio.run(look(slack_settings(slack_api_url=slack.api_url)))
    assert (found.team, found.team_id, found.bot) == ("Inkoop", TEAM, "leerkring")
    assert missing_scopes(found) == ()
    assert slack.calls == ["auth.test", "apps.connections.open"]


def test_without_an_app_token_no_socket_is_tried() -> None:
    with small_slack() as slack:
        asyncio.run(look(http_settings(slack_api_url=slack.api_url)))
    assert slack.calls == ["auth.test"]


def test_a_scope_that_was_not_granted_is_named() -> None:
    with small_slack() as slack:
        slack.scopes = bot_scopes() - {"commands"}
        found = asyncio.run(look(slack_settings(slack_api_url=slack.api_url)))
        assert missing_scopes(found) == ("commands",)
        slack.scopes = None  # an API that does not say
        found = asyncio.run(look(slack_settings(slack_api_url=slack.api_url)))
        assert missing_scopes(found) == ()


@pytest.mark.parametrize(
    ("method", "name"),
    [
        ("auth.test", "LEERKRING_SLACK_BOT_TOKEN"),
        ("apps.connections.open", "LEERKRING_SLACK_APP_TOKEN"),
    ],
)
def test_a_refused_token_is_named_but_not_shown(method: str, name: str) -> None:
    with small_slack() as slack:
        slack.errors[method] = "invalid_auth"
        with pytest.raises(SlackRefusedError, match=rf"{name}.*invalid_auth") as raised:
            asyncio.run(look(slack_settings(slack_api_url=slack.api_url)))
    assert "xoxb-" not in str(raised.value)
    assert "xapp-" not in str(raised.value)


def test_a_passing_error_of_slack_is_no_refusal() -> None:
    with small_slack() as slack:
        slack.errors["auth.test"] = "service_unavailable"
        with pytest.raises(SlackUnreachableError, match="service_unavailable"):
            asyncio.run(look(slack_settings(slack_api_url=slack.api_url)))


@pytest.mark.parametrize(
    ("method", "text", "content_type"),
    [
        ("auth.test", "Sign in first", "text/plain"),
        ("auth.test", "<html>Sign in first</html>", "text/html"),
        ("auth.test", "{", "application/json"),
        ("apps.connections.open", '{"ok": true}', "application/json"),
    ],
)
def test_an_answer_that_is_none_of_slacks_is_one_sentence(
    method: str, text: str, content_type: str
) -> None:
    with small_slack() as slack:
        slack.texts[method], slack.content_type = text, content_type
        with pytest.raises(SlackUnreachableError) as raised:
            asyncio.run(look(slack_settings(slack_api_url=slack.api_url)))
    assert "Sign in" not in str(raised.value)


def test_nobody_at_the_address_is_one_sentence_without_its_password() -> None:
    address = nobody_there()
    with pytest.raises(SlackUnreachableError, match=r"can't be reached \(ClientConnector"):
        asyncio.run(look(slack_settings(slack_api_url=address)))
    with pytest.raises(SlackUnreachableError) as raised:
        asyncio.run(look(slack_settings(slack_api_url=address.replace("//", "//me:geheim@"))))
    assert "geheim" not in str(raised.value)


def test_pauses_grow_to_five_minutes() -> None:
    assert list(islice(growing_pauses(), 10)) == [1, 2, 4, 8, 16, 32, 64, 128, 256, 300]
