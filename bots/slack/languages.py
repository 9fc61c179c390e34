"""In which language a user is spoken to: the choice on the home, else that of their Slack."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from assistant.phrases.catalogue import phrase_language

if TYPE_CHECKING:
    from bots.slack.sending import SlackClient
    from bots.slack.store.port import SlackStore

logger = logging.getLogger(__name__)

FALLBACK = "nl"
SECONDS = 3_600.0
"""How long a locale is believed."""
_MOST_KEPT = 5_000


class Languages:
    """Finds a user's language, and asks Slack for a locale once an hour at most."""

    def __init__(self, store: SlackStore, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._store = store
        self._now = clock
        self._known: dict[tuple[str, str], tuple[float, str]] = {}

    async def of(self, client: SlackClient, team: str, user: str) -> str:
        """Return nl, fr, en or de; Dutch where neither store nor Slack says. Raises nothing."""
        return await self._chosen(team, user) or await self._locale(client, team, user)

    async def _chosen(self, team: str, user: str) -> str | None:
        try:
            return await asyncio.to_thread(self._store.language, team, user)
        except Exception as error:  # noqa: BLE001  the words are there in Dutch too
            logger.warning("the language of a user is not known: %s", type(error).__name__)
            return None

    async def _locale(self, client: SlackClient, team: str, user: str) -> str:
        now = self._now()
        known = self._known.get((team, user))
        if known and now - known[0] < SECONDS:
            return known[1]
        try:
            found = (await client.users_info(user=user, include_locale=True)).get("user")
        except Exception as error:  # noqa: BLE001  as above
            logger.warning("the locale of a user is not known: %s", type(error).__name__)
            return known[1] if known else FALLBACK
        locale = str((found or {}).get("locale") or FALLBACK)
        language = phrase_language(locale.replace("_", "-"))
        if len(self._known) >= _MOST_KEPT:
            self._known.clear()
        self._known[team, user] = (now, language)
        return language
