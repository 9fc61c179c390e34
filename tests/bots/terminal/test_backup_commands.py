"""`leerkring backup`, `restore` and `rollback`: who may not meanwhile, and how they say it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from filelock import FileLock

from bots.terminal.options import SWITCHING
from tests.support.announced import running_server
from tests.support.commands import leerkring_here

LOCKS = ("ingest.lock", "serve.lock", "index/public/lock")


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in an empty folder: nobody's .env or index counts."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / ".leerkring"
    folder.mkdir()
    return folder


@pytest.mark.parametrize("command", [("rollback",), ("restore", "file")])
def test_while_a_server_answers_nothing_is_put_in_its_place(
    command: tuple[str, ...], data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with running_server(data) as address:
        ran = leerkring_here(*command, "--json", capsys=capsys)
    assert ran.code == 1
    assert ran.json()["error"]["type"] == "busy"
    assert address in ran.json()["error"]["detail"]


@pytest.mark.parametrize(
    ("command", "lock"),
    [
        (("backup", "x"), "ingest.lock"),
        *((("rollback",), lock) for lock in LOCKS),
        *((("restore", "x"), lock) for lock in LOCKS),
    ],
)
def test_who_works_on_the_folder_is_not_disturbed(
    command: tuple[str, ...], lock: str, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (data / "index" / "public").mkdir(parents=True)
    with FileLock(data / lock):
        ran = leerkring_here(*command, "--json", capsys=capsys)
    assert (ran.code, ran.json()["error"]["type"]) == (1, "busy")


def test_a_rollback_without_an_earlier_state_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    ran = leerkring_here("rollback", capsys=capsys)
    assert ran.code == 1
    assert "There is no earlier state" in ran.err


def test_a_backup_goes_to_a_folder_that_is_there_and_not_into_the_data_folder(
    capsys: pytest.CaptureFixture[str],
) -> None:
    for file in ("nowhere/file", ".leerkring/file"):
        assert leerkring_here("backup", file, capsys=capsys).code == 2
    ran = leerkring_here("backup", "file", capsys=capsys)
    assert ran.code == 1
    assert "nothing to back up" in ran.err


@pytest.mark.parametrize("command", [("rollback",), ("restore", "x"), ("backup", "x")])
def test_the_index_of_a_qdrant_server_is_kept_by_that_server(
    command: tuple[str, ...], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LEERKRING_QDRANT_URL", "http://127.0.0.1:1")
    ran = leerkring_here(*command, capsys=capsys)
    assert ran.code == 2
    assert "its own snapshots" in " ".join(ran.err.split())


def test_every_command_completes_a_switch_that_was_broken_off(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (data / "restoring-x").mkdir()
    (data / "restoring-x" / "note.txt").write_text("new", encoding="utf-8")
    (data / "note.txt").write_text("old", encoding="utf-8")
    (data / "gone.txt").write_text("old", encoding="utf-8")
    noted = {"staged": "restoring-x", "names": ["note.txt"], "gone": ["gone.txt"]}
    (data / SWITCHING).write_text(json.dumps(noted), encoding="utf-8")
    leerkring_here("rollback", capsys=capsys)
    assert (data / "note.txt").read_text(encoding="utf-8") == "new"
    assert not (data / "gone.txt").exists()
    assert not (data / SWITCHING).exists()
    assert not (data / "restoring-x").exists()
