"""Requests that no proper client sends, by raw sockets: refused, or harmless."""

from __future__ import annotations

import gzip
from collections.abc import Iterator

import pytest

from bots.web.app import create_app
from tests.support.assistants import FakeAssistant
from tests.support.raw_http import JSON, Raw, Server, raw_server, read_all, responses
from tests.support.web import TOKEN, web_settings

pytestmark = pytest.mark.integration

QUESTION = b'{"question": "Waarom?"}'
HOST = "host: 127.0.0.1\r\n"
POST = f"POST /api/ask HTTP/1.1\r\n{HOST}content-type: application/json\r\nconnection: close\r\n"
GET = f"GET /livez HTTP/1.1\r\n{HOST}connection: close\r\n"
CHUNKED = "transfer-encoding: chunked\r\n"
SMUGGLED = "GET /metrics HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n"


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    settings = web_settings(rate_limit=0, max_body_bytes=10_000)
    with raw_server(create_app(FakeAssistant(), settings=settings, token=TOKEN)) as running:
        yield running


def refused(server: Server, content: bytes | str, *statuses: int) -> Raw:
    """Return the one refusal; whatever follows it on the connection is not answered."""
    sent = content.encode("latin-1") if isinstance(content, str) else content
    found = server.send(sent)
    assert [each.status in statuses for each in found] == [True], found
    assert server.ask() == 200
    return found[0]


TRICKS = {
    "two hosts": f"GET /livez HTTP/1.1\r\n{HOST}host: evil\r\n\r\n",
    "no host": "GET /livez HTTP/1.1\r\nconnection: close\r\n\r\n",
    "no host in HTTP/1.0": "GET /livez HTTP/1.0\r\n\r\n",
    "the host of another": "GET /livez HTTP/1.1\r\nhost: evil.example\r\nconnection: close\r\n\r\n",
    "a host with a path": "GET /livez HTTP/1.1\r\nhost: a/b\r\nconnection: close\r\n\r\n",
    "a host with a user": "GET /livez HTTP/1.1\r\nhost: x@127.0.0.1\r\nconnection: close\r\n\r\n",
    "two lengths": f"{POST}content-length: 2\r\ncontent-length: 3\r\n\r\n{{}}",
    "two lengths in one": f"{POST}content-length: 2, 3\r\n\r\n{{}}",
    "a length below zero": f"{POST}content-length: -1\r\n\r\n",
    "a length with a sign": f"{POST}content-length: +2\r\n\r\n{{}}",
    "a length in hex": f"{POST}content-length: 0x2\r\n\r\n{{}}",
    "length and chunks": f"{POST}content-length: 6\r\n{CHUNKED}\r\n0\r\n\r\n{SMUGGLED}",
    "chunks and length": f"{POST}{CHUNKED}content-length: 6\r\n\r\n0\r\n\r\n{SMUGGLED}",
    "chunks twice": f"{POST}transfer-encoding: chunked, chunked\r\n\r\n0\r\n\r\n{SMUGGLED}",
    "chunks of a kind unknown": f"{POST}transfer-encoding: xchunked\r\n\r\n0\r\n\r\n{SMUGGLED}",
    "chunks and then identity": f"{POST}transfer-encoding: chunked, identity\r\n\r\n0\r\n\r\n",
    "a space before the colon": f"{POST}transfer-encoding : chunked\r\n\r\n0\r\n\r\n{SMUGGLED}",
    "a chunk of a size that is none": f"{POST}{CHUNKED}\r\nzz\r\n{{}}\r\n0\r\n\r\n",
    "a chunk of an endless size": f"{POST}{CHUNKED}\r\n{'f' * 40}\r\n{{}}",
    "a NUL in a header": f"{GET}x-a: a\0b\r\n\r\n",
    "a NUL in the address": f"GET /li\0vez HTTP/1.1\r\n{HOST}\r\n",
    "a CR alone": f"{GET}x-a: a\rx-b: b\r\n\r\n",
    "a header without a name": f"{GET}: a\r\n\r\n",
    "a header that is no pair": f"{GET}nothing\r\n\r\n",
    "headers of a hundred thousand bytes": f"{GET}x-a: {'a' * 100_000}\r\n\r\n",
    "ten thousand headers": f"{GET}" + "x-a: b\r\n" * 10_000 + "\r\n",
    "an address of a hundred thousand bytes": f"GET /{'a' * 100_000} HTTP/1.1\r\n{HOST}\r\n",
    "HTTP/0.9": "GET /livez\r\n\r\n",
    "HTTP/2 as if known": "PRI * HTTP/2.0\r\nconnection: close\r\n\r\nSM\r\n\r\n",
    "TLS": b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + b"\0" * 50 + b"\r\n\r\n",
    "no request at all": b"\xff" * 100 + b"\r\n\r\n",
    "a method with a space": f"GE T /livez HTTP/1.1\r\n{HOST}\r\n",
    "a method that is none": f"G\x01T /livez HTTP/1.1\r\n{HOST}\r\n",
    "a version that is none": f"GET /livez HTTP/9.9.9\r\n{HOST}\r\n",
}


@pytest.mark.parametrize("trick", TRICKS)
def test_a_trick_of_the_protocol_is_refused_and_nothing_after_it_is_read(
    trick: str, server: Server
) -> None:
    found = refused(server, TRICKS[trick], 400, 413, 415, 431)
    assert b"evil" not in found.body
    assert b"Traceback" not in found.body


def test_a_folded_header_is_one_header_or_refused(server: Server) -> None:
    (found,) = server.send(f"{GET}x-a: a\r\n content-length: 5\r\n\r\n".encode())
    assert found.status in {200, 400}


@pytest.mark.parametrize(
    ("target", "status"),
    [
        ("http://evil.example/livez", 404),
        ("http://127.0.0.1/livez", 404),
        ("//evil.example/livez", 404),
        ("/static/../../pyproject.toml", 404),
        ("/static/%2e%2e/%2e%2e/app.py", 404),
        ("/static/%252e%252e/app.py", 404),
        ("/static/..%2f..%2fapp.py", 404),
        ("/static/..%5c..%5capp.py", 404),
        ("/static//etc/passwd", 404),
        ("/api/documents/..%2f..%2fetc%2fpasswd", 404),
        ("/api/documents/%00", 404),
        ("/api/documents/%ff%fe", 404),
        ("/livez;jsessionid=1", 404),
        ("/LIVEZ", 404),
        ("/./livez", 404),
        ("/livez%20", 404),
        ("/livez%0d%0aset-cookie:%20a=b", 404),
        ("/api/documents/" + "a" * 20_000, 404),
        ("*", 404),
    ],
)
def test_an_address_that_is_written_oddly_leads_nowhere(
    target: str, status: int, server: Server
) -> None:
    found = refused(server, f"GET {target} HTTP/1.1\r\n{HOST}connection: close\r\n\r\n", status)
    assert found.header("set-cookie") is None


@pytest.mark.parametrize(
    "method", ["PUT", "PATCH", "DELETE", "TRACE", "CONNECT", "PROPFIND", "get", "X" * 200, "QUERY"]
)
def test_a_method_that_nothing_takes_is_405_with_what_is_taken(method: str, server: Server) -> None:
    content = f"{method} /api/ask HTTP/1.1\r\n{HOST}connection: close\r\n\r\n"
    assert refused(server, content, 405).header("allow") == "POST"


def test_http_1_0_is_answered_and_closed(server: Server) -> None:
    (found,) = server.send(f"GET /livez HTTP/1.0\r\n{HOST}\r\n".encode())
    assert (found.status, found.header("connection")) == (200, "close")


@pytest.mark.parametrize(
    "headers",
    [
        "upgrade: h2c\r\nconnection: upgrade, http2-settings\r\nhttp2-settings: AAMAAABk\r\n",
        "upgrade: websocket\r\nconnection: upgrade\r\nsec-websocket-version: 13\r\n",
    ],
)
def test_no_other_protocol_is_spoken(headers: str, server: Server) -> None:
    with server.connect() as client:
        client.sendall(f"GET /livez HTTP/1.1\r\n{HOST}{headers}\r\n".encode())
        (found,) = responses(client.recv(65_536))
    assert (found.status, found.header("upgrade")) == (200, None)
    assert server.ask() == 200


@pytest.mark.parametrize(
    "header",
    [
        "x-forwarded-host: evil.example",
        "x-forwarded-proto: https\r\nx-forwarded-port: 443\r\nx-forwarded-prefix: /evil",
        "forwarded: for=127.0.0.1;host=evil.example;proto=https",
        "x-original-url: /metrics\r\nx-rewrite-url: /metrics",
        "x-http-method-override: DELETE\r\nx-method-override: DELETE\r\nx-http-method: DELETE",
        "x-forwarded-for: ::1, 127.0.0.1, <script>",
        "range: bytes=0-0,1-1,2-2,3-3",
        f"range: bytes={','.join(f'{n}-{n}' for n in range(1_000))}",
        "range: bytes=-99999999999999999999999999999999",
        "if-none-match: " + '"a",' * 3_000 + "*",
        "if-modified-since: not a date",
        "accept: ;;;,,,/;q=nan, */*;q=" + "9" * 400,
        "accept-language: " + ",".join(["nl"] * 5_000),
        "accept-encoding: gzip;q=nan, " + ",".join(["br"] * 3_000),
        "cookie: " + "a=b; " * 5_000,
        "authorization: Basic " + "A" * 20_000,
        "te: trailers\r\ntrailer: host",
        "expect: 200-maybe",
        "origin: http://[::\r\nsec-fetch-site: \x80",
    ],
)
@pytest.mark.parametrize("path", ["/", "/livez", "/static/pages.css", "/docs"])
def test_a_header_that_says_too_much_changes_nothing(
    header: str, path: str, server: Server
) -> None:
    found = server.request(f"GET {path} HTTP/1.1", header)
    assert found.status in ({431} if len(header) > 32_000 else {200, 206, 304, 416})
    assert b"evil" not in found.body
    assert server.ask() == 200


@pytest.mark.parametrize("path", ["/", "/livez", "/nowhere", "/api/ask", "/api/documents/none"])
def test_no_header_stands_twice_in_an_answer(path: str, server: Server) -> None:
    names = [name for name, _ in server.request(f"GET {path} HTTP/1.1").headers]
    assert sorted(names) == sorted(set(names))
    assert "content-security-policy" in names


BODIES = {
    "deeply nested": (b"[" * 5_000, 422),
    "deeply nested objects": (b'{"question":' * 800, 422),
    "a number of a thousand digits": (b'{"question": ' + b"9" * 1_000 + b"}", 422),
    "a number that is no number": (b'{"question": NaN}', 422),
    "a number without an end": (b'{"question": 1e999999}', 422),
    "half of a pair": (b'{"question": "\\ud800"}', 422),
    "no UTF-8": (b'{"question": "\xff\xfe"}', 400),
    "UTF-16": ('{"question": "a"}'.encode("utf-16"), 200),
    "a mark of the byte order": (b"\xef\xbb\xbf" + QUESTION, 200),
    "compressed": (gzip.compress(QUESTION), 422),
    "a thousand fields": (
        b"{" + b",".join(b'"f%d": 1' % n for n in range(600)) + b"}",
        422,
    ),
    "a field twice": (b'{"question": "Iets?", "question": "Waarom?"}', 200),
    "the word of a class": (b'{"question": "a", "__class__": {"__init__": 1}}', 422),
}


@pytest.mark.parametrize("body", BODIES)
def test_a_body_that_is_made_to_hurt_is_refused_in_words(body: str, server: Server) -> None:
    content, status = BODIES[body]
    found = server.request("POST /api/ask HTTP/1.1", JSON, body=content)
    assert found.status in {status, 422, 400}
    if found.status != 200:
        assert found.header("content-type") == "application/problem+json"
    assert server.ask() == 200


def test_a_body_that_lies_about_its_length_is_not_read_beyond_the_bound(server: Server) -> None:
    refused(server, f"{POST}content-length: 99999999999999999999\r\n\r\n", 413)
    refused(server, f"{POST}content-length: 10001\r\n\r\n", 413)


def test_chunks_without_end_are_bounded(server: Server) -> None:
    with server.connect() as client:
        chunk = b"400\r\n" + b" " * 1_024 + b"\r\n"
        client.sendall(f"{POST}{CHUNKED}\r\n".encode() + chunk * 20)  # and no last one
        found = responses(client.recv(65_536))
    assert [each.status for each in found] == [413]
    assert server.ask() == 200


def test_a_body_that_ends_too_early_holds_nothing(server: Server) -> None:
    with server.connect() as client:
        client.sendall(f"{POST}content-length: 500\r\n\r\n{{".encode())
    assert server.ask() == 200


def test_requests_in_a_row_get_their_answers_in_order(server: Server) -> None:
    one = f"POST /api/ask HTTP/1.1\r\n{HOST}{JSON}\r\ncontent-length: {len(QUESTION)}\r\n\r\n"
    last = GET + "\r\n"
    with server.connect() as client:
        client.sendall((one.encode() + QUESTION) * 20 + last.encode())
        found = responses(read_all(client))
    assert [each.status for each in found] == [200] * 21
    assert [b"answer" in each.body for each in found] == [True] * 20 + [False]
