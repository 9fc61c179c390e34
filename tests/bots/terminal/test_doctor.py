from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.commands import leerkring_here

NAMES = ["python", "model", "index", "journal", "disk", "server", "chat model", "slack"]


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
