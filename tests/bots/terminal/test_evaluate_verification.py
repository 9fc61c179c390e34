"""`leerkring evaluate verification`, as other programs use it."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import pytest

from tests.support.commands import Ran, leerkring_here
from tests.support.verification import pair

PAIRS = [
    pair(claim="De stad kocht in 2018 20 stoelen."),
    pair("number_changed", id="v2", claim="De stad kocht in 2018 30 stoelen."),
]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    lines = (json.dumps(asdict(each)) for each in PAIRS)
    (tmp_path / "pairs.jsonl").write_text("\n".join(lines), "utf-8")
    return tmp_path


def verification(*options: str, capsys: pytest.CaptureFixture[str]) -> Ran:
    return leerkring_here("evaluate", "verification", *options, capsys=capsys)


@pytest.mark.integration
def test_json_has_the_figures_and_a_verdict_a_pair(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ran = verification("--set", "pairs.jsonl", "--html", "r.html", "--json", capsys=capsys)
    document = ran.json()
    assert document["slices"]["all"]["recall"]["value"] == 1.0
    assert [each["is_supported"] for each in document["pairs"]] == [True, False]
    assert "number changed" in (folder / "r.html").read_text("utf-8")


@pytest.mark.integration
def test_the_figures_are_lines_to_read(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ran = verification("--set", str(folder / "pairs.jsonl"), capsys=capsys)
    assert (ran.code, ran.err) == (0, "")
    first, overall, *_ = ran.out.splitlines()
    assert first.startswith("2 pairs, threshold 0.")
    assert overall.startswith("all ")
    assert "precision 1.000" in overall


@pytest.mark.integration
def test_only_dev_may_be_fitted_on(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ran = verification("--set", "pairs.jsonl", "--fit", "fitted", capsys=capsys)
    assert ran.code == 1
    assert "only dev may teach" in ran.err
    assert not (folder / "fitted").exists()


def test_a_set_that_is_not_there_is_named(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ran = verification("--set", str(folder / "nergens"), capsys=capsys)
    assert ran.code == 1
    assert "nergens" in ran.err
