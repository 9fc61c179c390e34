"""One request, against a server that means no good."""

from __future__ import annotations

import gzip
import itertools
import threading
from collections.abc import Iterator

import pytest

from ingest.errors import SourceError
from ingest.web.address import parse
from ingest.web.answer import GoneError, NotModified, Validators
from ingest.web.limits import Limits
from tests.support.fetching import Watch, client_of, got, refused
from tests.support.hostile_site import Request, Site, page


def test_a_page_comes_with_what_its_headers_say(served: Site) -> None:
    served.routes["/a?b=c"] = page("Hallo", kind="text/HTML; charset=UTF-8", ETag='"1"')
    found = got(served, "/a?b=c#d")
    assert found.body == b"Hallo"
    assert (found.content_type, found.charset) == ("text/html", "utf-8")
    assert found.validators == Validators(etag='"1"')


def test_a_server_is_told_who_asks_and_gets_no_cookie(served: Site) -> None:
    served.routes["/"] = page("x", Set_Cookie="a=b")
    client = client_of(f"127.0.0.1:{served.port}")
    client.get(parse(served.address))
    client.get(parse(served.address))
    assert served.asked[1].headers["user-agent"] == "Leerkring/test"
    assert served.asked[1].headers["host"] == f"127.0.0.1:{served.port}"
    assert "cookie" not in served.asked[1].headers


def test_proxies_of_the_environment_are_not_used(
    served: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    served.routes["/"] = page("direct")
    assert got(served).body == b"direct"


def test_a_body_without_end_is_read_to_the_limit(served: Site) -> None:
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
    served.routes["/"] = itertools.chain([head], itertools.repeat(b"x" * 65_536))
    assert "is larger than 1,000,000 bytes" in refused(served, limits=Limits(max_bytes=1_000_000))


@pytest.mark.parametrize("layers", [1, 2])
def test_a_bomb_is_unpacked_no_further_than_the_limit(served: Site, layers: int) -> None:
    body = bytes(20_000_000)
    for _ in range(layers):
        body = gzip.compress(body)
    encoding = ", ".join(["gzip"] * layers)
    served.routes["/"] = page(body, Content_Encoding=encoding)
    reason = "is larger than 100,000 bytes (unpacked)" if layers == 1 else "comes packed as"
    assert reason in refused(served, limits=Limits(max_bytes=100_000))


def test_pieces_without_number_that_hold_nothing_are_not_unpacked(served: Site) -> None:
    """Each takes its time, and none of them counts as size."""
    served.routes["/"] = page(gzip.compress(b"") * 10_001, Content_Encoding="gzip")
    assert "is packed in more than 10,000 pieces" in refused(served)


def test_what_is_packed_in_pieces_comes_whole(served: Site) -> None:
    pieces = b"".join(gzip.compress(str(number).encode()) for number in range(5_000))
    served.routes["/"] = page(pieces, Content_Encoding="gzip")
    assert got(served).body == b"".join(str(number).encode() for number in range(5_000))


def test_what_is_packed_comes_unpacked(served: Site) -> None:
    served.routes["/"] = page(gzip.compress(b"a" * 10_000), Content_Encoding="gzip")
    assert got(served).body == b"a" * 10_000


@pytest.mark.parametrize(
    "body",
    [b"no gzip at all", gzip.compress(b"x" * 1_000, mtime=0)[:-9]],
    ids=["no gzip", "cut short"],
)
def test_what_is_packed_wrongly_is_a_problem(served: Site, body: bytes) -> None:
    served.routes["/"] = page(body, Content_Encoding="gzip")
    assert "gzip" in refused(served) or "breaks off" in refused(served)


def test_a_packing_that_was_not_asked_for_is_refused(served: Site) -> None:
    served.routes["/"] = page(b"x", Content_Encoding="br")
    assert "comes packed as 'br'" in refused(served)


@pytest.mark.parametrize("where", ["head", "body", "informational"])
def test_a_slow_drip_ends_at_the_deadline(served: Site, where: str) -> None:
    """Each byte comes in time, and all of them never would; the clock ticks as it is read."""
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
    start = [head, b"X: "] if where == "head" else [head + b"\r\n"]
    drip = b"x"
    if where == "informational":
        start, drip = [], b"HTTP/1.1 100 Continue\r\n\r\n"
    served.routes["/"] = itertools.chain(start, itertools.repeat(drip))
    limits = Limits(seconds=60)
    assert "takes too long" in refused(served, watch=Watch(tick=10), limits=limits)


def test_a_server_that_says_nothing_is_not_waited_for_long(served: Site) -> None:
    def silent(_: Request) -> Iterator[bytes]:
        yield b"HTTP/1.1 200 OK\r\n"
        gate.wait(5)

    gate = threading.Event()
    served.routes["/"] = silent
    try:
        assert "takes too long" in refused(served, limits=Limits(idle_seconds=0.05))
    finally:
        gate.set()


@pytest.mark.parametrize(
    "reply",
    [
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 1000\r\n\r\nshort",
        b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello!",
        b"SSH-2.0-OpenSSH_9.6\r\n",
        b"",
        b"HTTP/1.1 200 OK\r\nX: " + b"a" * 300_000 + b"\r\n\r\n",
    ],
    ids=["short", "two-lengths", "no-http", "nothing", "huge-header"],
)
def test_what_is_no_proper_answer_is_a_problem(served: Site, reply: bytes) -> None:
    served.routes["/"] = reply
    told = refused(served)
    assert "no proper HTTP answer" in told or "breaks off" in told


def test_what_comes_after_the_told_length_is_not_read(served: Site) -> None:
    served.routes["/"] = page("hello", Content_Length="4")
    assert got(served).body == b"hell"


@pytest.mark.parametrize("kind", ["image/png", "video/mp4", "application/json", "text/css"])
def test_a_type_that_no_reader_knows_is_refused_by_its_header(served: Site, kind: str) -> None:
    served.routes["/"] = page(b"x", kind=kind)
    assert f"is of a type that can't be read ({kind})" in refused(served)


@pytest.mark.parametrize("status", ["404 Not Found", "410 Gone"])
def test_what_is_not_there_is_gone(served: Site, status: str) -> None:
    served.routes["/"] = page(b"", status=status)
    with pytest.raises(GoneError):
        got(served)


@pytest.mark.parametrize(
    ("status", "reason"),
    [("401 Unauthorized", "closed to us"), ("500 Oops", "answers 500"), ("204 None", "204")],
)
def test_other_answers_are_problems_with_their_number(
    served: Site, status: str, reason: str
) -> None:
    served.routes["/"] = page(b"", status=status)
    assert reason in refused(served)


def test_a_page_is_asked_for_by_what_is_known_of_it(served: Site) -> None:
    served.routes["/"] = b"HTTP/1.1 304 Not Modified\r\n\r\n"
    client = client_of(f"127.0.0.1:{served.port}")
    known = Validators(etag='W/"7"', last_modified="Mon, 02 Nov 2026 09:00:00 GMT")
    found = client.get(parse(served.address), known=lambda _: known)
    assert isinstance(found, NotModified)
    assert served.asked[0].headers["if-none-match"] == 'W/"7"'
    assert served.asked[0].headers["if-modified-since"] == "Mon, 02 Nov 2026 09:00:00 GMT"


def busy(times: int, **headers: str) -> Iterator[bytes]:
    yield from itertools.repeat(page(b"", status="429 Too Many Requests", **headers), times)
    yield from itertools.repeat(page("at last"))


@pytest.mark.parametrize(
    ("header", "waits"),
    [("7", 7.0), ("Mon, 02 Nov 2026 09:00:30 GMT", 30.0), ("soon", 5.0)],
)
def test_a_busy_server_is_asked_again_when_it_says(served: Site, header: str, waits: float) -> None:
    replies = busy(1, Retry_After=header)
    served.routes["/"] = lambda _: next(replies)
    watch = Watch()
    assert got(served, watch=watch).body == b"at last"
    assert watch.slept == [waits]


def test_a_server_that_stays_busy_is_left_alone_after_three_times(served: Site) -> None:
    replies = busy(9, Retry_After="1")
    served.routes["/"] = lambda _: next(replies)
    assert "is busy" in refused(served)
    assert len(served.asked) == 3


def test_a_server_that_wants_an_hour_is_not_waited_for(served: Site) -> None:
    replies = busy(9, Retry_After="3600")
    served.routes["/"] = lambda _: next(replies)
    watch = Watch()
    assert "left alone for 3600 seconds" in refused(served, watch=watch)
    assert watch.slept == []


def test_a_host_is_left_alone_between_two_requests(served: Site) -> None:
    served.routes["/"] = page("x")
    watch = Watch()
    client = client_of(f"127.0.0.1:{served.port}", watch=watch)
    client.get(parse(served.address))
    client.get(parse(served.address))
    assert watch.slept == [1.0]


@pytest.mark.parametrize("etag", ["\u00e9", "a\x01b", "x" * 2_000])
def test_a_validator_that_can_not_be_sent_back_is_not_kept(served: Site, etag: str) -> None:
    served.routes["/"] = page("x", ETag=etag)
    try:
        found = got(served)
    except SourceError:
        return  # refused as no proper answer
    assert found.validators == Validators()
