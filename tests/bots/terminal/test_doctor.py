from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.chat_models import (
    Said,
    chat_endpoint,
    knows_no_schema,
    nobody_there,
    streams,
    structured,
)
from tests.support.commands import leerkring_here
from tests.support.oidc.provider import CLIENT_ID, CLIENT_SECRET, RunningProvider
from tests.support.slack.seed import APP_TOKEN, BOT_TOKEN, TEAM
from tests.support.small_slack import small_slack

NAMES = [
    *("python", "model", "index", "journal", "disk"),
    *("access", "sign-in", "server", "chat model", "slack"),
]


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in an empty folder: nobody's .env or index counts."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LEERKRING_EMBEDDING_MODEL", "./no-such-model")


def test_every_check_has_a_line_though_one_before_it_fails(
    capsys: pytest.CaptureFixture[str],
) -> None:
    ran = leerkring_here("doctor", capsys=capsys)
    assert ran.code == 1
    assert [line[6:].partition(":")[0] for line in ran.out.splitlines()] == NAMES


def test_a_check_that_fails_says_what_to_do(capsys: pytest.CaptureFixture[str]) -> None:
    checks = leerkring_here("doctor", "--json", capsys=capsys).json()["checks"]
    failed = {check["name"]: check["detail"] for check in checks if not check["ok"]}
    assert failed.keys() == {"model", "index"}
    assert "./no-such-model" in failed["model"]


def line_of(name: str, capsys: pytest.CaptureFixture[str]) -> dict[str, object]:
    checks = leerkring_here("doctor", "--json", capsys=capsys).json()["checks"]
    found: dict[str, object] = next(check for check in checks if check["name"] == name)
    return found


def chat_line(capsys: pytest.CaptureFixture[str]) -> dict[str, object]:
    return line_of("chat model", capsys)


def test_no_chat_model_is_well_too(capsys: pytest.CaptureFixture[str]) -> None:
    line = chat_line(capsys)
    assert line["ok"]
    assert "not configured" in str(line["detail"])


@pytest.mark.parametrize(
    ("reply", "words"),
    [
        (streams(structured(("Ja.", [1]))), "; structured output"),
        (streams("Ja. [1]"), "; no structured output"),
        (knows_no_schema(streams("Ja. [1]")), "; no structured output"),
    ],
)
def test_a_chat_model_that_answers_is_told_with_what_it_can(
    reply: Said,
    words: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with chat_endpoint(reply) as endpoint:
        monkeypatch.setenv("LEERKRING_CHAT_URL", endpoint.url)
        monkeypatch.setenv("LEERKRING_CHAT_MODEL", "schrijver")
        line = chat_line(capsys)
        assert line["ok"]
        assert f"schrijver at {endpoint.url} answers{words}" in str(line["detail"])


def test_a_chat_model_that_is_not_there_or_half_configured_fails(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LEERKRING_CHAT_RETRIES", "0")
    monkeypatch.setenv("LEERKRING_CHAT_URL", nobody_there())
    line = chat_line(capsys)
    assert (line["ok"], "LEERKRING_CHAT_MODEL" in str(line["detail"])) == (False, True)
    monkeypatch.setenv("LEERKRING_CHAT_MODEL", "schrijver")
    monkeypatch.setenv("LEERKRING_CHAT_KEY", "geheim")
    line = chat_line(capsys)
    assert (line["ok"], "does not answer" in str(line["detail"])) == (False, True)
    assert "geheim" not in str(line)


def test_no_sign_in_is_well_too_but_half_of_one_is_not(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert line_of("sign-in", capsys)["detail"] == "not configured"
    monkeypatch.setenv("LEERKRING_OIDC_ISSUER", "http://localhost:9")
    ran = leerkring_here("doctor", capsys=capsys)
    assert (ran.code, "takes LEERKRING_OIDC_CLIENT_ID and" in ran.err) == (2, True)


@pytest.mark.integration
def test_where_people_sign_in_is_told_with_what_it_must_know(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, provider: RunningProvider
) -> None:
    monkeypatch.setenv("LEERKRING_OIDC_ISSUER", provider.issuer)
    monkeypatch.setenv("LEERKRING_OIDC_CLIENT_ID", CLIENT_ID)
    monkeypatch.setenv("LEERKRING_OIDC_CLIENT_SECRET", CLIENT_SECRET)
    monkeypatch.setenv("LEERKRING_OIDC_GROUPS", "kantoor=admin")
    line = line_of("sign-in", capsys)
    assert line["ok"], line
    assert f"{provider.issuer} answers" in str(line["detail"])
    assert "http://localhost:8000/sign-in/callback" in str(line["detail"])
    assert "1 group opens" in str(line["detail"])
    monkeypatch.setenv("LEERKRING_ACCESS", "keys")
    line = line_of("sign-in", capsys)
    assert (line["ok"], "LEERKRING_PUBLIC_URL" in str(line["detail"])) == (False, True)
    monkeypatch.setenv("LEERKRING_PUBLIC_URL", "https://leerkring.example.nl")
    monkeypatch.setenv("LEERKRING_OIDC_ISSUER", f"{provider.issuer}/")
    line = line_of("sign-in", capsys)
    assert (line["ok"], "to the last slash" in str(line["detail"])) == (False, True)


def test_no_slack_is_well_too_but_half_of_one_is_not(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert line_of("slack", capsys) == {"name": "slack", "ok": True, "detail": "not configured"}
    monkeypatch.setenv("LEERKRING_SLACK_BOT_TOKEN", BOT_TOKEN)
    line = line_of("slack", capsys)
    assert (line["ok"], "LEERKRING_SLACK_APP_TOKEN" in str(line["detail"])) == (False, True)


def test_a_slack_is_told_with_its_workspace_and_fails_with_a_scope_or_a_token_that_is_no_good(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LEERKRING_SLACK_BOT_TOKEN", BOT_TOKEN)
    monkeypatch.setenv("LEERKRING_SLACK_APP_TOKEN", APP_TOKEN)
    with small_slack() as slack:
        monkeypatch.setenv("LEERKRING_SLACK_API_URL", slack.api_url)
        line = line_of("slack", capsys)
        assert line["ok"], line
        assert f"Inkoop ({TEAM}) knows the bot as leerkring" in str(line["detail"])
        assert "Socket Mode opens" in str(line["detail"])
        assert slack.scopes is not None
        slack.scopes -= {"chat:write"}
        line = line_of("slack", capsys)
        assert (line["ok"], "not granted the bot chat:write" in str(line["detail"])) == (
            False,
            True,
        )
        slack.errors["auth.test"] = "invalid_auth"
        line = line_of("slack", capsys)
        assert (line["ok"], "invalid_auth" in str(line["detail"])) == (False, True)
        assert "xoxb-" not in str(line)
