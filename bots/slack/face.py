"""The Slack face as it runs in a process: reached in the background, and ended well."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, suppress
from typing import TYPE_CHECKING

from bots.errors import BotError
from bots.slack.reach import find_workspace, growing_pauses, missing_scopes
from bots.slack.socket_mode import SocketMode

if TYPE_CHECKING:
    from slack_bolt.async_app import AsyncApp

    from bots.slack.settings import SlackSettings

FINISH_WITHIN = 20.0
"""Seconds in which answers under way may end after a signal to stop."""

logger = logging.getLogger(__name__)


class SlackFace:
    """Serves Slack within `running`; a Slack that can't be reached is tried again, with pauses.

    `problem` is one sentence about what keeps Slack from being reached, empty where nothing does.
    """

    def __init__(
        self,
        app: AsyncApp,
        *,
        settings: SlackSettings,
        drain: Callable[[float], Awaitable[int]],
        pauses: Callable[[], Iterator[float]] = growing_pauses,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self.app = app
        self.over_http = settings.over_http
        self.problem = "Slack is not connected yet."
        self._settings = settings
        self._drain = drain
        self._pauses = pauses
        self._sleep = sleep

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Serve for as long as the block lasts; at its end answers under way are finished."""
        socket = self._socket()
        reaching = asyncio.create_task(self._reach(socket))
        try:
            yield
        finally:
            reaching.cancel()
            with suppress(asyncio.CancelledError):
                await reaching
            if socket is not None:
                await socket.close()
            stopped = await self._drain(FINISH_WITHIN)
            logger.info("slack ended; %d answers were cut off", stopped)

    def _socket(self) -> SocketMode | None:
        token = self._settings.slack_app_token
        if token is None:
            return None
        return SocketMode(
            self.app,
            token=token.get_secret_value(),
            report=self._report,
            pauses=self._pauses,
            sleep=self._sleep,
        )

    async def _reach(self, socket: SocketMode | None) -> None:
        for pause in self._pauses():
            try:
                workspace = await find_workspace(self.app.client)
                break
            except BotError as error:
                self._report(str(error))
                await self._sleep(pause)
        if missing := missing_scopes(workspace):
            logger.warning("Slack has not granted %s: install the app anew.", ", ".join(missing))
        logger.info("slack serves workspace %s", workspace.team_id)
        if socket is None:
            self._report("")
        else:
            await socket.client.connect()

    def _report(self, problem: str) -> None:
        if problem and problem != self.problem:
            logger.warning("%s It is tried again, with growing pauses.", problem)
        elif self.problem and not problem:
            logger.info("slack is reached")
        self.problem = problem
