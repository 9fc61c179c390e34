from __future__ import annotations

import json
from pathlib import Path

import pytest

from assistant.access import PUBLIC
from assistant.journal.opening import open_journal
from bots.settings import load_settings
from tests.support.commands import leerkring_here
from tests.support.replies import reply


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in an empty folder: nobody's .env or journal counts."""
    monkeypatch.chdir(tmp_path)


def test_an_export_holds_what_was_asked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / ".leerkring"
    folder.mkdir()
    with open_journal(load_settings().journal, data_dir=folder) as journal:
        journal.record(reply(), face="web", audience=PUBLIC)
        assert len(journal.questions()) == 1
    ran = leerkring_here("evaluate", "export", "export.jsonl", "--json", capsys=capsys)
    assert (ran.code, ran.json()) == (0, {"exchanges": 1, "out": "export.jsonl"})
    exchange = json.loads((tmp_path / "export.jsonl").read_text("utf-8"))
    assert exchange["question"] == reply().question
    assert len(exchange["citations"]) == 2


def test_without_a_journal_an_export_is_empty_and_none_is_made(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ran = leerkring_here("evaluate", "export", "export.jsonl", capsys=capsys)
    assert (ran.code, ran.out) == (0, "")
    assert [path.name for path in tmp_path.iterdir()] == ["export.jsonl"]
