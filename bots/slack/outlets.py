"""Which outlet an answer goes to, by the way it was asked and what was chosen for the channel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bots.slack.asked import Way
from bots.slack.outlet import ToAsker
from bots.slack.store.port import ChannelSettings, Visibility
from bots.slack.streaming import Streamed

if TYPE_CHECKING:
    from bots.slack.asked import Asked
    from bots.slack.context import Context
    from bots.slack.outlet import Outlet, Respond
    from bots.slack.sending import SlackClient

_ALONE = (Way.DIRECT, Way.PANE)


def outlet_for(
    context: Context,
    asked: Asked,
    client: SlackClient,
    respond: Respond | None,
    settings: ChannelSettings,
) -> Outlet:
    """Return where the answer goes; with `respond` all but a shortcut's are for the asker."""
    is_for_all = settings.visibility is Visibility.CHANNEL or asked.way in _ALONE
    if not is_for_all or (respond is not None and asked.way is not Way.SHORTCUT):
        return outlet_to_asker(context, asked, client, respond)
    otherwise = outlet_to_asker(context, asked, client, respond) if respond else None
    return Streamed(asked, client, passes_on=passes_on_in(context), otherwise=otherwise)


def outlet_to_asker(
    context: Context, asked: Asked, client: SlackClient, respond: Respond | None = None
) -> Outlet:
    """Return where only the asker sees it: also as long as it is not known that all may."""
    passes_on = passes_on_in(context)
    if respond is None and asked.way in _ALONE:
        return Streamed(asked, client, passes_on=passes_on)
    return ToAsker(asked=asked, client=client, passes_on=passes_on, respond=respond)


def passes_on_in(context: Context) -> bool:
    """Tell whether there is somewhere to pass a question on to a person."""
    return bool(context.settings.slack_experts)
