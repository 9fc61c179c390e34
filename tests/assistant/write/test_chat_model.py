from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from assistant.errors import ChatModelError
from assistant.settings import AssistantSettings
from assistant.write.chat_model import ChatModel
from tests.support.chat_models import (
    Said,
    chat_endpoint,
    fails,
    in_pieces,
    knows_no_schema,
    nobody_there,
    streams,
    words,
)

REPLY = "Het contract loopt tien jaar. [1]"


@contextmanager
def model_at(url: str, **settings: Any) -> Iterator[ChatModel]:
    defaults = {"chat_first_token": 2.0, "chat_timeout": 5.0, "chat_model": "schrijver"}
    chosen = {**defaults, "chat_url": url, **settings}
    model = ChatModel(AssistantSettings(_env_file=None, **chosen))
    try:
        yield model
    finally:
        model.close()


def said(model: ChatModel) -> str:
    return "".join(model.stream("Antwoord.", "Hoe lang?"))


def failure(model: ChatModel) -> ChatModelError:
    with pytest.raises(ChatModelError) as caught:
        said(model)
    return caught.value


def test_the_reply_comes_in_pieces_while_it_is_written() -> None:
    with (
        chat_endpoint(streams(*in_pieces(REPLY), pause=0.02)) as endpoint,
        model_at(endpoint.url) as model,
    ):
        assert [piece for piece in model.stream("A", "B") if piece] == list(in_pieces(REPLY))


def test_the_model_gets_the_instructions_and_the_data_and_is_held_to_the_schema() -> None:
    with chat_endpoint(streams(REPLY)) as endpoint, model_at(endpoint.url) as model:
        said(model)
        assert endpoint.messages() == [("system", "Antwoord."), ("user", "Hoe lang?")]
        path, headers, body = endpoint.requests[0]
        assert path == "/v1/chat/completions"
        assert (body["model"], body["stream"], body["temperature"]) == ("schrijver", True, 0)
        assert body["response_format"]["type"] == "json_schema"
        assert "max_tokens" not in body
        assert "secret" not in str(headers)


def test_key_and_limit_are_sent_where_they_are_set() -> None:
    with (
        chat_endpoint(streams(REPLY)) as endpoint,
        model_at(
            f"{endpoint.url}/chat/completions", chat_key="sleutel", chat_max_tokens=90
        ) as model,
    ):
        said(model)
        path, headers, body = endpoint.requests[0]
        assert path == "/v1/chat/completions"
        assert headers["authorization"] == "Bearer sleutel"
        assert body["max_tokens"] == 90


def test_an_endpoint_without_schemas_is_found_out_once() -> None:
    with (
        chat_endpoint(knows_no_schema(streams(REPLY))) as endpoint,
        model_at(endpoint.url) as model,
    ):
        before = model.is_structured
        assert said(model) == said(model) == REPLY
        assert (before, model.is_structured) == (True, False)
        asked = ["response_format" in body for _, _, body in endpoint.requests]
        assert asked == [True, False, False]


def test_an_endpoint_that_takes_no_temperature_is_asked_without() -> None:
    def replying(body: Any) -> Said:
        return fails(400) if "temperature" in body else streams(REPLY)

    with chat_endpoint(replying) as endpoint, model_at(endpoint.url) as model:
        assert said(model) == REPLY
        assert len(endpoint.requests) == 3


@pytest.mark.parametrize(
    ("reply", "kind"),
    [
        (fails(500), "refused"),
        (fails(429), "busy"),
        (fails(401, "no key"), "refused"),
        (fails(404, "no such model"), "refused"),
        (streams(), "empty"),
        (streams("  ", "\n"), "empty"),
        (words("Not a stream."), "empty"),
        (Said(body=b"<html>Hello</html>"), "empty"),
        (Said(body=b"data: {not json}\n\n"), "refused"),
        (Said(body=b'data: {"choices": 3}\n\n'), "refused"),
        (Said(body=b"", status=302, headers={"Location": "http://127.0.0.1:9/v1"}), "refused"),
        (Said(body=b"", status=0), "down"),
    ],
)
def test_what_went_wrong_has_a_word(reply: Said, kind: str) -> None:
    with chat_endpoint(reply) as endpoint, model_at(endpoint.url, chat_retries=0) as model:
        error = failure(model)
        assert error.kind == kind
        assert endpoint.url in str(error)


def test_an_endpoint_that_is_not_there_is_down() -> None:
    with model_at(nobody_there(), chat_retries=0) as model:
        assert failure(model).kind == "down"


def test_a_secret_stands_in_no_error() -> None:
    address = nobody_there().replace("http://", "http://gebruiker:geheim@")
    with model_at(f"{address}?key=geheim", chat_key="geheim", chat_retries=0) as model:
        assert "geheim" not in str(failure(model))


def test_an_endpoint_that_is_silent_is_slow() -> None:
    with (
        chat_endpoint(streams(REPLY, wait=5)) as endpoint,
        model_at(endpoint.url, chat_first_token=0.2) as model,
    ):
        started = time.monotonic()
        assert failure(model).kind == "slow"
        assert time.monotonic() - started < 2


def test_a_reply_that_goes_on_too_long_is_slow_though_it_never_stops_coming() -> None:
    with (
        chat_endpoint(streams(*["woord "] * 100, pause=0.05)) as endpoint,
        model_at(endpoint.url, chat_timeout=0.5) as model,
    ):
        assert failure(model).kind == "slow"


def test_a_reply_that_is_broken_off_gives_its_beginning_and_then_the_error() -> None:
    with (
        chat_endpoint(streams("Het loopt ", "tien", cut=True)) as endpoint,
        model_at(endpoint.url) as model,
    ):
        pieces = model.stream("A", "B")
        assert [next(pieces), next(pieces)] == ["Het loopt ", "tien"]
        with pytest.raises(ChatModelError) as caught:
            list(pieces)
        assert caught.value.kind == "down"


def test_what_stumbles_once_is_asked_again() -> None:
    with (
        chat_endpoint(fails(503), streams(REPLY)) as endpoint,
        model_at(endpoint.url, chat_retries=1) as model,
    ):
        assert said(model) == REPLY


def test_nobody_waits_longer_than_for_a_first_word_because_the_endpoint_asks_it() -> None:
    busy = Said(body=b"{}", status=429, headers={"Retry-After": "600"})
    with chat_endpoint(busy) as endpoint, model_at(endpoint.url, chat_retries=3) as model:
        assert failure(model).kind == "busy"
        assert len(endpoint.requests) == 1


def test_after_a_failure_the_endpoint_is_left_alone_for_a_while() -> None:
    with (
        chat_endpoint(fails(500), streams(REPLY)) as endpoint,
        model_at(endpoint.url, chat_retries=0, chat_rest=0.3) as model,
    ):
        assert [failure(model).kind, failure(model).kind] == ["refused", "resting"]
        assert len(endpoint.requests) == 1
        time.sleep(0.35)
        assert said(model) == REPLY


@pytest.mark.parametrize("status", [400, 413, 422])
def test_what_it_does_not_take_of_one_question_keeps_nobody_else_waiting(status: int) -> None:
    no = fails(status)
    with (
        chat_endpoint(no, no, no, streams(REPLY)) as endpoint,
        model_at(endpoint.url, chat_retries=0, chat_rest=60.0) as model,
    ):
        assert failure(model).kind == "declined"
        while len(endpoint.requests) < 3:  # a plainer manner is tried for some
            failure(model)
        assert said(model) == REPLY


def test_an_empty_reply_is_no_reason_to_leave_it_alone() -> None:
    with (
        chat_endpoint(streams(), streams(REPLY)) as endpoint,
        model_at(endpoint.url) as model,
    ):
        assert failure(model).kind == "empty"
        assert said(model) == REPLY


def test_a_reply_that_nobody_waits_for_is_not_read_on() -> None:
    with (
        chat_endpoint(streams(*["woord "] * 1_000, pause=0.01)) as endpoint,
        model_at(endpoint.url) as model,
    ):
        pieces = model.stream("A", "B")
        next(pieces)
        pieces.close()  # type: ignore[attr-defined]  # it is a generator
        deadline = time.monotonic() + 3
        while "chat" in {thread.name for thread in threading.enumerate()}:
            assert time.monotonic() < deadline
            time.sleep(0.02)


def test_a_thread_that_connects_while_the_model_is_closed_leaves_no_connection(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made: list[socket.socket] = []
    connect = socket.create_connection

    def slowly(*given: Any, **named: Any) -> socket.socket:
        time.sleep(0.3)
        made.append(connect(*given, **named))
        return made[-1]

    monkeypatch.setattr(socket, "create_connection", slowly)
    with chat_endpoint(streams(REPLY)) as endpoint:
        with model_at(endpoint.url, chat_first_token=0.1) as model:
            assert failure(model).kind == "slow"
            (reader,) = (each for each in threading.enumerate() if each.name == "chat")
        reader.join()
    assert [each.fileno() for each in made] == [-1]
