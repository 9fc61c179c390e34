"""In which language a user is spoken to: the choice on the home, else that of their Slack."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from assistant.phrases.catalogue import phrase_language

if TYPE_CHECKING:
    from slack_sdk.web.async_client import AsyncWebClient

    from bots.slack.store.port import SlackStore

logger = logging.getLogger(__name__)

FALLBACK = "nl"
SECONDS = 3_600.0
"""How long a locale is believed."""
_MOST_KEPT = 5_000


class Languages:
    """Finds a user's language; Slack is asked for a locale once an hour at most."""

    def __init__(self, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._now = clock
        self._known: dict[tuple[str, str], tuple[float, str]] = {}

    async def of(self, client: AsyncWebClient, store: SlackStore, team: str, user: str) -> str:
        """Return nl, fr, en or de; Dutch where neither store nor Slack says. Raises nothing."""
        try:
            chosen = await asyncio.to_thread(store.language, team, user)
        except Exception as error:  # noqa: BLE001  the words are there in another language too
            logger.warning("the language of a user is not known: %s", type(error).__name__)
            chosen = None
        return chosen or await self._locale(client, team, user)

    async def _locale(self, client: AsyncWebClient, team: str, user: str) -> str:
        now = self._now()
        known = self._known.get((team, user))
        if known and now - known[0] < SECONDS:
            return known[1]
        try:
            found = (await client.users_info(user=user, include_locale=True)).get("user")
        except Exception as error:  # noqa: BLE001  as above
            logger.warning("the locale of a user is not known: %s", type(error).__name__)
            return known[1] if known else FALLBACK
        language = phrase_language(str((found or {}).get("locale") or FALLBACK).replace("_", "-"))
        if len(self._known) >= _MOST_KEPT:
            self._known.clear()
        self._known[team, user] = (now, language)
        return language
