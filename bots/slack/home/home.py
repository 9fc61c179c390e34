"""The home tab: what is known, how to ask, the language, recent questions, delete my data."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.phrases.catalogue import PHRASE_LANGUAGES
from bots.slack.actions.answers import link_to
from bots.slack.actions.pressing import Hand, failure_words, on_press
from bots.slack.blocks import ids
from bots.slack.blocks.home_view import Home, RecentQuestion, home_view
from bots.slack.blocks.notice_view import notice_home
from bots.slack.forgetting import forget_user
from bots.slack.home.known import coverage_now, known

if TYPE_CHECKING:
    from slack_bolt.async_app import AsyncApp
    from slack_bolt.request.async_request import AsyncBoltRequest

    from bots.slack.actions.press import Press
    from bots.slack.context import Context
    from bots.slack.sending import SlackClient
    from bots.slack.store.port import Posted


def register(app: AsyncApp, context: Context) -> None:
    """Have the home shown when it is opened, and do what its buttons say."""

    async def opened(req: AsyncBoltRequest, client: SlackClient) -> None:
        event = req.body["event"]
        if event.get("tab") == "home":  # else: the messages with the bot
            team = req.context.team_id or ""
            shown = show_opened(context, client, team=team, user=event["user"])
            context.work.tasks.begin(shown)

    app.event("app_home_opened")(opened)
    on_press(app, context, ids.HOME_LANGUAGE, choose_language)
    on_press(app, context, ids.HOME_DELETE, delete_my_data)
    on_press(app, context, ids.HOME_REFRESH, refresh)


async def show_opened(context: Context, client: SlackClient, *, team: str, user: str) -> None:
    """Show the home to whoever opened it; what goes wrong is said there, under an id."""
    language = await context.work.languages.of(client, context.store, team, user)
    hand = Hand(context=context, client=client, language=language)
    try:
        await show_home(hand, team=team, user=user)
    except Exception as error:  # noqa: BLE001  whatever it was: a sentence for the user
        view = notice_home(failure_words(error, language))
        await client.views_publish(user_id=user, view=view)


async def show_home(hand: Hand, *, team: str, user: str, was_forgotten: bool = False) -> None:
    """Publish the home of a user."""
    store = hand.context.store
    chosen, posted, coverage = await asyncio.gather(
        asyncio.to_thread(store.language, team, user),
        asyncio.to_thread(store.recent, team, user),
        coverage_now(hand.context.assistant),
    )
    home = Home(
        known=known(coverage, hand.language) if coverage else None,
        chosen_language=chosen,
        recent=await asyncio.gather(*(_recent(hand, each) for each in posted)),
        kept_days=hand.context.kept_days,
        is_admin=user in hand.context.settings.slack_admins,
        was_forgotten=was_forgotten,
    )
    await hand.client.views_publish(user_id=user, view=home_view(home, language=hand.language))


async def choose_language(hand: Hand, press: Press) -> None:
    """Keep the language that was picked, or none for that of Slack, and show the home in it."""
    chosen = press.value if press.value in PHRASE_LANGUAGES else None
    store = hand.context.store
    await asyncio.to_thread(store.set_language, press.team, press.user, chosen)
    language = await hand.context.work.languages.of(hand.client, store, press.team, press.user)
    await show_home(replace(hand, language=language), team=press.team, user=press.user)


async def delete_my_data(hand: Hand, press: Press) -> None:
    """Forget the user, in the journal and the conversations too, and show that it is done."""
    await asyncio.to_thread(forget_user, hand.context, team=press.team, user=press.user)
    await show_home(hand, team=press.team, user=press.user, was_forgotten=True)


async def refresh(hand: Hand, press: Press) -> None:
    """Show the home anew."""
    await show_home(hand, team=press.team, user=press.user)


async def _recent(hand: Hand, posted: Posted) -> RecentQuestion:
    address = await link_to(hand.client, posted)
    return RecentQuestion(question=posted.question, status=posted.status, address=address)
