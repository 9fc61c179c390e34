"""The modal in which an admin sets up a channel, and what comes back from it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from assistant.phrases.catalogue import Phrase, phrase
from bots.slack.blocks import kit
from bots.slack.blocks.ids import (
    ADMIN_AUDIENCE,
    ADMIN_CATEGORY,
    ADMIN_CHANNEL,
    ADMIN_COUNTRY,
    ADMIN_FOLLOWS,
    ADMIN_PHASE,
    ADMIN_VIEW,
    ADMIN_VISIBILITY,
    ChannelValue,
)
from bots.slack.blocks.kit import Block, choice, context, divider, modal, option, section, words
from bots.slack.blocks.state import chosen, chosen_channel, has_input
from bots.slack.store.port import ChannelSettings, Visibility

LISTED = 30
"""Channels whose settings are listed."""
OPTIONS = 100
FOLLOWS = "follows"
PUBLIC = "public"

FACETS = {"category": ADMIN_CATEGORY, "phase": ADMIN_PHASE, "country": ADMIN_COUNTRY}
"""What a channel's questions may be filtered by, and the menu of each."""

_FACET_NAMES = {
    "category": Phrase.SLACK_CATEGORIES,
    "phase": Phrase.SLACK_PHASES,
    "country": Phrase.SLACK_COUNTRIES,
}
_CHANNEL = re.compile(r"[CG][A-Z0-9]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A value of a facet, and how it is called in the admin's language."""

    value: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Admin:
    """What the modal shows.

    `channel` is empty as long as none was picked; `settings` are what was chosen for it.
    `audiences` are those that channels may be opened to, `public` left out. `is_inside` says that
    the channel is of this workspace alone: any other is public only. `channels` are those for
    which something was chosen, by id.
    """

    channel: str = ""
    settings: ChannelSettings = field(default_factory=ChannelSettings)
    is_inside: bool = True
    audiences: Sequence[str] = ()
    facets: Mapping[str, Sequence[Named]] = field(default_factory=dict)
    channels: Mapping[str, ChannelSettings] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChosenSettings:
    """What an admin sent."""

    channel: str
    settings: ChannelSettings


def admin_view(admin: Admin, *, language: str) -> Block:
    """Return the modal; without a channel it only asks for one, and lists what was chosen."""
    blocks = [_channel_field(admin.channel, language)]
    if admin.channel:
        blocks += _fields(admin, language)
    if admin.channels:
        heading = phrase(language, Phrase.SLACK_ADMIN_CHANNELS)
        lines = [_line(*each, admin, language) for each in list(admin.channels.items())[:LISTED]]
        head = kit.rich_section([words(heading, bold=True)])
        blocks += [divider(), kit.rich_text([head, kit.rich_list(lines)])]
    view = modal(
        phrase(language, Phrase.SLACK_ADMIN),
        blocks,
        callback_id=ADMIN_VIEW,
        close=phrase(language, Phrase.SLACK_CLOSE),
    )
    label = phrase(language, Phrase.SLACK_SAVE)
    return kit.submitted(view, label, ChannelValue(channel=admin.channel).to_json())


def picked_channel(view: Mapping[str, Any]) -> str:
    """Return the channel that is picked in a view; empty where none is."""
    channel = chosen_channel(view, ADMIN_CHANNEL)
    return channel if _CHANNEL.fullmatch(channel) else ""


def chosen_settings(
    view: Mapping[str, Any], *, audiences: Sequence[str], facets: Mapping[str, Sequence[Named]]
) -> ChosenSettings | None:
    """Return what a view of ours came back with.

    None where it is none of ours, where no channel was picked, or where the settings are those of
    another channel than the one that is picked now. Only values that were offered are taken.
    """
    shown = ChannelValue.from_json(view.get("private_metadata"))
    channel = picked_channel(view)
    if shown is None or not channel or shown.channel != channel:
        return None
    visible = chosen(view, ADMIN_VISIBILITY)
    kept = {
        facet: tuple(value for value in chosen(view, FACETS[facet]) if value in _values(offered))
        for facet, offered in facets.items()
        if facet in FACETS
    }
    settings = ChannelSettings(
        visibility=Visibility.ASKER if Visibility.ASKER in visible else Visibility.CHANNEL,
        audience=frozenset(chosen(view, ADMIN_AUDIENCE)) & frozenset(audiences) - {PUBLIC},
        filters={facet: values for facet, values in kept.items() if values},
        follows=FOLLOWS in chosen(view, ADMIN_FOLLOWS) or not has_input(view, ADMIN_FOLLOWS),
    )
    return ChosenSettings(channel=channel, settings=settings)


def _channel_field(channel: str, language: str) -> Block:
    element: Block = {
        "type": "conversations_select",
        "action_id": ADMIN_CHANNEL,
        "filter": {"include": ["public", "private"], "exclude_bot_users": True},
    }
    if channel:
        element["initial_conversation"] = channel
    label = phrase(language, Phrase.SLACK_ADMIN_PICK)
    return {**kit.field(label, element, is_optional=False), "dispatch_action": True}


def _fields(admin: Admin, language: str) -> list[Block]:
    """Return the inputs; their blocks are a channel's own, or Slack would keep another's state."""
    chosen_now = admin.settings
    visibilities = [
        option(phrase(language, Phrase.SLACK_VISIBLE_CHANNEL), Visibility.CHANNEL.value),
        option(phrase(language, Phrase.SLACK_VISIBLE_ASKER), Visibility.ASKER.value),
    ]
    radio = choice("radio_buttons", ADMIN_VISIBILITY, visibilities, (chosen_now.visibility,))
    follows = [option(phrase(language, Phrase.SLACK_FOLLOWS), FOLLOWS)]
    is_on = (FOLLOWS,) if chosen_now.follows else ()
    return [
        {
            **_field(phrase(language, Phrase.SLACK_VISIBILITY), radio, admin.channel),
            "optional": False,
        },
        *_audience(admin, language),
        *(
            _field(phrase(language, _FACET_NAMES[facet]), menu, admin.channel)
            for facet, menu in _menus(admin, language)
        ),
        _field(
            phrase(language, Phrase.SLACK_THREADS),
            choice("checkboxes", ADMIN_FOLLOWS, follows, is_on),
            admin.channel,
        ),
    ]


def _audience(admin: Admin, language: str) -> list[Block]:
    if not admin.is_inside:
        return [section(phrase(language, Phrase.SLACK_AUDIENCE_SHARED))]
    offered = [name for name in admin.audiences if name != PUBLIC][:10]
    if not offered:
        return []
    options = [option(_audience_label(name, language), name) for name in offered]
    boxes = choice("checkboxes", ADMIN_AUDIENCE, options, tuple(admin.settings.audience))
    return [
        _field(phrase(language, Phrase.SLACK_AUDIENCE), boxes, admin.channel),
        context(phrase(language, Phrase.SLACK_AUDIENCE_WARNING)),
    ]


def _menus(admin: Admin, language: str) -> list[tuple[str, Block]]:
    menus: list[tuple[str, Block]] = []
    for facet, action_id in FACETS.items():
        options = [option(each.label, each.value) for each in admin.facets.get(facet, ())[:OPTIONS]]
        if options:
            now = tuple(admin.settings.filters.get(facet, ()))
            menu = choice("multi_static_select", action_id, options, now)
            placeholder = kit.plain_text(phrase(language, Phrase.SLACK_ALL), 150)
            menus.append((facet, {**menu, "placeholder": placeholder}))
    return menus


def _field(label: str, element: Block, channel: str) -> Block:
    return kit.field(label, element, block_id=f"{element['action_id']}_{channel}")


def _line(channel: str, settings: ChannelSettings, admin: Admin, language: str) -> list[Block]:
    """Return a channel and what was chosen for it."""
    is_open = settings.visibility is Visibility.CHANNEL
    visible = Phrase.SLACK_VISIBLE_CHANNEL if is_open else Phrase.SLACK_VISIBLE_ASKER
    told = [phrase(language, visible)]
    told += [_audience_label(name, language) for name in sorted(settings.audience - {PUBLIC})]
    for facet, values in settings.filters.items():
        labels = {each.value: each.label for each in admin.facets.get(facet, ())}
        told += [labels.get(value, value) for value in values]
    if not settings.follows:
        told.append(phrase(language, Phrase.SLACK_FOLLOWS_NOT))
    known = _CHANNEL.fullmatch(channel)
    name: Block = {"type": "channel", "channel_id": channel} if known else words(channel)
    return [name, words(f": {' · '.join(told)}")]


def _audience_label(name: str, language: str) -> str:
    known = {"participants": Phrase.SLACK_PARTICIPANTS, "buyers": Phrase.SLACK_BUYERS}
    return phrase(language, known[name]) if name in known else name


def _values(offered: Sequence[Named]) -> frozenset[str]:
    return frozenset(each.value for each in offered)
