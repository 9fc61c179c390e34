from __future__ import annotations

import pytest

from bots.errors import SettingsError
from bots.settings import load_settings
from tests.support.small_slack import http_settings, slack_settings


@pytest.fixture(autouse=True)
def _own_environment(tmp_path: object, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in an empty folder: nobody's .env counts."""
    monkeypatch.chdir(str(tmp_path))


def test_without_tokens_there_is_no_slack_and_nothing_is_lacking() -> None:
    settings = load_settings().slack
    assert (settings.is_on, settings.lacks) == (False, "")


def test_an_app_token_means_socket_mode_also_beside_a_signing_secret() -> None:
    both = slack_settings(slack_signing_secret="s3cret")
    assert (both.is_on, both.over_http) == (True, False)


def test_a_signing_secret_alone_means_http() -> None:
    assert (http_settings().is_on, http_settings().over_http) == (True, True)


def test_half_a_configuration_says_what_it_lacks() -> None:
    no_way_in = slack_settings(slack_app_token=None)
    assert not no_way_in.is_on
    assert "LEERKRING_SLACK_SIGNING_SECRET" in no_way_in.lacks
    dumb = slack_settings(slack_bot_token=None)
    assert not dumb.is_on
    assert "LEERKRING_SLACK_BOT_TOKEN" in dumb.lacks


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("LEERKRING_SLACK_BOT_TOKEN", "xapp-geheim", "begins with xoxb-"),
        ("LEERKRING_SLACK_BOT_TOKEN", "xoxb-", "begins with xoxb-"),
        ("LEERKRING_SLACK_APP_TOKEN", "xoxb-geheim", "begins with xapp-"),
        ("LEERKRING_SLACK_SIGNING_SECRET", "geheim en meer", "without spaces"),
    ],
)
def test_a_token_of_another_form_is_refused_and_never_shown(
    name: str, value: str, expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError, match=expected) as raised:
        load_settings()
    assert str(raised.value).startswith(name)
    assert "geheim" not in str(raised.value)


def test_a_token_is_shown_nowhere() -> None:
    assert "leerkring" not in repr(slack_settings())


def test_another_web_api_ends_in_a_slash_and_is_an_address(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert slack_settings(slack_api_url="http://here/api").slack_api_url == "http://here/api/"
    monkeypatch.setenv("LEERKRING_SLACK_API_URL", "slack.com/api")
    with pytest.raises(SettingsError, match=r"LEERKRING_SLACK_API_URL is 'slack\.com/api', but it"):
        load_settings()


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("LEERKRING_SLACK_ADMINS", "U0123ABC, @anna", "ids of users"),
        ("LEERKRING_SLACK_TEAMS", "inkoop", "ids of workspaces"),
        ("LEERKRING_SLACK_EXPERTS", "#kennispartners", "a channel's id"),
        ("LEERKRING_SLACK_EXPERT_GROUP", "@experts", "a user group's id"),
    ],
)
def test_a_name_where_an_id_is_wanted_is_refused(
    name: str, value: str, expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError, match=expected):
        load_settings()


def test_ids_may_be_several_with_commas_between(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LEERKRING_SLACK_ADMINS", "U0123ABC, W9")
    assert load_settings().slack.slack_admins == ("U0123ABC", "W9")
