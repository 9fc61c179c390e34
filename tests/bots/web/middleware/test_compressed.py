"""What is compressed, what is not, and what is not sent twice."""

from __future__ import annotations

from dataclasses import replace

import pytest
from fastapi.testclient import TestClient

from tests.support.assistants import FakeAssistant
from tests.support.replies import DOCUMENT, META, SECOND, answer, citation, reply, sentence
from tests.support.web import BEARER, client_of, web_settings

LONG = reply(answer([sentence(SECOND)] * 50, [citation(1, SECOND)]))
QUESTION = {"question": "Waarom?"}
SITE = "https://www.example.nl"


def server() -> TestClient:
    large = replace(DOCUMENT, text=DOCUMENT.text * 20)
    assistant = FakeAssistant(reply=LONG, documents={META.document_id: large})
    return client_of(assistant, settings=web_settings(widget_origins=SITE))


def encoding(client: TestClient, method: str, path: str, **more: object) -> str:
    response = client.request(method, path, **more)  # type: ignore[arg-type]  # a test's own keywords
    assert response.status_code == 200
    return str(response.headers.get("content-encoding", "none"))


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("POST", "/api/ask", QUESTION),
        ("GET", f"/api/documents/{META.document_id}", None),
        ("GET", "/widget/element.js", None),
        ("GET", "/openapi.json", None),
        ("GET", "/docs", None),
    ],
)
def test_what_is_large_is_compressed_for_who_takes_it(method: str, path: str, body: object) -> None:
    client = server()
    assert encoding(client, method, path, json=body) == "gzip"
    plain = {"accept-encoding": "identity"}
    assert encoding(client, method, path, json=body, headers=plain) == "none"


def test_events_and_what_is_small_are_sent_as_they_are() -> None:
    client = server()
    assert encoding(client, "POST", "/api/ask/stream", json=QUESTION) == "none"
    chunks = {"model": "leerkring", "messages": [{"role": "user", "content": "x"}], "stream": True}
    assert encoding(client, "POST", "/v1/chat/completions", json=chunks) == "none"
    assert encoding(client, "GET", "/livez") == "none"


def test_nothing_is_compressed_beside_a_secret_or_for_a_cookie() -> None:
    client = server()
    cookie = {"cookie": "leerkring=x"}
    assert encoding(client, "POST", "/api/ask", json=QUESTION, headers=cookie) == "none"
    assert encoding(client, "POST", "/api/token", json={}, headers={"origin": SITE}) == "none"


def test_a_compressed_body_has_a_weak_tag_that_is_known_again() -> None:
    client, path = server(), "/widget/element.js"
    tag = client.get(path).headers["etag"]
    assert tag.startswith('W/"')
    assert client.get(path, headers={"if-none-match": tag}).status_code == 304
    assert client.get(path, headers={"accept-encoding": "identity"}).headers["etag"] == tag[2:]


def test_a_document_is_asked_for_again_and_not_sent_twice() -> None:
    client, path = server(), f"/api/documents/{META.document_id}"
    first = client.get(path)
    assert first.headers["cache-control"] == "private, no-cache"
    assert {"Authorization", "Cookie"} <= {
        each.strip() for each in first.headers["vary"].split(",")
    }
    again = client.get(path, headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    hidden = client.get(f"{path}x", headers={"if-none-match": first.headers["etag"]})
    assert hidden.status_code == 404


def test_the_description_is_asked_for_again_and_not_sent_twice() -> None:
    client = server()
    for path in ("/openapi.json", "/docs"):
        first = client.get(path)
        again = client.get(path, headers={"if-none-match": first.headers["etag"]})
        assert (first.status_code, again.status_code) == (200, 304)


@pytest.mark.parametrize("path", ["/api/ask", "/v1/chat/completions", "/mcp", "/api/nothing"])
def test_what_is_answered_is_kept_by_nobody(path: str) -> None:
    body = {**QUESTION, "jsonrpc": "2.0", "id": 1, "method": "ping"}
    response = server().post(path, json=body, headers=BEARER)
    assert response.headers["cache-control"] == "no-store"
