from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from assistant.access import Scope
from bots.errors import KeysUnavailableError
from tests.support.keys import FakeKeys, key
from tests.support.web import BEARER, client_of

ADMIN = {"authorization": "Bearer lk_admin"}
WANTED = {"name": "intranet", "scopes": ["ask", "read"], "audiences": ["participants"]}


def keys() -> FakeKeys:
    own = key(Scope.ADMIN, Scope.ASK, audiences=("participants",), key_id="k-admin")
    return FakeKeys({"lk_admin": own})


def made(body: dict[str, Any]) -> dict[str, Any]:
    response = client_of(keys=keys()).post("/api/keys", json=body, headers=BEARER)
    assert response.status_code == 201
    assert response.headers["cache-control"] == "no-store"
    found: dict[str, Any] = response.json()
    return found


def test_a_key_that_was_made_opens_what_it_says_and_its_secret_is_shown_once() -> None:
    client = client_of(keys=keys())
    found = client.post("/api/keys", json=WANTED, headers=BEARER).json()
    assert found["key"]["scopes"] == ["ask", "read"]
    assert found["key"]["audiences"] == ["participants"]
    shown = {"authorization": f"Bearer {found['secret']}"}
    assert client.post("/api/search", json={"question": "x"}, headers=shown).status_code == 200
    listed = client.get("/api/keys", headers=BEARER)
    assert [each["id"] for each in listed.json()["keys"]] == ["k-admin", found["key"]["id"]]
    assert found["secret"] not in listed.text


def test_a_revoked_key_opens_nothing_from_then_on() -> None:
    client = client_of(keys=keys())
    found = client.post("/api/keys", json=WANTED, headers=BEARER).json()
    revoked = client.post(f"/api/keys/{found['key']['id']}/revoke", json={}, headers=BEARER)
    assert revoked.json()["key"]["id"] == found["key"]["id"]
    shown = {"authorization": f"Bearer {found['secret']}"}
    assert client.post("/api/search", json={"question": "x"}, headers=shown).status_code == 401


def test_a_key_holds_as_long_as_is_said() -> None:
    assert made(WANTED)["key"]["expires_at"] is None
    until = datetime.fromisoformat(made({**WANTED, "expires_in_days": 90})["key"]["expires_at"])
    assert abs(until - datetime.now(UTC) - timedelta(days=90)) < timedelta(minutes=5)


@pytest.mark.parametrize("more", [{"scopes": ["ingest"]}, {"audiences": ["buyers"]}])
def test_nobody_gives_what_they_do_not_have(more: dict[str, Any]) -> None:
    known = keys()
    body = {"name": "intranet", "scopes": ["ask"], **more}
    response = client_of(keys=known).post("/api/keys", json=body, headers=ADMIN)
    assert response.status_code == 403
    assert [*known.known] == ["lk_admin"]


@pytest.mark.parametrize(
    "more",
    [
        {"name": ""},
        {"name": "  "},
        {"name": "twee\nregels"},
        {"name": "x" * 81},
        {"scopes": ["all"]},
        {"expires_in_days": 0},
        {"expires_in_days": 10**9},
        {"secret": "lk_mine"},
    ],
)
def test_a_key_is_not_made_of_what_is_no_good(more: dict[str, Any]) -> None:
    known = keys()
    response = client_of(keys=known).post("/api/keys", json={**WANTED, **more}, headers=BEARER)
    assert response.status_code == 422
    assert [*known.known] == ["lk_admin"]


def test_a_key_that_is_not_there_can_not_be_revoked() -> None:
    response = client_of(keys=keys()).post("/api/keys/k-none/revoke", json={}, headers=BEARER)
    assert (response.status_code, response.json()["type"]) == (404, "not_found")


def test_keys_that_can_not_be_read_are_said_to_be_unavailable() -> None:
    known = FakeKeys(error=KeysUnavailableError("here", "the disk is full"))
    assert client_of(keys=known).get("/api/keys", headers=BEARER).status_code == 503


def test_where_no_keys_are_kept_none_is_made() -> None:
    client = client_of()
    assert client.get("/api/keys", headers=BEARER).json() == {"keys": []}
    assert client.post("/api/keys", json=WANTED, headers=BEARER).status_code == 503
