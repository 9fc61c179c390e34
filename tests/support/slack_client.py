"""A hand-written Slack: the SDK's own client, whose calls are written down instead of sent."""

from __future__ import annotations

import itertools
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bots.slack.pacing import Pacing
from bots.slack.sending import SlackClient

TEAM, BOT_USER, BOT = "T1", "UBOT", "BBOT"
CHANNEL, DIRECT, USER = "C1", "D1", "U1"


@dataclass(frozen=True)
class Call:
    """A call as it was made; `arguments` without those that are None."""

    method: str
    arguments: Mapping[str, Any]

    @property
    def text(self) -> str:
        """What it shows as plain text, or as the text of a stream."""
        chunks = self.arguments.get("chunks") or ()
        return str(self.arguments.get("text") or "".join(c.get("text", "") for c in chunks))


@dataclass
class FakeClock:
    """A clock that only sleeping sets on."""

    time: float = 1_000.0
    slept: list[float] = field(default_factory=list)

    def __call__(self) -> float:
        return self.time

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.time += seconds


class FakeSlack(SlackClient):
    """Answers every method; `refuse` maps a method to the errors it gives, one a call."""

    def __init__(
        self,
        *,
        refuse: Mapping[str, Sequence[str | Exception]] | None = None,
        give: Mapping[str, Mapping[str, Any]] | None = None,
        clock: FakeClock | None = None,
    ) -> None:
        clock = clock or FakeClock()
        super().__init__(token="xoxb-1", pacing=Pacing(clock=clock, sleep=clock.sleep))
        self.calls: list[Call] = []
        self.answers_responses_with = 200
        self.responded: list[Mapping[str, Any]] = []
        self._refuse = {method: list(errors) for method, errors in (refuse or {}).items()}
        self.give = dict(give or {})
        self._ts = itertools.count(1)
        self.on_call: Callable[[Call], None] = lambda _: None

    async def deliver(self, api_method: str, **request: Any) -> AsyncSlackResponse:
        given = request.get("json") or request.get("params") or request.get("data") or {}
        call = Call(api_method, {name: _read(v) for name, v in given.items() if v is not None})
        self.calls.append(call)
        self.on_call(call)
        if errors := self._refuse.get(api_method):
            error = errors.pop(0) if len(errors) > 1 else errors[0]
            if isinstance(error, Exception):
                raise error
            if error:
                raise SlackApiError(error, self._response({"ok": False, "error": error}))
        return self._response({"ok": True, **self._given(call)})

    async def post(self, url: str, message: dict[str, Any]) -> int:  # noqa: ARG002  the client's name
        self.responded.append(message)
        return self.answers_responses_with

    def made(self, *methods: str) -> list[Call]:
        """Return the calls of methods, in order."""
        return [call for call in self.calls if call.method in methods]

    def shown(self) -> str:
        """Return all text that was sent to people."""
        return "\n".join(call.text for call in self.calls if call.method.startswith("chat."))

    def _given(self, call: Call) -> Mapping[str, Any]:
        if call.method in self.give:
            return self.give[call.method]
        match call.method:
            case "auth.test":
                return {"team_id": TEAM, "user_id": BOT_USER, "bot_id": BOT, "team": "Test"}
            case "users.info":
                return {"user": {"id": call.arguments.get("user"), "locale": "nl-NL"}}
            case "chat.postMessage" | "chat.startStream" | "chat.update" | "chat.stopStream":
                ts = call.arguments.get("ts") or f"900.{next(self._ts):06}"
                return {"ts": ts, "channel": call.arguments.get("channel")}
            case "chat.postEphemeral":
                return {"message_ts": f"900.{next(self._ts):06}"}
            case _:
                return {}

    def _response(self, data: Mapping[str, Any]) -> AsyncSlackResponse:
        return AsyncSlackResponse(
            client=self,
            http_verb="POST",
            api_url="",
            req_args={},
            data=dict(data),
            headers={},
            status_code=200,
        )


def _read(value: Any) -> Any:
    """Return what the SDK had made into a string of JSON, as the values it stands for."""
    if isinstance(value, str) and value[:1] in "[{":
        try:
            return json.loads(value)
        except ValueError:
            return value
    return value
