from __future__ import annotations

from collections.abc import Iterator

import pytest
from httpx2 import Response

from tests.support.assistants import FakeAssistant
from tests.support.web import BEARER, client_of, web_settings

JSON = {"content-type": "application/json"}


def problem(response: Response) -> tuple[int, str]:
    """Return status and type of a problem, after a look at its form."""
    assert response.headers["content-type"] == "application/problem+json"
    body = response.json()
    assert body["status"] == response.status_code
    assert all(isinstance(body[key], str) and body[key] for key in ("type", "title", "detail"))
    return response.status_code, body["type"]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "required"),
        (b"{", "no valid JSON"),
        (b"[]", "dictionary"),
        (b"{}", "question: Field required"),
        (b'{"question": 7}', "question: Input should be a valid string"),
        (b'{"question": "a", "language": "es"}', "language"),
        (b'{"question": "a", "filters": {"colour": ["red"]}}', "There is no filter 'colour'"),
        (b'{"question": "a", "filters": {"year": "2018"}}', "filters.year"),
        (b'{"question": "a", "conversation_id": "../../etc"}', "conversation_id"),
        (b'{"question": "a", "qestion": "b"}', "qestion"),
        (b'{"question": "\\ud800"}', "lone surrogate"),
        (b'{"question": "a", "filters": {"year": ["\\udfff"]}}', "lone surrogate"),
        (b'{"question": "a", "\\ud800": 1}', "valid string"),
    ],
)
@pytest.mark.parametrize("path", ["/api/ask", "/api/ask/stream"])
def test_a_body_that_is_no_good_is_told_what_is_wrong(
    path: str, content: bytes, words: str
) -> None:
    response = client_of().post(path, content=content, headers=JSON)
    assert problem(response) == (422, "invalid_request")
    assert words in response.json()["detail"]


@pytest.mark.parametrize(
    "content",
    [b'{"question": "\xff"}', b'{"question": ' + b"9" * 5000 + b"}", b"[" * 100_000],
    ids=["not UTF-8", "a huge number", "deeply nested"],
)
def test_a_body_that_cannot_be_parsed_is_refused(content: bytes) -> None:
    status, kind = problem(client_of().post("/api/ask", content=content, headers=JSON))
    assert (status, kind) in {(400, "invalid_request"), (422, "invalid_request")}


def test_what_was_sent_is_not_sent_back() -> None:
    secret = "NL91ABNA0417164300"
    response = client_of().post("/api/ask", json={"question": {"nested": secret}})
    assert response.status_code == 422
    assert secret not in response.text


def test_a_nul_in_a_question_reaches_the_assistant_as_it_is() -> None:
    assistant = FakeAssistant()
    assert client_of(assistant).post("/api/ask", json={"question": "a\x00b"}).status_code == 200
    assert assistant.asked[0].question == "a\x00b"


@pytest.mark.parametrize(
    ("method", "path"),
    [("GET", "/api/ask"), ("DELETE", "/api/documents/a"), ("PUT", "/"), ("GET", "/api/ingest")],
)
def test_a_wrong_method_is_told_the_right_one(method: str, path: str) -> None:
    response = client_of().request(method, path, headers={**JSON, **BEARER})
    assert problem(response) == (405, "method_not_allowed")
    assert response.headers["allow"]


@pytest.mark.parametrize(
    "path", ["/nothing", "/api/nothing", "/static/nothing.js", "/static/../app.py", "/widget"]
)
def test_an_unknown_address_is_a_problem_too(path: str) -> None:
    assert problem(client_of().get(path)) == (404, "not_found")


@pytest.mark.parametrize(
    "media_type",
    ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", ""],
)
def test_a_form_of_another_site_cannot_ask(media_type: str) -> None:
    assistant = FakeAssistant()
    response = client_of(assistant).post(
        "/api/ask", content=b'{"question": "a"}', headers={"content-type": media_type}
    )
    assert problem(response) == (415, "unsupported_media_type")
    assert assistant.asked == []


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "evil.example:8000",
        "localhost.evil.example",
        "127.0.0.1.evil.example",
        "localhost@evil.example",
        "[::2]",
        "",
        "local host",
    ],
)
@pytest.mark.parametrize("path", ["/", "/livez", "/api/phrases/nl", "/openapi.json"])
def test_a_host_name_of_another_site_is_refused(host: str, path: str) -> None:
    response = client_of().get(path, headers={"host": host})
    assert problem(response) == (400, "unknown_host")


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:8000", "127.0.0.1:8000", "[::1]:8000"])
def test_the_names_of_this_machine_are_let_in(host: str) -> None:
    assert client_of().get("/livez", headers={"host": host}).status_code == 200


def test_a_configured_name_is_let_in() -> None:
    settings = web_settings(host="10.0.0.5", allowed_hosts="leerkring.example.nl, b.example")
    client = client_of(settings=settings)
    for host in ("10.0.0.5:8000", "leerkring.example.nl", "B.example"):
        assert client.get("/livez", headers={"host": host}).status_code == 200
    assert client.get("/livez", headers={"host": "c.example"}).status_code == 400


def test_a_body_over_the_limit_is_refused() -> None:
    client = client_of(settings=web_settings(max_body_bytes=100))
    fits = {"question": "a" * 50}
    assert client.post("/api/ask", json=fits).status_code == 200
    assert problem(client.post("/api/ask", json={"question": "a" * 100})) == (
        413,
        "body_too_large",
    )


@pytest.mark.parametrize("path", ["/api/ask", "/api/ask/stream", "/api/search"])
def test_a_body_that_does_not_tell_its_length_is_bounded_too(path: str) -> None:
    sent = 0

    def pieces() -> Iterator[bytes]:
        nonlocal sent
        yield b'{"question": "'
        for _ in range(1000):
            sent += 1
            yield b"a" * 100
        yield b'"}'

    client = client_of(settings=web_settings(max_body_bytes=1000))
    assert problem(client.post(path, content=pieces(), headers=JSON)) == (413, "body_too_large")


@pytest.mark.parametrize("length", ["-1", "1e9", "9" * 400])
def test_a_length_that_is_none_is_refused(length: str) -> None:
    response = client_of().post(
        "/api/ask", content=b"{}", headers={**JSON, "content-length": length}
    )
    assert problem(response) == (413, "body_too_large")


def test_an_error_of_ours_is_logged_under_an_id_and_tells_nothing(
    caplog: pytest.LogCaptureFixture,
) -> None:
    assistant = FakeAssistant(errors={"Waarom?": RuntimeError("secret of Waarom?")})
    response = client_of(assistant).post("/api/ask", json={"question": "Waarom?"})
    assert problem(response) == (500, "internal")
    assert "secret" not in response.text
    assert "RuntimeError" not in response.text
    messages = " ".join(record.getMessage() for record in caplog.records)  # without tracebacks
    assert response.json()["failure_id"] in messages
    assert "Waarom?" not in messages


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "TRACE"])
@pytest.mark.parametrize("path", ["/", "/api/ask", "/livez", "/api/keys"])
def test_a_method_that_nothing_takes_is_told_so_whatever_is_sent(method: str, path: str) -> None:
    assert problem(client_of().request(method, path)) == (405, "method_not_allowed")


def test_a_compressed_body_is_refused() -> None:
    headers = {**JSON, "content-encoding": "gzip"}
    response = client_of().post("/api/ask", content=b"\x1f\x8b", headers=headers)
    assert problem(response) == (415, "unsupported_media_type")
    assert "Content-Encoding" in response.json()["detail"]


def test_a_body_with_two_kinds_of_length_is_refused() -> None:
    headers = {**JSON, "content-length": "2", "transfer-encoding": "chunked"}
    response = client_of().post("/api/ask", content=b"{}", headers=headers)
    assert problem(response) == (400, "ambiguous_length")
    assert response.headers["connection"] == "close"


@pytest.mark.parametrize("origin", ["http://[::", "http://", "null", "\xff", "http://a:b:c"])
def test_an_origin_that_is_none_is_refused_and_breaks_nothing(origin: str) -> None:
    headers = {"content-type": b"application/json", "origin": origin.encode("latin-1")}
    for path in ("/mcp", "/api/token"):
        response = client_of().post(path, content=b"{}", headers=headers)
        assert problem(response) == (403, "unknown_origin")
