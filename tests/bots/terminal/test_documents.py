"""`leerkring documents`: the manifest in words and JSON; indexes are those of a fake server."""

from __future__ import annotations

from pathlib import Path

import pytest
from filelock import FileLock

from bots.terminal.ingesting import LOCK_FILE
from tests.support.commands import leerkring_here
from tests.support.desk import Desk

EVENT = {"time", "action", "reason", "hash_before", "hash_after"}
ROW = {
    *("source", "path", "document_id", "audience", "state"),
    *("content_hash", "chunks", "time", "reason"),
}


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """Work in an empty folder: nobody's .env or index counts."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LEERKRING_DATA_DIR", str(tmp_path / "data"))
    desk = Desk(tmp_path)
    desk.write("a.txt", "De bureaus kostten honderd euro.")
    desk.write("leeg.txt", "")
    desk.run()
    return desk


def test_every_source_is_listed_with_state_hash_time_and_reason(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    ran = leerkring_here("documents", "list", "--json", capsys=capsys)
    good, empty = ran.json()["documents"]
    assert ran.code == 0
    assert good.keys() == empty.keys() == ROW
    assert (good["source"], good["document_id"], good["state"]) == ("a.txt", "a", "indexed")
    assert (good["reason"], empty["document_id"], empty["state"]) == (None, None, "failed")
    assert "empty" in empty["reason"]
    assert good["content_hash"] == desk.rows()["a.txt"].content_hash
    elsewhere = ("--data-dir", str(desk.sources), "documents", "list", "--json")
    assert leerkring_here(*elsewhere, capsys=capsys).json() == {"documents": []}


@pytest.mark.usefixtures("desk")
def test_the_list_may_be_of_some_states(capsys: pytest.CaptureFixture[str]) -> None:
    ran = leerkring_here("documents", "list", "--state", "failed", "--json", capsys=capsys)
    assert [row["source"] for row in ran.json()["documents"]] == ["leeg.txt"]
    told = leerkring_here("documents", "list", "--state", "withdrawn", capsys=capsys)
    assert (told.out, "No source is in that state" in told.err) == ("", True)
    assert leerkring_here("documents", "list", "--state", "zoek", capsys=capsys).code == 2


def test_a_document_is_shown_with_its_history_also_when_it_is_gone(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    with desk.editor() as editor:
        editor.withdraw("a", reason="Klopt niet.")
    shown = leerkring_here("documents", "show", "a", "--json", capsys=capsys).json()
    assert shown["document"].keys() == ROW
    assert [event["action"] for event in shown["history"]] == ["added", "withdrawn"]
    assert shown["history"][1].keys() == EVENT
    assert "withdrawn" in leerkring_here("documents", "show", "a", capsys=capsys).out
    desk.write("b.txt", "De stoelen waren gebruikt.")
    desk.run()
    (desk.sources / "b.txt").unlink()
    desk.run(prune=True)
    gone = leerkring_here("documents", "show", "b", "--json", capsys=capsys).json()
    assert gone["document"] is None
    assert [event["action"] for event in gone["history"]] == ["added", "removed"]


def test_versions_are_shown_from_either_side(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    for year in ("2019", "2022"):
        desk.write(f"b{year}.md", f"---\nyear: {year}\n---\n\nDe stoelen waren gebruikt.\n")
    desk.run()
    told = {
        name: leerkring_here("documents", "show", name, "--json", capsys=capsys).json()["versions"]
        for name in ("b2019", "b2022")
    }
    assert told == {
        "b2019": [{"relation": "version_of", "document_id": "b2022", "likeness": 1.0}],
        "b2022": [{"relation": "cited_instead_of", "document_id": "b2019", "likeness": 1.0}],
    }


@pytest.mark.usefixtures("desk")
def test_what_can_not_be_done_is_one_line_and_a_failure(
    capsys: pytest.CaptureFixture[str],
) -> None:
    ran = leerkring_here("documents", "show", "zzz", "--json", capsys=capsys)
    assert (ran.code, ran.json()["error"]["type"]) == (1, "editing")
    assert leerkring_here("documents", "withdraw", "a", capsys=capsys).code == 2  # no reason


def test_nobody_decides_while_an_ingest_runs(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    with FileLock(desk.settings.data_dir / LOCK_FILE):
        ran = leerkring_here(
            *("documents", "withdraw", "a", "--reason", "Weg.", "--json"), capsys=capsys
        )
    assert (ran.code, ran.json()["error"]["type"]) == (1, "busy")
