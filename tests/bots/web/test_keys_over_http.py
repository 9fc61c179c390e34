"""Keys as a server meets them: what they open, and that a refusal tells nothing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from assistant.access import Scope
from bots.errors import KeysUnavailableError
from bots.keys.secret import new_secret
from bots.keys.store import KeyStore
from tests.support.journals import Clock
from tests.support.keys import FakeKeys
from tests.support.web import TOKEN, client_of, web_settings

ASK = frozenset({Scope.ASK})
QUESTION = {"question": "Waarom?"}


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(tmp_path: Path, clock: Clock) -> Iterator[KeyStore]:
    opened = KeyStore(tmp_path / "journal.sqlite3", place="here", now=clock)
    yield opened
    opened.close()


@pytest.fixture
def server(store: KeyStore) -> TestClient:
    return client_of(settings=web_settings(access="keys", rate_limit=0), keys=store)


def shown(secret: str, scheme: str = "Bearer") -> dict[str, str]:
    return {"authorization": f"{scheme} {secret}"}


def test_a_key_asks_until_it_is_revoked(server: TestClient, store: KeyStore) -> None:
    key, secret = store.create("website", scopes=ASK)
    ask = {"json": QUESTION, "headers": shown(secret.text)}
    assert server.post("/api/ask", **ask).status_code == 200  # type: ignore[arg-type]  # ours
    store.revoke(key.id)
    assert server.post("/api/ask", **ask).status_code == 401  # type: ignore[arg-type]  # as above


def test_unknown_revoked_expired_and_wrong_are_the_same_answer(
    server: TestClient, store: KeyStore, clock: Clock
) -> None:
    revoked, of_revoked = store.create("a", scopes=ASK)
    store.revoke(revoked.id)
    _, of_expired = store.create("b", scopes=ASK, expires_at=clock() + timedelta(days=1))
    clock.pass_days(2)
    good, _ = store.create("c", scopes=ASK)
    secrets = [
        new_secret().text,
        of_revoked.text,
        of_expired.text,
        f"lk_{good.id}_{new_secret().part}",
        "lkp_nothing",
        TOKEN[:-1],
        "x",
        "",
    ]
    answers = [server.post("/api/ask", json=QUESTION, headers=shown(text)) for text in secrets]
    assert {answer.status_code for answer in answers} == {401}
    assert len({answer.content for answer in answers}) == 1
    assert len({str(sorted(answer.headers.items())) for answer in answers}) == 1


def test_the_scheme_may_be_written_in_any_case(server: TestClient, store: KeyStore) -> None:
    _, secret = store.create("a", scopes=ASK)
    headers = shown(secret.text, scheme="bearer")
    assert server.post("/api/ask", json=QUESTION, headers=headers).status_code == 200


@pytest.mark.parametrize(
    "path", ["/api/ask?key={}", "/api/ask?token={}", "/api/ask?access_token={}"]
)
def test_a_key_in_an_address_opens_nothing(server: TestClient, store: KeyStore, path: str) -> None:
    _, secret = store.create("a", scopes=ASK)
    assert server.post(path.format(secret.text), json=QUESTION).status_code == 401


def test_where_keys_are_demanded_nobody_else_gets_in(server: TestClient) -> None:
    for method, path in (("POST", "/api/ask"), ("POST", "/api/search"), ("GET", "/api/index")):
        answer = server.request(method, path, json=QUESTION)
        assert (answer.status_code, answer.headers["www-authenticate"]) == (401, "Bearer")
    assert server.get("/api/documents/a").status_code == 401
    assert server.get("/").status_code == 200


def test_keys_that_can_not_be_looked_up_let_nobody_in() -> None:
    keys = FakeKeys(error=KeysUnavailableError("here", "gone"))
    answer = client_of(keys=keys).post("/api/ask", json=QUESTION, headers=shown("lk_1"))
    assert (answer.status_code, answer.json()["type"]) == (503, "unavailable")
    assert "here" not in answer.text
    assert int(answer.headers["retry-after"]) > 0


def test_no_secret_is_logged_or_told(
    server: TestClient, store: KeyStore, caplog: pytest.LogCaptureFixture
) -> None:
    _, secret = store.create("a", scopes=ASK)
    with caplog.at_level("DEBUG"):
        told = [
            server.post("/api/ask", json=QUESTION, headers=shown(secret.text)).text,
            server.get("/api/index", headers=shown(secret.text)).text,
            server.post("/api/ask", json=QUESTION, headers=shown(secret.text + "x")).text,
        ]
    assert secret.part not in " ".join(told) + caplog.text


REFUSED = {
    "host": ("GET", "/", {"host": "evil.example"}),
    "method": ("DELETE", "/api/ask", {"content-type": "application/json"}),
    "media type": ("POST", "/api/ask", {"content-type": "text/plain"}),
    "address": ("GET", "/nothing", {}),
    "credential": ("POST", "/api/ask", {"authorization": "Bearer x", "content-type": "a/b"}),
    "no credential": ("GET", "/api/documents/a", {}),
    "file": ("GET", "/static/nothing.js", {}),
    "preflight": (
        "OPTIONS",
        "/api/ask",
        {"origin": "https://evil.example", "access-control-request-method": "POST"},
    ),
    "none": ("GET", "/livez", {}),
}


@pytest.mark.parametrize("kind", REFUSED)
def test_every_response_has_the_security_headers(server: TestClient, kind: str) -> None:
    method, path, headers = REFUSED[kind]
    answer = server.request(method, path, headers=headers)
    assert (answer.status_code >= 400) == (kind != "none")
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert "unsafe-inline" not in answer.headers["content-security-policy"]
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert "server" not in answer.headers
