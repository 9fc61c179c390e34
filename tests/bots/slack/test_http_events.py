from __future__ import annotations

import json
import time
from collections.abc import Iterator, Mapping

import pytest
from fastapi.testclient import TestClient
from slack_bolt.async_app import AsyncApp
from slack_sdk.signature import SignatureVerifier
from slack_sdk.web.async_client import AsyncWebClient

from bots.slack.face import SlackFace
from bots.slack.settings import SlackSettings
from bots.web.app import create_app
from bots.web.settings import WebSettings
from tests.support.assistants import FakeAssistant
from tests.support.chat_models import nobody_there
from tests.support.slack.events import Delivery, event, mention
from tests.support.slack.interactions import command
from tests.support.slack.seed import BOT_TOKEN, SIGNING_SECRET
from tests.support.small_slack import SmallSlack, http_settings, slack_settings, small_slack
from tests.support.web import client_of, web_settings

PATH = "/slack/events"
FORM = "application/x-www-form-urlencoded"
QUESTION = mention("vraag", user="U2", channel="C1", ts="1.1")
ASKED = command("vraag", user="U2", channel="C1", trigger_id="t", response_url="http://here/r")


@pytest.fixture
def slack() -> Iterator[SmallSlack]:
    with small_slack() as slack:
        yield slack


def client_with(
    slack: SmallSlack,
    settings: SlackSettings | None = None,
    *,
    heard: list[str] | None = None,
    web: WebSettings | None = None,
) -> TestClient:
    """Return a client of a web face with a Slack app that answers mentions and the command."""
    app = AsyncApp(
        client=AsyncWebClient(token=BOT_TOKEN, base_url=slack.api_url),
        signing_secret=SIGNING_SECRET,
    )

    @app.event("app_mention")
    async def hear(body: Mapping[str, str]) -> None:
        (heard if heard is not None else []).append(body["event_id"])

    @app.command("/leerkring")
    async def take(ack, body) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001  Bolt's names
        (heard if heard is not None else []).append(body["text"])
        await ack("bezig")

    async def drain(_: float) -> int:
        return 0

    face = SlackFace(app, settings=settings or http_settings(), drain=drain)
    whole = create_app(FakeAssistant(), settings=web or web_settings(), slack=face)
    return TestClient(whole, base_url="http://localhost:8000")


def signed(
    delivery: Delivery | bytes, *, age: int = 0, secret: str = SIGNING_SECRET
) -> dict[str, str]:
    """Return the headers that Slack sends with it, `age` seconds ago."""
    body = delivery if isinstance(delivery, bytes) else delivery.body
    kind = "application/json" if isinstance(delivery, bytes) else delivery.content_type
    moment = str(int(time.time()) - age)
    signature = SignatureVerifier(secret).generate_signature(timestamp=moment, body=body)
    return {
        "content-type": kind,
        "x-slack-request-timestamp": moment,
        "x-slack-signature": signature or "",
    }


def test_events_and_commands_come_in_on_the_one_path(slack: SmallSlack) -> None:
    heard: list[str] = []
    with client_with(slack, heard=heard) as client:
        assert client.post(PATH, content=QUESTION.body, headers=signed(QUESTION)).status_code == 200
        answer = client.post(PATH, content=ASKED.body, headers=signed(ASKED))
    assert (answer.status_code, answer.text) == (200, "bezig")
    assert sorted(heard) == sorted([QUESTION.payload["event_id"], "vraag"])


def test_slack_can_verify_the_address(slack: SmallSlack) -> None:
    challenge = event({"type": "x"}).changed(type="url_verification", challenge="c123")
    with client_with(slack) as client:
        answer = client.post(PATH, content=challenge.body, headers=signed(challenge))
    assert answer.json() == {"challenge": "c123"}


def test_what_slack_did_not_sign_just_now_is_refused(slack: SmallSlack) -> None:
    heard: list[str] = []
    wrong = [
        signed(QUESTION, secret="another"),
        signed(QUESTION, age=310),
        signed(QUESTION, age=-310),
        {"content-type": "application/json"},
        {**signed(QUESTION), "x-slack-signature": ""},
    ]
    with client_with(slack, heard=heard) as client:
        answers = [client.post(PATH, content=QUESTION.body, headers=headers) for headers in wrong]
    assert ([answer.status_code for answer in answers], heard) == ([401] * 5, [])


def test_a_signature_is_of_one_body_only(slack: SmallSlack) -> None:
    other = QUESTION.changed(team_id="T9")
    with client_with(slack) as client:
        answer = client.post(PATH, content=other.body, headers=signed(QUESTION))
    assert answer.status_code == 401


def test_what_is_no_message_of_slack_is_a_bad_request(slack: SmallSlack) -> None:
    broken = [
        (b"{", signed(b"{")),
        (b"\xff\xfe", {"content-type": "application/json"}),
        (b"[" * 200_000, {"content-type": "application/json"}),
        (b"payload=%7B", {"content-type": FORM}),
        (b"{}", {**signed(b"{}"), "x-slack-request-timestamp": "now"}),
        (b"{}", {**signed(b"{}"), "x-slack-request-timestamp": "9" * 5000}),
    ]
    with client_with(slack) as client:
        answers = [client.post(PATH, content=body, headers=headers) for body, headers in broken]
    assert [answer.status_code for answer in answers] == [400] * 6
    assert {answer.json()["type"] for answer in answers} == {"invalid_request"}


def test_the_body_is_bounded_as_everywhere(slack: SmallSlack) -> None:
    with client_with(slack, web=web_settings(max_body_bytes=50)) as client:
        answer = client.post(PATH, content=QUESTION.body, headers=signed(QUESTION))
    assert answer.status_code == 413


def test_the_public_name_must_be_allowed(slack: SmallSlack) -> None:
    named = {**signed(QUESTION), "host": "slack.example.org"}
    with client_with(slack) as client:
        assert client.post(PATH, content=QUESTION.body, headers=named).status_code == 400
    allowed = web_settings(allowed_hosts="slack.example.org")
    with client_with(slack, web=allowed) as client:
        assert client.post(PATH, content=QUESTION.body, headers=named).status_code == 200


def test_forms_come_in_nowhere_else(slack: SmallSlack) -> None:
    with client_with(slack) as client:
        for path in ("/api/ask", "/api/feedback", "/slack/events/", "/slack", "//slack/events"):
            answer = client.post(path, content=ASKED.body, headers={"content-type": FORM})
            assert answer.status_code == 415, path
        answer = client.post(PATH, content=b"x", headers={"content-type": "text/plain"})
        assert answer.status_code == 415


def test_without_slack_over_http_there_is_no_such_address(slack: SmallSlack) -> None:
    by_socket = client_with(slack, slack_settings(slack_signing_secret=SIGNING_SECRET))
    for client in (client_of(), by_socket):
        assert (
            client.post(PATH, content=ASKED.body, headers={"content-type": FORM}).status_code == 415
        )
        answer = client.post(PATH, content=QUESTION.body, headers=signed(QUESTION))
        assert answer.status_code == 404


def test_the_address_is_not_in_the_description_of_the_api(slack: SmallSlack) -> None:
    assert PATH not in json.dumps(client_with(slack).get("/openapi.json").json())


@pytest.mark.parametrize("is_there", [True, False], ids=["refuses", "is not there"])
def test_a_slack_that_is_out_of_reach_leaves_the_web_ready_but_degraded(
    *, is_there: bool, slack: SmallSlack
) -> None:
    slack.errors["auth.test"] = "invalid_auth"
    if not is_there:
        slack.address = nobody_there().removesuffix("/v1")
    with client_with(slack) as client:
        assert client.post("/api/ask", json={"question": "Wat is de MKI?"}).status_code == 200
        answer = client.get("/readyz")
    assert answer.status_code == 200
    assert answer.json() == {
        "status": "degraded",
        "checks": {"index": "ok", "model": "ok", "slack": "failed"},
    }


def test_a_slack_that_is_reached_is_well(slack: SmallSlack) -> None:
    with client_with(slack) as client:
        client.post(PATH, content=QUESTION.body, headers=signed(QUESTION))
        assert client.get("/readyz").json()["checks"]["slack"] == "ok"
