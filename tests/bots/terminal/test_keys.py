from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.support.commands import leerkring_here


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in an empty folder: nobody's .env or journal counts."""
    monkeypatch.chdir(tmp_path)


def created(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, Any]:
    ran = leerkring_here("keys", "create", *arguments, "--json", capsys=capsys)
    assert ran.code == 0, ran
    found: dict[str, Any] = ran.json()
    return found


def test_a_key_may_ask_of_what_is_public_unless_more_is_said(
    capsys: pytest.CaptureFixture[str],
) -> None:
    made = created(capsys, "website")
    assert made["secret"].startswith(f"lk_{made['key']['id']}_")
    assert (made["key"]["scopes"], made["key"]["audiences"]) == (["ask"], ["public"])
    assert (made["key"]["expires_at"], made["key"]["revoked_at"]) == (None, None)


def test_scopes_audiences_and_an_end_are_as_said(capsys: pytest.CaptureFixture[str]) -> None:
    options = ("--scope", "ask", "--scope", "read", "--audience", "participants")
    key = created(capsys, "website", *options, "--expires", "90d")["key"]
    assert key["scopes"] == ["ask", "read"]
    assert key["audiences"] == ["participants", "public"]
    made, until = (datetime.fromisoformat(key[name]) for name in ("created_at", "expires_at"))
    assert abs(until - made - timedelta(days=90)) < timedelta(seconds=5)


def test_the_secret_is_shown_once(capsys: pytest.CaptureFixture[str]) -> None:
    ran = leerkring_here("keys", "create", "website", capsys=capsys)
    secret = ran.out.strip()
    assert secret.startswith("lk_")
    assert "only now" in ran.err
    listed = leerkring_here("keys", "list", capsys=capsys)
    assert "website" in listed.out
    assert secret not in listed.out
    part = secret[-20:]  # of its random half, which may hold underscores
    assert part not in leerkring_here("keys", "list", "--json", capsys=capsys).out


def test_a_revoked_key_stays_in_the_list_as_one(capsys: pytest.CaptureFixture[str]) -> None:
    key_id = created(capsys, "website")["key"]["id"]
    ran = leerkring_here("keys", "revoke", key_id, "--json", capsys=capsys)
    assert ran.json()["key"]["revoked_at"] is not None
    assert "revoked" in leerkring_here("keys", "list", capsys=capsys).out


def test_a_key_that_is_not_there_is_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    ran = leerkring_here("keys", "revoke", "0123456789", "--json", capsys=capsys)
    assert (ran.code, ran.json()["error"]["type"]) == (1, "unknown_key")


def test_no_keys_are_no_failure(capsys: pytest.CaptureFixture[str]) -> None:
    ran = leerkring_here("keys", "list", "--json", capsys=capsys)
    assert (ran.code, ran.json()) == (0, {"keys": []})


@pytest.mark.parametrize(
    "arguments",
    [
        ("website", "--scope", "all"),
        ("website", "--audience", "board"),
        ("website", "--expires", "soon"),
        ("website", "--expires", "0d"),
        ("  ",),
        ("two\nlines",),
        ("x" * 81,),
    ],
)
def test_what_can_not_be_meant_is_wrong_usage(
    arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert leerkring_here("keys", "create", *arguments, "--json", capsys=capsys).code == 2


def test_a_name_does_not_steer_the_screen(capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("web\x1b[2Jsite", "web\u202esite"):
        leerkring_here("keys", "create", name, capsys=capsys)
    ran = leerkring_here("keys", "list", capsys=capsys)
    assert ran.code == 0
    assert not {"\x1b", "\u202e"} & set(ran.out + ran.err)
