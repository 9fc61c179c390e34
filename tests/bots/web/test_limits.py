"""How often, how many at once, and how long: each with an honest word on when to come back."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from fastapi.testclient import TestClient

from assistant.access import Scope
from bots.web.access.addresses import caller_address, networks
from bots.web.access.places import Places
from bots.web.access.rates import Rates
from bots.web.middleware.deadline import Deadline
from bots.web.problems import ProblemError
from bots.web.sign_in.service import make_sign_in
from tests.support.assistants import FakeAssistant
from tests.support.keys import FakeKeys, key
from tests.support.oidc.visitor import sign_in_settings
from tests.support.seconds import Seconds
from tests.support.web import BEARER, client_of, web_settings

QUESTION = {"question": "Waarom?"}
Asgi = Callable[[Any, Any, Any], Awaitable[None]]


def refusal(limit: Rates, caller: str = "a") -> dict[str, Any] | None:
    """Return the problem that a request gets, or None where it is taken."""
    try:
        limit.take(caller)
    except ProblemError as error:
        return {**error.problem.more, "header": error.problem.headers["retry-after"]}
    return None


def test_a_caller_may_ask_so_often_a_minute() -> None:
    limit = Rates(3, now=Seconds())
    assert [refusal(limit) is None for _ in range(5)] == [True, True, True, False, False]


def test_a_refusal_says_when_the_next_one_is_taken_and_that_is_so() -> None:
    clock = Seconds()
    limit = Rates(3, now=clock)
    for _ in range(3):
        limit.take("a")
    assert refusal(limit) == {"limit": 3, "retry_after": 20, "header": "20"}
    clock.time += 19
    assert refusal(limit) == {"limit": 3, "retry_after": 1, "header": "1"}
    clock.time += 1
    assert refusal(limit) is None
    assert refusal(limit) is not None


def test_one_caller_does_not_use_up_what_others_have() -> None:
    limit = Rates(1, now=Seconds())
    assert refusal(limit, "a") is None
    assert refusal(limit, "a") is not None
    assert refusal(limit, "b") is None


def test_the_memory_of_callers_is_bounded() -> None:
    limit = Rates(1, most_callers=10, now=Seconds())
    for number in range(100):
        limit.take(str(number))
    assert len(limit._whole_at) == 10  # noqa: SLF001  its size is the claim
    assert refusal(limit, "99") is not None


def limited(**changes: object) -> TestClient:
    keys = FakeKeys({f"lk_{n}": key(Scope.ASK, key_id=f"k-{n}") for n in (1, 2)})
    return client_of(settings=web_settings(**{"rate_limit": 2, **changes}), keys=keys)


def statuses(client: TestClient, count: int, **headers: str) -> list[int]:
    sent = {name.replace("_", "-"): value for name, value in headers.items()}
    return [client.post("/api/ask", json=QUESTION, headers=sent).status_code for _ in range(count)]


def test_an_address_is_limited_over_http() -> None:
    client = limited()
    assert statuses(client, 3) == [200, 200, 429]
    answer = client.post("/api/ask", json=QUESTION)
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["type"] == "too_many_requests"
    assert 1 <= int(answer.headers["retry-after"]) <= 30
    assert "content-security-policy" in answer.headers


def test_each_key_has_a_limit_of_its_own() -> None:
    client = limited()
    assert statuses(client, 3, authorization="Bearer lk_1") == [200, 200, 429]
    assert statuses(client, 1, authorization="Bearer lk_2") == [200]
    assert statuses(client, 1) == [200]


def test_who_guesses_is_limited_too() -> None:
    assert statuses(limited(), 3, authorization="Bearer lk_wrong") == [401, 401, 429]


def test_who_guesses_at_the_chat_page_is_limited_too() -> None:
    settings = web_settings(access="keys", rate_limit=2)
    rules = sign_in_settings("http://127.0.0.1:9", public_url="http://localhost:8000")
    sign_in = make_sign_in(rules, web=settings, keys=FakeKeys({}))  # the provider is never asked
    client = client_of(settings=settings, sign_in=sign_in)
    wrong = {"authorization": "Bearer lk_wrong"}
    answers = [client.get("/", headers=wrong).status_code for _ in range(3)]
    assert answers == [401, 401, 429]


def test_the_owner_is_not_limited() -> None:
    assert set(statuses(limited(), 10, **BEARER)) == {200}


def test_tokens_for_pages_are_limited() -> None:
    client = limited(widget_origins="https://a.nl")
    sent = {"origin": "https://a.nl"}
    answers = [client.post("/api/token", json={}, headers=sent) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [({}, 0), ({"access": "public"}, 60), ({"access": "keys", "rate_limit": 7}, 7)],
)
def test_there_is_a_limit_beyond_loopback(changes: dict[str, object], expected: int) -> None:
    assert web_settings(**changes).per_minute == expected


def test_a_caller_can_not_choose_its_address() -> None:
    client = limited()
    told = [statuses(client, 1, x_forwarded_for=f"192.0.2.{n}")[0] for n in range(3)]
    assert told == [200, 200, 429]


PROXIES = networks(["10.0.0.0/8", "2001:db8:1::/48"])


@pytest.mark.parametrize(
    ("peer", "forwarded", "expected"),
    [
        ("192.0.2.1", [], "192.0.2.1"),
        ("192.0.2.1", ["198.51.100.7"], "192.0.2.1"),  # no proxy of ours
        ("10.0.0.1", ["198.51.100.7"], "198.51.100.7"),
        ("10.0.0.1", ["203.0.113.9, 198.51.100.7"], "198.51.100.7"),  # the first is made up
        ("10.0.0.1", ["203.0.113.9", "198.51.100.7, 10.0.0.2"], "198.51.100.7"),
        ("10.0.0.1", ["10.0.0.3, 10.0.0.2"], "10.0.0.3"),
        ("10.0.0.1", ["nonsense"], "10.0.0.1"),
        ("10.0.0.1", ["198.51.100.7, nonsense"], "10.0.0.1"),
        ("10.0.0.1", [], "10.0.0.1"),
        ("::ffff:10.0.0.1", ["198.51.100.7"], "198.51.100.7"),
        ("::ffff:192.0.2.1", [], "192.0.2.1"),
        ("2001:db8:1::5", ["2001:db8:2:3:4:5:6:7"], "2001:db8:2:3::/64"),
        ("2001:db8:2:3::1", [], "2001:db8:2:3::/64"),
        (None, ["198.51.100.7"], "-"),
        ("testclient", [], "-"),
    ],
)
def test_an_address_is_that_of_whoever_called_the_first_known_proxy(
    peer: str | None, forwarded: list[str], expected: str
) -> None:
    assert caller_address(peer, forwarded, proxies=PROXIES) == expected


def test_what_is_no_address_is_refused_as_a_setting() -> None:
    with pytest.raises(ValueError, match="proxy"):
        web_settings(trusted_proxies="proxy.example.nl")


def test_places_are_bounded_and_given_back() -> None:
    places = Places(1)
    places.take()
    with pytest.raises(ProblemError, match="Ask again"):
        places.take()
    places.leave()
    places.take()


def test_whoever_finds_no_place_is_told_when_to_come_back() -> None:
    client = client_of()
    places: Places = client.app.state.context.places  # type: ignore[attr-defined]  # Starlette's
    for _ in range(web_settings().max_answers):
        places.take()
    for path in ("/api/ask", "/api/ask/stream"):
        answer = client.post(path, json=QUESTION)
        assert (answer.status_code, answer.json()["type"]) == (503, "busy")
        assert int(answer.headers["retry-after"]) > 0
    assert client.get("/livez").status_code == 200
    places.leave()
    assert client.post("/api/ask", json=QUESTION).status_code == 200


@pytest.mark.parametrize("path", ["/api/ask", "/api/ask/stream"])
def test_every_answer_gives_its_place_back_also_one_that_fails(path: str) -> None:
    assistant = FakeAssistant(errors={"Fout?": RuntimeError("no")})
    client = client_of(assistant, settings=web_settings(max_answers=1))
    for question in ("Waarom?", "Fout?", "", "Waarom?"):
        client.post(path, json={"question": question})
    assert client.post(path, json=QUESTION).status_code == 200


def run(app: Asgi, *, seconds: float = 0.02) -> list[dict[str, Any]]:
    """Return what a client is sent within the deadline."""
    sent: list[dict[str, Any]] = []

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    async def receive() -> dict[str, Any]:
        await asyncio.Event().wait()
        return {}

    async def call() -> None:
        await Deadline(app, seconds=seconds)({"type": "http", "path": "/x"}, receive, send)  # type: ignore[arg-type]  # our own small messages

    asyncio.run(call())
    return sent


async def _never(_scope: Any, receive: Any, _send: Any) -> None:
    await receive()


async def _stream(_scope: Any, receive: Any, send: Any) -> None:
    headers = [(b"content-type", b"text/event-stream; charset=utf-8")]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": b"data: {}\n\n", "more_body": True})
    await receive()


async def _fails(_scope: Any, _receive: Any, _send: Any) -> None:
    raise ValueError("ours")


def test_a_request_without_an_end_is_ended_with_a_problem() -> None:
    start, body = run(_never)
    assert start["status"] == 503
    assert json.loads(body["body"])["type"] == "timed_out"
    assert (b"retry-after", b"10") in start["headers"]


def test_a_stream_without_an_end_is_ended_with_an_event() -> None:
    last = run(_stream)[-1]
    assert last["body"].startswith(b"event: error\ndata: ")
    assert json.loads(last["body"].split(b"data: ")[1])["type"] == "timed_out"
    assert not last.get("more_body")


def test_an_error_within_the_deadline_goes_its_way() -> None:
    with pytest.raises(ValueError, match="ours"):
        run(_fails, seconds=5)
