"""How an address is taken apart: once, and the same for checking and for asking."""

from __future__ import annotations

from urllib.parse import urlsplit

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.errors import SourceError
from ingest.web.address import join, parse
from ingest.web.canonical import canonical_of, page_key, same_site, without_trackers


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("HTTP://Example.ORG.", "http://example.org/"),
        ("https://example.org:443/a?b#c", "https://example.org/a?b"),
        ("http://example.org:8080/", "http://example.org:8080/"),
        ("http://h.nl?x@y", "http://h.nl/?x@y"),
        ("http://h.nl#@evil.example/", "http://h.nl/"),
        ("https://münchen.example/ä?q=é", "https://xn--mnchen-3ya.example/%C3%A4?q=%C3%A9"),
        ("http://h.nl/a%2Fb%20c", "http://h.nl/a%2Fb%20c"),
        ("http://①②⑦.⓪.⓪.①/", "http://127.0.0.1/"),
        ("http://127.0.0.1。/", "http://127.0.0.1/"),
        ("http://[0:0:0:0:0:0:0:1]:81/", "http://[::1]:81/"),
        ("http://[::ffff:127.0.0.1]/", "http://[::ffff:7f00:1]/"),
    ],
)
def test_an_address_has_one_spelling(text: str, address: str) -> None:
    assert str(parse(text)) == address
    assert str(parse(address)) == address


@pytest.mark.parametrize(
    "text",
    [
        *("http://2130706433/", "http://0x7f000001/", "http://0x7f.1/", "http://127.1/"),
        *("http://0177.0.0.1/", "http://127.0.0.01/", "http://1.2.3.4.5/", "http://256.1.1.1/"),
        *("http://user:geheim@h.nl/", "http://user@h.nl/", "http://h.nl%40evil.example/"),
        *("http://h.nl\\@evil.example/", "http:\\\\h.nl/", "http://h.nl/a b", "http://h.nl/\tx"),
        *("http://h.nl\x00.example/", "http://h.nl\r\nX: y/", "http://exa%6dple.org/"),
        *("http:///x", "http://", "http://:80/", "http://a..b/", "http://h.nl:0/", "http://-a.nl/"),
        *("http://h.nl:99999/", "http://h.nl:8o/", "http://[::1/", "http://[fe80::1%25eth0]/"),
        *("file:///etc/passwd", "ftp://h.nl/", "javascript:alert(1)", "//h.nl/", "h.nl"),
        *("http://h_x.nl/", "http://h.nl/\ud800", "https://h.nl/" + "a" * 2_000),
    ],
)
def test_what_others_may_read_otherwise_is_refused(text: str) -> None:
    with pytest.raises(SourceError) as caught:
        parse(text)
    assert "geheim" not in str(caught.value)


@pytest.mark.parametrize(
    ("link", "address"),
    [
        ("../c", "http://h.nl/c"),
        ("?x", "http://h.nl/a/b?x"),
        ("//other.example/x", "http://other.example/x"),
        ("/../../c", "http://h.nl/c"),
    ],
)
def test_a_link_is_read_from_where_it_stands(link: str, address: str) -> None:
    assert str(join(parse("http://h.nl/a/b"), link)) == address


@pytest.mark.parametrize("link", ["data:text/html,x", "mailto:a", "http://[", "\\\\h.nl\\x"])
def test_a_link_that_is_no_address_is_refused(link: str) -> None:
    with pytest.raises(SourceError):
        join(parse("http://h.nl/a/b"), link)


def test_trackers_are_left_out_and_the_rest_stays_in_order() -> None:
    address = parse("https://h.nl/a?b=2&utm_source=x&fbclid=1&a=1&gclid=")
    assert str(without_trackers(address)) == "https://h.nl/a?b=2&a=1"
    assert str(without_trackers(parse("https://h.nl/a?utm_id=x"))) == "https://h.nl/a"


@pytest.mark.parametrize(
    ("one", "other", "is_one"),
    [
        ("http://h.nl/a", "https://h.nl/a/", True),
        ("http://h.nl", "https://h.nl/", True),
        ("http://h.nl/a", "http://h.nl/A", False),
        ("http://h.nl/a?x", "http://h.nl/a", False),
        ("http://h.nl:81/a", "http://h.nl/a", False),
        ("http://www.h.nl/a", "http://h.nl/a", False),
    ],
)
def test_spellings_of_one_page_have_one_key(one: str, other: str, *, is_one: bool) -> None:
    assert (page_key(parse(one)) == page_key(parse(other))) is is_one


def test_a_site_is_its_host_with_and_without_www() -> None:
    here = parse("https://www.h.nl/")
    assert same_site(here, parse("http://h.nl/x"))
    assert not same_site(here, parse("https://h.nl.evil.example/"))
    assert not same_site(here, parse("https://h.nl:8443/"))


def test_a_page_speaks_for_its_own_site_only() -> None:
    here = parse("https://h.nl/a")
    assert str(canonical_of(here, "/b?utm_source=x#y")) == "https://h.nl/b"
    for link in ("", "/a/", "https://evil.example/a", "http://h.nl:22/a", "http://["):
        assert canonical_of(here, link) is None


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.text(st.sampled_from("ab.:/@[]%\\#?&01x\u3002\uff0f\u00df\u2024 -_"), max_size=24))
def test_whatever_is_taken_is_read_alike_by_others(rest: str) -> None:
    """No other parser may see another host in what is sent than the one that was checked."""
    try:
        address = parse(f"http://{rest}")
    except SourceError:
        return
    others = urlsplit(str(address))
    assert (others.hostname, others.port or 80) == (address.host, address.port)
    assert httpx.URL(str(address)).host == address.host
    assert parse(str(address)) == address
