"""The bench: a workspace that answers, in which tests say things, click, and look."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING, Any

from bots.slack.settings import SlackSettings
from tests.support.servers import wait_until
from tests.support.slack.calls import Call, Faults
from tests.support.slack.emulator import Emulator
from tests.support.slack.lacking import Lacking
from tests.support.slack.loops import LoopThread, loop_thread
from tests.support.slack.proxy import Proxy
from tests.support.slack.seed import (
    APP_TOKEN,
    BOT_TOKEN,
    BOT_USER,
    LOCALES,
    SHARED,
    SIGNING_SECRET,
    TEAM,
    token_of,
)
from tests.support.slack.socket_server import SocketServer

if TYPE_CHECKING:
    from slack_sdk.web.async_client import AsyncWebClient

_RESPONSES = count(1)


@dataclass(kw_only=True)
class SlackBench:
    """A workspace for one test; users and channels go by their names in seed.py."""

    emulator: Emulator
    proxy: Proxy
    loop: LoopThread
    team: str = TEAM
    bot_user: str = BOT_USER

    @property
    def api_url(self) -> str:
        return f"{self.proxy.address}/api/"

    @property
    def faults(self) -> Faults:
        return self.proxy.faults

    @property
    def socket(self) -> SocketServer:
        return self.proxy.socket

    @property
    def violations(self) -> list[str]:
        """What Slack would have refused; what is left of it fails the test at its end."""
        return self.proxy.violations

    def settings(self, **changes: Any) -> SlackSettings:
        """Return settings with all tokens; `changes` go before them, None takes one away."""
        given = {
            "slack_bot_token": BOT_TOKEN,
            "slack_app_token": APP_TOKEN,
            "slack_signing_secret": SIGNING_SECRET,
            "slack_api_url": self.api_url,
            "slack_admins": self.user("anna"),
            "slack_experts": self.channel("kennispartners"),
        }
        return SlackSettings(_env_file=None, **{**given, **changes})

    def client(self) -> AsyncWebClient:
        """Return a client of the bot; it repeats a call of a dropped connection once."""
        from slack_sdk.web.async_client import AsyncWebClient  # noqa: PLC0415  Slack tests only

        return AsyncWebClient(token=BOT_TOKEN, base_url=self.api_url)

    def user(self, name: str) -> str:
        return self.emulator.users[name]

    def channel(self, name: str) -> str:
        """Return the id of a channel, or of the direct messages with a user."""
        return self.emulator.channels.get(name) or self.emulator.directs[name]

    def say(self, text: str, *, user: str, channel: str, thread_ts: str | None = None) -> str:
        """Let a person say something; return its ts. The app is told by an event of the test's."""
        said: dict[str, Any] = {"channel": self.channel(channel), "text": text}
        if thread_ts:
            said["thread_ts"] = thread_ts
        ts: str = self.emulator.call("chat.postMessage", token_of(user), **said)["ts"]
        return ts

    def thread(self, channel: str, ts: str) -> list[dict[str, Any]]:
        """Return the messages of a thread, the first of them included, as a member sees them."""
        asked = {"channel": self.channel(channel), "ts": ts}
        found: list[dict[str, Any]] = self.emulator.call("conversations.replies", **asked)[
            "messages"
        ]
        return found

    def answers(self, channel: str, ts: str) -> list[dict[str, Any]]:
        """Return what the bot said in a thread."""
        return [each for each in self.thread(channel, ts) if each["user"] == BOT_USER]

    def wait_for_answer(
        self, channel: str, ts: str, *, number: int = 1, seconds: float = 10.0
    ) -> dict[str, Any]:
        """Wait until so many messages of the bot in a thread are complete; return the last."""
        found: list[dict[str, Any]] = []

        def complete() -> bool:
            found[:] = [each for each in self.answers(channel, ts) if each.get("blocks")]
            return len(found) >= number

        self.wait_until(complete, seconds=seconds)
        return found[number - 1]

    def trigger(self, user: str) -> str:
        """Return a trigger_id: good once, for 3 seconds."""
        asked = {"user_id": self.user(user)}
        found: str = self.emulator.call("views.generateTriggerId", **asked)["trigger_id"]
        return found

    def response_url(self) -> str:
        """Return one that can be used five times; see the calls of "response_url"."""
        return f"{self.proxy.address}/response/r{next(_RESPONSES)}"

    def calls(self, method: str = "", **data: Any) -> list[Call]:
        """Return the calls so far of a method, those with these arguments only."""
        return [
            call
            for call in list(self.proxy.calls)
            if method in {"", call.method}
            and all(call.data.get(name) == value for name, value in data.items())
        ]

    def wait_for(
        self, method: str, *, times: int = 1, seconds: float = 10.0, **data: Any
    ) -> list[Call]:
        """Wait until a method was called so often with success, and return those calls."""

        def good() -> list[Call]:
            return [call for call in self.calls(method, **data) if call.ok]

        self.wait_until(lambda: len(good()) >= times, seconds=seconds)
        return good()

    def wait_until(self, condition: Callable[[], bool], *, seconds: float = 10.0) -> None:
        """Wait for a condition; what was called is told where it does not come about."""
        try:
            wait_until(condition, seconds=seconds)
        except TimeoutError:
            told = [f"{call.method} {call.status} {call.error}" for call in self.calls()[-40:]]
            raise AssertionError(f"not within {seconds} s; last calls: {told}") from None

    def wait_until_quiet(self, *, seconds: float = 0.3, within: float = 10.0) -> None:
        """Wait until nothing was called for so long: for what must not happen."""
        deadline = time.monotonic() + within
        while time.monotonic() < deadline:
            last = max((call.at + call.seconds for call in self.calls()), default=0.0)
            if time.monotonic() - max(last, deadline - within) >= seconds:
                return
            time.sleep(0.01)
        raise AssertionError(f"still calling after {within} s")


@contextmanager
def slack_bench(emulator: Emulator) -> Iterator[SlackBench]:
    """Give a bench whose proxy and calls are this test's own."""
    proxy = Proxy(
        emulator=emulator.address,
        lacking=Lacking(
            locales={emulator.users[name]: locale for name, locale in LOCALES.items()},
            shared=frozenset(emulator.channels[name] for name in SHARED),
        ),
        socket=SocketServer(),
    )
    with loop_thread() as loop:
        loop.run(proxy.start())
        try:
            yield SlackBench(emulator=emulator, proxy=proxy, loop=loop)
        finally:
            loop.run(proxy.close())
