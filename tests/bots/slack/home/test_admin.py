from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from assistant.phrases.catalogue import Phrase, phrase
from bots.slack.actions.press import Press, Sent
from bots.slack.blocks import ids
from bots.slack.context import Context
from bots.slack.home.admin import keep_settings, open_admin, show_channel
from bots.slack.settings import SlackSettings
from bots.slack.store.port import ChannelSettings, Visibility
from tests.support.assistants import FakeAssistant
from tests.support.slack_channels import channel_object
from tests.support.slack_client import FakeSlack
from tests.support.slack_context import slack_context
from tests.support.slack_presses import do, press, sent, words_of

PICKED = {ids.ADMIN_CHANNEL: {"selected_conversation": "C5"}}
SET: dict[str, dict[str, Any]] = {
    **PICKED,
    ids.ADMIN_VISIBILITY: {"selected_option": {"value": "asker"}},
    ids.ADMIN_AUDIENCE: {"selected_options": [{"value": "participants"}]},
    ids.ADMIN_CATEGORY: {"selected_options": [{"value": "ict"}]},
    ids.ADMIN_COUNTRY: {"selected_options": [{"value": "XX"}]},
    ids.ADMIN_FOLLOWS: {"selected_options": []},
}


def context(*, admins: tuple[str, ...] = ("U1",)) -> Context:
    covers = {"category": {"ict": 3}, "phase": {"gunnen": 1}, "country": {"NL": 4}}
    settings = SlackSettings(
        _env_file=None, slack_bot_token="xoxb-1", slack_app_token="xapp-1", slack_admins=admins
    )
    return slack_context(assistant=FakeAssistant(covers=covers), settings=settings)


def slack(**channel: Any) -> FakeSlack:
    return FakeSlack(
        give={
            "conversations.info": {"channel": channel_object(**channel)},
            "views.open": {"view": {"id": "V1"}},
        }
    )


def pick(given: Context, **channel: Any) -> dict[str, Any]:
    """Pick C5 in the modal; return the view it becomes."""
    empty = do(open_admin, press("open"), context=given, client=slack())
    view = sent(empty.made("views.open")[0].arguments["view"], PICKED).view
    client = do(show_channel, press(None, view=view), context=given, client=slack(**channel))
    [update] = client.made("views.update")
    assert update.arguments["view_id"] == "V1"
    shown: dict[str, Any] = update.arguments["view"]
    return shown


def inputs(view: dict[str, Any]) -> set[str]:
    return {b["element"]["action_id"] for b in view["blocks"] if b["type"] == "input"}


def test_an_admin_first_picks_a_channel_and_sees_what_was_set() -> None:
    given = context()
    given.store.set_channel("T1", "C7", ChannelSettings(visibility=Visibility.ASKER))
    [opened] = do(open_admin, press("open"), context=given).made("views.open")
    assert inputs(opened.arguments["view"]) == {ids.ADMIN_CHANNEL}
    assert phrase("nl", Phrase.SLACK_VISIBLE_ASKER) in words_of(opened.arguments["view"])


def test_a_channel_shows_its_settings_and_what_documents_there_are() -> None:
    view = pick(context())
    assert {ids.ADMIN_VISIBILITY, ids.ADMIN_AUDIENCE, ids.ADMIN_CATEGORY} <= inputs(view)
    assert "ICT-hardware" in words_of(view)
    assert phrase("nl", Phrase.SLACK_PARTICIPANTS) in words_of(view)


def test_what_was_set_is_kept_as_far_as_it_was_offered() -> None:
    given = context()
    client = do(keep_settings, sent(pick(given), SET), context=given, client=slack())
    assert given.store.channel("T1", "C5") == ChannelSettings(
        visibility=Visibility.ASKER,
        audience=frozenset({"participants"}),
        filters={"category": ("ict",)},
        follows=False,
    )
    [told] = client.made("chat.postMessage")
    assert told.arguments["channel"] == "U1"
    assert told.text == phrase("nl", Phrase.SLACK_SAVED, channel="<#C5>")


@pytest.mark.parametrize("shared", [{"is_ext_shared": True}, {"is_org_shared": True}])
def test_a_channel_that_is_shared_with_others_is_not_opened_to_more_than_the_public(
    shared: dict[str, Any],
) -> None:
    assert ids.ADMIN_AUDIENCE not in inputs(pick(context(), **shared))
    given = context()
    form = sent(pick(given), SET)
    do(keep_settings, form, context=given, client=slack())
    assert given.store.channel("T1", "C5").audience == frozenset({"participants"})
    later = context()  # shared with others between the look and the saving
    do(keep_settings, form, context=later, client=slack(**shared))
    assert later.store.channel("T1", "C5").audience == frozenset()


def test_settings_of_another_channel_than_the_picked_one_are_not_kept() -> None:
    given = context()
    other = {**SET, ids.ADMIN_CHANNEL: {"selected_conversation": "C6"}}
    client = do(keep_settings, sent(pick(given), other), context=given, client=slack())
    assert client.shown() == phrase("nl", Phrase.SLACK_SAVED_NOT)
    assert given.store.channels("T1") == {}


def test_whoever_is_no_admin_any_more_sees_and_sets_nothing() -> None:
    form = sent(pick(context()), SET)
    acts: list[tuple[Callable[..., Any], Press | Sent]] = [
        (open_admin, press("open")),
        (show_channel, press(None, view=form.view)),
        (keep_settings, form),
    ]
    for act, pressed in acts:
        given = context(admins=("U2",))
        client = do(act, pressed, context=given, client=slack())
        assert client.made("views.open", "views.update") == []
        assert client.shown() == phrase("nl", Phrase.SLACK_ADMIN_REFUSED)
        assert given.store.channels("T1") == {}
