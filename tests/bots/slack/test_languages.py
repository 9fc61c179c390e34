from __future__ import annotations

import asyncio

import pytest

from bots.errors import SlackStoreError
from bots.slack.languages import SECONDS, Languages
from tests.support.slack_client import TEAM, USER, FakeClock, FakeSlack
from tests.support.slack_stores import FakeSlackStore


def _languages(
    client: FakeSlack, *, store: FakeSlackStore | None = None, waits: tuple[float, ...] = (0.0,)
) -> list[str]:
    clock = FakeClock()
    languages = Languages(clock=clock)

    async def ask() -> list[str]:
        found = []
        for seconds in waits:
            clock.time += seconds
            found.append(await languages.of(client, store or FakeSlackStore(), TEAM, USER))
        return found

    return asyncio.run(ask())


def _speaking(locale: str | None) -> FakeSlack:
    return FakeSlack(give={"users.info": {"user": {"locale": locale}}})


@pytest.mark.parametrize(
    ("locale", "language"),
    [
        ("nl-NL", "nl"),
        ("fr_FR", "fr"),
        ("en-GB", "en"),
        ("de-DE", "de"),
        ("ja-JP", "nl"),
        (None, "nl"),
    ],
)
def test_the_language_is_that_of_the_user_s_slack(locale: str | None, language: str) -> None:
    assert _languages(_speaking(locale)) == [language]


def test_what_was_chosen_on_the_home_goes_before_the_locale() -> None:
    client = _speaking("fr-FR")

    assert _languages(client, store=FakeSlackStore(languages={(TEAM, USER): "de"})) == ["de"]
    assert not client.calls


def test_slack_is_asked_for_a_locale_once_an_hour() -> None:
    client = _speaking("fr-FR")

    _languages(client, waits=(0.0, SECONDS - 1, 2.0))

    assert len(client.calls) == 2


def test_with_neither_store_nor_slack_it_is_dutch() -> None:
    client = FakeSlack(refuse={"users.info": ["missing_scope"]})
    store = FakeSlackStore(error=SlackStoreError("here", "gone"))

    assert _languages(client, store=store) == ["nl"]
