"""Hostile words in every field of a request: they come back as words, in no header and no log."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from urllib.parse import quote

import pytest
from fastapi.testclient import TestClient
from httpx2 import Response

from assistant.access import Scope
from bots.web.app import create_app
from tests.support.described import Writer
from tests.support.html_reading import Reading
from tests.support.journals import ListJournal, kept
from tests.support.keys import FakeKeys, key
from tests.support.pages import with_pages
from tests.support.web import TOKEN, web_settings

pytestmark = pytest.mark.integration

MARK = "owned"
COMPUTED = "60481729"  # 7777 * 7777: the 49 of 7 * 7 stands in times of day

WORDS = {
    "a script": f"\"'><script>alert('{MARK}')</script><img src=x onerror=alert('{MARK}')>",
    "a link": f"javascript:alert('{MARK}')//",
    "a header": f"nl\r\nset-cookie: {MARK}=1\r\n\r\n<script>{MARK}</script>",
    "a screen": f"\x1b]0;{MARK}\x07\x1b[2J\x9b31m",
    "a direction": f"\u202e{MARK}\u2066\u200f",
    "a template": "{{7777*7777}}${7777*7777}<%= 7777*7777 %>{% raw %}#{" + MARK + "}",
    "Markdown": f"](http://evil.example/{MARK}) ![{MARK}](http://evil.example/x.png)",
    "a path": f"../../..//etc/passwd\x00{MARK}",
    "a formula": f"=cmd|'/C calc'!{MARK}",
}
PAGES = (
    *("/", "/docs", "/pilots", "/pilots.csv", "/coverage", "/documents/bureaus", "/sign-in/link"),
    *("/admin", "/admin/gaps", "/admin/gaps.csv", "/admin/feedback", "/admin/performance"),
    *("/admin/keys", "/api/facets", "/api/documents/bureaus", "/api/index"),
)
NAMES = (
    *("lang", "language", "audience", "category", "phase", "contract_form", "country", "outcome"),
    *("year", "start", "end", "days", "since", "by", "next", "failed", "refused", "once", "q"),
)
PLACES = ("/documents/{}", "/api/documents/{}", "/api/phrases/{}", "/widget/{}", "/static/{}")
ADMIN = {"authorization": "Bearer lk_all", "accept": "text/html"}


@pytest.fixture(scope="module")
def client() -> TestClient:
    app = create_app(
        with_pages(),
        settings=web_settings(rate_limit=0, widget_origins="https://www.example.nl"),
        journal=ListJournal(kept={"a1": kept()}),
        index_writers=lambda _audience: Writer(),
        keys=FakeKeys({"lk_all": replace(key(*Scope), name=WORDS["a script"])}),
        token=TOKEN,
    )
    return TestClient(app, base_url="http://localhost:8000", follow_redirects=False)


def check(response: Response) -> None:
    """Fail where a browser, a screen or a log would do what the words say."""
    assert response.status_code < 500, response.text
    for name, value in response.headers.items():
        assert name != "set-cookie", value
        assert MARK not in value or name == "location", (name, value)
        assert value.isprintable(), (name, value)
    assert response.headers["x-content-type-options"] == "nosniff"
    assert response.headers["content-security-policy"].startswith("default-src 'none'; ")
    assert "unsafe" not in response.headers["content-security-policy"]
    if response.headers.get("content-type", "").startswith("text/html"):
        check_html(response.text)


def check_html(html: str) -> None:
    reading = Reading(html, inside="script")
    for tag, attributes in reading.tags:
        assert not [name for name in attributes if name.startswith("on")], (tag, attributes)
        links = [attributes.get(name) or "" for name in ("href", "src", "action")]
        assert not [link for link in links if link.lower().strip().startswith(("javascript", "="))]
        assert not [link for link in links if "evil.example" in link.partition("?")[0]]
        assert "style" not in attributes
    assert not "".join(reading.texts).strip(), "a script of a page has a file of its own"
    assert all((image.get("src") or "").startswith("/static/") for image in reading.all_of("img"))
    assert COMPUTED not in reading.text
    assert not set(html) & set("\x00\x07\x1b\x9b\u202e\u2066")


@pytest.mark.parametrize("words", WORDS)
@pytest.mark.parametrize("page", PAGES)
def test_words_in_the_query_of_a_page_stay_words(page: str, words: str, client: TestClient) -> None:
    query = "&".join(f"{name}={quote(WORDS[words], safe='')}" for name in NAMES)
    check(client.get(f"{page}?{query}", headers=ADMIN))
    check(client.get(f"{page}?{quote(WORDS[words], safe='')}={MARK}", headers=ADMIN))


@pytest.mark.parametrize("words", WORDS)
@pytest.mark.parametrize("place", PLACES)
def test_words_in_an_address_stay_words(place: str, words: str, client: TestClient) -> None:
    check(client.get(place.format(quote(WORDS[words], safe="")), headers=ADMIN))


@pytest.mark.parametrize("name", ["accept-language", "referer", "user-agent", "origin", "accept"])
@pytest.mark.parametrize("words", ["a script", "a link", "a template"])
def test_words_in_a_header_stay_words(name: str, words: str, client: TestClient) -> None:
    for page in ("/", "/pilots", "/documents/none", "/admin"):
        check(client.get(page, headers={**ADMIN, name: WORDS[words]}))


def bodies(words: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield what is sent where, with the words in each field by turns."""
    asked: dict[str, Any] = {"question": "Waarom?"}
    for path in ("/api/ask", "/api/ask/stream"):
        yield path, {"question": words}
        yield path, asked | {"filters": {"country": [words]}}
        yield path, asked | {"filters": {words: ["NL"]}}
        yield path, asked | {words: words}
        for field in ("language", "conversation_id", "face", "record"):
            yield path, asked | {field: words}
        yield path, asked | {"audiences": [words]}
    yield "/api/search", asked | {"filters": {words: [words]}, "top_k": words}
    yield "/api/feedback", {"answer_id": "a1", "rating": "down", "comment": words}
    yield "/api/feedback", {"answer_id": words, "rating": words}
    yield "/api/dossier", {"answer_ids": [words], "format": words, "language": words}
    yield "/api/keys", {"name": words, "scopes": ["ask"]}
    yield "/api/keys", {"name": "x", "scopes": [words], "audiences": [words]}
    yield "/api/forget", {"conversation_id": words}
    chat = {"role": "user", "content": words}
    yield "/v1/chat/completions", {"model": words, "messages": [chat]}
    yield "/v1/chat/completions", {"model": "leerkring", "messages": [chat], "user": words}
    yield "/v1/chat/completions", {"model": "leerkring", "messages": [{"role": words}]}
    yield "/mcp", {"jsonrpc": "2.0", "id": words, "method": words, "params": {words: words}}


@pytest.mark.parametrize("words", WORDS)
def test_words_in_a_body_come_back_as_data_and_stand_in_no_log(
    words: str, client: TestClient, caplog: pytest.LogCaptureFixture
) -> None:
    for package in ("assistant", "bots", "ingest"):
        caplog.set_level(logging.INFO, package)
    headers = {"authorization": "Bearer lk_all", "accept": "application/json, text/event-stream"}
    for path, body in bodies(WORDS[words]):
        response = client.post(path, json=body, headers=headers)
        check(response)
        kind = response.headers.get("content-type", "").partition(";")[0]
        assert not response.content or kind in {
            "application/json",
            "application/problem+json",
            "text/event-stream",
        }
    assert MARK not in caplog.text


@pytest.mark.parametrize("words", ["a script", "a header", "a screen", "a direction"])
def test_words_for_an_idempotency_key_are_refused_and_not_repeated(
    words: str, client: TestClient
) -> None:
    sent = [("content-type", b"application/json"), ("idempotency-key", WORDS[words].encode())]
    response = client.post("/api/ask", content=b'{"question": "Waarom?"}', headers=sent)
    check(response)
    assert response.status_code in {200, 422}
    assert MARK not in response.headers.get("idempotency-key", "")
