from __future__ import annotations

import pytest
from jsonschema import Draft202012Validator

from assistant.phrases.catalogue import PHRASE_LANGUAGES, Phrase, phrase
from bots.slack.manifest import EVENTS_PATH, bot_scopes, manifest
from tests.support.slack_use import (
    EVENT_SCOPES,
    HOME,
    MESSAGES,
    SCOPES,
    listened_to,
    methods_called,
    registering,
)

ADDRESS = "https://leerkring.example.org"


def subscribed() -> set[str]:
    return {*manifest()["settings"]["event_subscriptions"]["bot_events"]}


def text(longest: int, shortest: int = 1) -> dict[str, object]:
    return {"type": "string", "minLength": shortest, "maxLength": longest}


def closed(**properties: object) -> dict[str, object]:
    return {"type": "object", "additionalProperties": False, "properties": properties}


FLAG = {"type": "boolean"}
URL = {"type": "string", "pattern": "^https://", "maxLength": 3_000}
PROMPT = {**closed(title=text(100), message=text(400)), "required": ["title", "message"]}
SHORTCUT = closed(
    name=text(24),
    type={"enum": ["message", "global"]},
    callback_id=text(255),
    description=text(150),
)
COMMAND = closed(
    command={**text(32), "pattern": "^/"},
    url=URL,
    description=text(2_000),
    usage_hint=text(1_000),
    should_escape=FLAG,
)
EVENTS = {"type": "array", "items": text(50), "maxItems": 100, "uniqueItems": True}
LIMITS = closed(
    _metadata=closed(major_version={"const": 1}, minor_version={"type": "integer"}),
    display_information=closed(
        name=text(35),
        description=text(140),
        long_description=text(4_000, 175),
        background_color={"type": "string", "pattern": "^#[0-9a-fA-F]{6}$"},
    ),
    features=closed(
        app_home=closed(
            home_tab_enabled=FLAG, messages_tab_enabled=FLAG, messages_tab_read_only_enabled=FLAG
        ),
        bot_user=closed(display_name={**text(80), "pattern": "^[a-z0-9._-]+$"}, always_online=FLAG),
        assistant_view=closed(
            assistant_description=text(300),
            suggested_prompts={"type": "array", "items": PROMPT, "maxItems": 4},
        ),
        shortcuts={"type": "array", "items": SHORTCUT, "minItems": 1, "maxItems": 10},
        slash_commands={"type": "array", "items": COMMAND, "minItems": 1, "maxItems": 50},
    ),
    oauth_config=closed(
        scopes=closed(
            bot={"type": "array", "items": text(50), "maxItems": 255, "uniqueItems": True}
        )
    ),
    settings=closed(
        event_subscriptions=closed(request_url=URL, bot_events=EVENTS),
        interactivity=closed(is_enabled={"const": True}, request_url=URL),
        org_deploy_enabled=FLAG,
        socket_mode_enabled=FLAG,
        token_rotation_enabled={"const": False},  # a token that changes could not be a setting
    ),
)
"""What Slack accepts of a manifest, as far as ours goes (docs.slack.dev/reference/app-manifest)."""


@pytest.mark.parametrize("url", [None, ADDRESS])
def test_slack_would_accept_it(url: str | None) -> None:
    assert list(Draft202012Validator(LIMITS).iter_errors(manifest(url))) == []


def test_it_asks_for_the_scopes_of_what_is_called_and_listened_to_and_no_more() -> None:
    called = {scope for method in methods_called() for scope in SCOPES[method]}
    heard = {scope for event in subscribed() for scope in EVENT_SCOPES[event]}
    assert bot_scopes() == called | heard | {"commands"}


def test_it_subscribes_to_what_is_listened_to_and_no_more() -> None:
    events = listened_to().events
    expected = events - {"message"} | ({*MESSAGES} if "message" in events else set())
    assert subscribed() == expected


def test_it_has_the_commands_and_shortcuts_that_are_listened_to_and_no_more() -> None:
    listening, features = listened_to(), manifest()["features"]
    assert {command["command"] for command in features["slash_commands"]} == listening.commands
    assert {each["callback_id"] for each in features["shortcuts"]} == listening.shortcuts


def test_the_app_registers_everything_that_could_be() -> None:
    source = (HOME / "app.py").read_text(encoding="utf-8")
    names = [module.__name__.rpartition(".")[2] for module in registering()]
    assert names
    assert [name for name in names if f"{name}.register" not in source] == []


def test_by_socket_it_needs_no_address_and_over_http_all_go_to_the_one() -> None:
    assert "request_url" not in str(manifest())
    assert manifest()["settings"]["socket_mode_enabled"] is True
    over_http = manifest(f"{ADDRESS}/")
    assert over_http["settings"]["socket_mode_enabled"] is False
    assert {
        over_http["settings"]["event_subscriptions"]["request_url"],
        over_http["settings"]["interactivity"]["request_url"],
        *(command["url"] for command in over_http["features"]["slash_commands"]),
    } == {f"{ADDRESS}{EVENTS_PATH}"}


def test_its_prompts_are_the_examples_of_the_chat_page_one_a_language() -> None:
    prompts = manifest()["features"]["assistant_view"]["suggested_prompts"]
    examples = [phrase(language, Phrase.PAGE_EXAMPLE_1) for language in PHRASE_LANGUAGES]
    assert [prompt["message"] for prompt in prompts] == examples
