"""Clients that keep the server waiting, by a clock that the test sets on."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace

import pytest

from bots.web.app import create_app
from bots.web.middleware.connections import Connection, Waits
from tests.support.assistants import FakeAssistant
from tests.support.raw_http import PATIENCE, Server, raw_server, read_all, responses
from tests.support.replies import SECOND, answer, citation, reply, sentence
from tests.support.servers import wait_until
from tests.support.web import web_settings

pytestmark = pytest.mark.integration

HEAD = "POST /api/ask HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\n"


@pytest.fixture
def server() -> Iterator[Server]:
    with raw_server(create_app(FakeAssistant(), settings=web_settings())) as running:
        yield running


def has_closed(client: socket.socket) -> bytes:
    """Return what came before the server closed; fails where it does not."""
    return read_all(client)


def test_headers_that_come_a_byte_at_a_time_have_ten_seconds_in_all(server: Server) -> None:
    with server.connect() as client:
        _held(server, Waits.FOR_HEADERS)
        for byte in b"POST /api/ask HT":
            client.sendall(bytes([byte]))
            server.clock.time += 0.625
        (answered,) = responses(has_closed(client))
    assert (answered.status, answered.header("connection")) == (408, "close")
    assert server.ask() == 200


def test_who_connects_and_says_nothing_is_let_go(server: Server) -> None:
    with server.connect() as client:
        wait_until(lambda: len(server.connections) == 1)
        server.clock.time += 10
        assert [answered.status for answered in responses(has_closed(client))] == [408]
    wait_until(lambda: len(server.connections) == 0)


def test_headers_in_time_are_waited_for(server: Server) -> None:
    with server.connect() as client:
        client.sendall(b"GET /livez HTTP/1.1\r\n")
        wait_until(lambda: len(server.connections) == 1)
        server.clock.time += 9.9
        assert server.ask() == 200
        client.sendall(b"host: 127.0.0.1\r\nconnection: close\r\n\r\n")
        assert [answered.status for answered in responses(has_closed(client))] == [200]


def test_a_connection_is_kept_between_two_requests_and_its_headers_have_their_time_anew(
    server: Server,
) -> None:
    with server.connect() as client:
        for _ in range(2):
            client.sendall(b"GET /livez HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n")
            assert responses(_answered(client))[0].status == 200
            _held(server, Waits.IDLE)
            server.clock.time += 60
            assert server.ask() == 200
        client.sendall(b"GET /li")
        _held(server, Waits.FOR_HEADERS)
        server.clock.time += 10
        assert [answered.status for answered in responses(has_closed(client))] == [408]


def test_a_body_that_comes_a_byte_at_a_time_has_thirty_seconds_in_all(server: Server) -> None:
    with server.connect() as client:
        client.sendall(f"{HEAD}content-length: 1000\r\n\r\n".encode())
        _held(server, Waits.FOR_BODY)
        for _ in range(31):
            client.sendall(b" ")
            server.clock.time += 1
        (answered,) = responses(has_closed(client))
    assert answered.status == 408
    assert server.ask() == 200


def test_a_long_body_gets_a_second_more_for_each_ten_thousand_bytes(server: Server) -> None:
    with server.connect() as client:
        client.sendall(f"{HEAD}content-length: 100004\r\n\r\n".encode() + b" " * 100_000)
        held = _held(server, Waits.FOR_BODY)
        wait_until(lambda: held.received >= 100_000)
        server.clock.time += 39
        assert server.ask() == 200
        client.sendall(b"null")
        assert responses(client.recv(65_536))[0].status == 422


def test_what_is_left_of_a_refused_body_earns_no_time(server: Server) -> None:
    with server.connect() as client:
        client.sendall(b"POST /api/ask HTTP/1.1\r\nhost: evil\r\ncontent-length: 900000\r\n\r\n ")
        assert responses(_answered(client))[0].status == 400
        _held(server, Waits.FOR_HEADERS)
        for _ in range(10):
            client.sendall(b" " * 1000)
            server.clock.time += 1
        assert has_closed(client) == b""
    assert server.ask() == 200


def test_who_never_reads_a_stream_gives_the_place_back() -> None:
    long = answer([sentence(SECOND * 400)] * 300, [citation(1, SECOND)])
    app = create_app(FakeAssistant(reply=reply(long)), settings=web_settings(max_answers=1))
    with raw_server(app) as server, server.connect(buffer=2_048) as client:
        body = b'{"question": "Waarom?"}'
        head = HEAD.replace("/ask", "/ask/stream")
        client.sendall(f"{head}content-length: {len(body)}\r\n\r\n".encode() + body)
        _held(server, Waits.TO_WRITE)
        assert server.ask() == 503  # the only place is taken
        server.clock.time += 30
        wait_until(lambda: app.state.context.places.free == 1)
        assert server.ask() == 200


def test_who_reads_slowly_but_reads_is_waited_for() -> None:
    long = answer([sentence(SECOND * 400)] * 300, [citation(1, SECOND)])
    app = create_app(FakeAssistant(reply=reply(long)), settings=web_settings())
    with raw_server(app) as server, server.connect(buffer=2_048) as client:
        body = b'{"question": "Waarom?"}'
        client.sendall(f"{HEAD}content-length: {len(body)}\r\nconnection: close\r\n\r\n".encode())
        client.sendall(body)
        taken = client.recv(4_096)
        while len(taken) < 300_000:
            taken += client.recv(50_000)
            server.clock.time += 0.1
        (answered,) = responses(taken + has_closed(client))
    assert (answered.status, answered.body[-1:]) == (200, b"}")


def test_idle_connections_make_room_for_who_comes_oldest_first(server: Server) -> None:
    with ExitStack() as stack:
        idle = []
        for number in range(PATIENCE.most_of_address):
            idle.append(stack.enter_context(server.connect()))
            wait_until(lambda n=number: len(server.connections) == n + 1)
            server.clock.time += 0.1
        assert [server.ask() for _ in range(3)] == [200, 200, 200]
        assert [responses(has_closed(client))[0].status for client in idle[:1]] == [408]
        assert len(server.connections) <= PATIENCE.most_of_address


def test_more_connections_than_there_may_be_in_all_keep_nobody_out() -> None:
    patience = replace(PATIENCE, most=5, most_of_address=100)
    app = create_app(FakeAssistant(), settings=web_settings())
    with raw_server(app, patience=patience) as server, ExitStack() as stack:
        for _ in range(200):
            stack.enter_context(server.connect())
        assert server.ask() == 200
        assert len(server.connections) <= 5


def test_who_comes_when_all_are_at_work_is_told_so() -> None:
    slow = FakeAssistant(pause=0.3)
    patience = replace(PATIENCE, most_of_address=1)
    app = create_app(slow, settings=web_settings())
    with raw_server(app, patience=patience) as server, server.connect() as client:
        body = b'{"question": "Waarom?"}'
        client.sendall(f"{HEAD}content-length: {len(body)}\r\n\r\n".encode() + body)
        wait_until(lambda: len(slow.asked) == 1)
        with server.connect() as other:
            (refused,) = responses(has_closed(other))
        assert (refused.status, refused.header("connection")) == (503, "close")
        assert responses(client.recv(65_536))[0].status == 200


def _answered(client: socket.socket) -> bytes:
    """Return one answer in JSON, of a connection that stays open."""
    answered = client.recv(65_536)
    while not answered.endswith(b"}"):
        answered += client.recv(65_536)
    return answered


def _held(server: Server, waits: Waits) -> Connection:
    """Return the one connection, once the server waits for that."""
    wait_until(lambda: [held.waits for held in server.connections] == [waits])
    (held,) = server.connections
    return held
