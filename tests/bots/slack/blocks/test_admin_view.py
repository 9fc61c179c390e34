from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from bots.slack.blocks.admin_view import (
    ChosenSettings,
    Named,
    admin_view,
    chosen_settings,
    picked_channel,
)
from bots.slack.blocks.ids import (
    ADMIN_AUDIENCE,
    ADMIN_CATEGORY,
    ADMIN_CHANNEL,
    ADMIN_COUNTRY,
    ADMIN_FOLLOWS,
    ADMIN_VISIBILITY,
)
from bots.slack.store.port import ChannelSettings, Visibility
from tests.support.slack_blocks import (
    action_ids,
    check_view,
    entered,
    shown_words,
)
from tests.support.slack_samples import admin

FACETS: Mapping[str, tuple[Named, ...]] = {
    "category": (Named(value="ict", label="ICT"),),
    "country": (Named(value="NL", label="Nederland"),),
}


def options(*values: str) -> dict[str, Any]:
    return {"selected_options": [{"text": {}, "value": value} for value in values]}


def test_an_admin_sees_what_is_set_and_gets_it_back() -> None:
    view = admin_view(admin(), language="nl")
    check_view(view)
    assert "Alleen wie het vraagt · Documenten voor deelnemers · ICT · Nederland" in shown_words(
        view
    ).replace("\n", "")
    given_back = entered(
        view,
        **{
            ADMIN_CHANNEL: {"selected_conversation": "C01"},
            ADMIN_VISIBILITY: {"selected_option": {"value": "asker"}},
            ADMIN_AUDIENCE: options("participants", "secret"),
            ADMIN_CATEGORY: options("ict", "unheard-of"),
            ADMIN_COUNTRY: options(),
            ADMIN_FOLLOWS: options(),
        },
    )
    assert picked_channel(given_back) == "C01"
    found = chosen_settings(given_back, audiences=("public", "participants"), facets=FACETS)
    assert found == ChosenSettings(
        channel="C01",
        settings=ChannelSettings(
            visibility=Visibility.ASKER,
            audience=frozenset({"participants"}),
            filters={"category": ("ict",)},
            follows=False,
        ),
    )


def test_settings_of_one_channel_are_not_saved_for_another() -> None:
    view = entered(
        admin_view(admin(), language="nl"),
        **{ADMIN_CHANNEL: {"selected_conversation": "C02"}},
    )
    assert picked_channel(view) == "C02"
    assert chosen_settings(view, audiences=(), facets={}) is None


@pytest.mark.parametrize("channel", ["", "D01", "U01", "<!channel>", None, 7])
def test_only_a_channel_can_be_picked(channel: object) -> None:
    view = entered({}, **{ADMIN_CHANNEL: {"selected_conversation": channel}})
    assert picked_channel(view) == ""


def test_a_shared_channel_offers_no_audience() -> None:
    assert ADMIN_AUDIENCE in action_ids(admin_view(admin(), language="nl"))
    shared = admin_view(replace(admin(), is_inside=False), language="nl")
    assert ADMIN_AUDIENCE not in action_ids(shared)
    assert "alleen openbare documenten" in shown_words(shared)


def test_fields_of_two_channels_are_not_taken_for_each_other() -> None:
    ids = [
        {
            block["block_id"]
            for block in admin_view(each, language="nl")["blocks"]
            if "element" in block
        }
        for each in (admin(), replace(admin(), channel="C02"))
    ]
    assert ids[0] & ids[1] == {ADMIN_CHANNEL}


def test_hundreds_of_values_and_channels_fit() -> None:
    facets = {"category": [Named(value=f"v{n}", label="L" * 200) for n in range(300)]}
    channels = {f"C{n}": ChannelSettings(filters={"category": ("v1",)}) for n in range(200)}
    many = replace(admin(), facets=facets, channels=channels)
    check_view(admin_view(many, language="fr"))
