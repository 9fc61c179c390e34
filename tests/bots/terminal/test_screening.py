"""`leerkring screen`: what is shown of findings, and how an editor decides once."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.commands import Ran, leerkring_here

NAME = "Fokelien Ruigewaard"
NOTE = (
    f"# Nota van {NAME}\n\nProjectleider {NAME} (f.ruigewaard@voorbeeld.example) schreef dit.\n\n"
    "Inschrijver Blauwdruk Zitwerk B.V. schreef in voor € 1.234.567.\n"
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "nota.md").write_text(NOTE, "utf-8")
    return tmp_path


def screen(*arguments: str, capsys: pytest.CaptureFixture[str]) -> Ran:
    return leerkring_here("screen", *arguments, capsys=capsys)


def test_findings_are_told_with_kind_place_and_reason_and_masked(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ran = screen("nota.md", capsys=capsys)
    assert ran.code == 0
    assert "nota.md: quarantined" in ran.out
    assert "bid-price ••• (11) on line 5" in ran.out
    assert "→ quarantine" in ran.out
    for secret in (NAME, "Ruigewaard", "ruigewaard", "1.234.567"):
        assert secret not in ran.out + ran.err
    assert not list(folder.rglob("*.sqlite3"))


def test_show_tells_the_words(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    document = screen("nota.md", "--show", "--json", capsys=capsys).json()
    (file,) = document["documents"]
    found = {each["found"] for each in file["findings"]}
    assert {NAME, "€ 1.234.567"} <= found
    assert file["source"] == "nota.md"
    assert (folder / "nota.md").read_text("utf-8") == NOTE


def test_what_is_decided_once_holds_from_then_on(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    screen("nota.md", "--review", "review.toml", capsys=capsys)
    review = (folder / "review.toml").read_text("utf-8")
    assert NAME not in review
    before, kind, after = review.partition('kind = "bid-price"')
    decided = after.replace('decision = ""', 'decision = "allow"', 1)
    decided = decided.replace('reason = ""', 'reason = "in the award notice"', 1)
    (folder / "review.toml").write_text(before + kind + decided, "utf-8")
    kept = screen("--decide", "review.toml", "--decisions", "--json", capsys=capsys).json()
    assert kept["decisions"][0]["reason"] == "in the award notice"
    document = screen("nota.md", "--json", capsys=capsys).json()
    assert (document["redacted"], document["quarantined"]) == (1, 0)
    assert "1.234.567" not in (folder / ".leerkring" / "screening-decisions.toml").read_text()


def test_leave_without_a_reason_is_refused(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = '[[finding]]\nkind = "name"\nkey = "a"\ndecision = "allow"\nreason = ""\n'
    (folder / "review.toml").write_text(text, "utf-8")
    ran = screen("--decide", "review.toml", "--json", capsys=capsys)
    assert ran.code == 1
    assert "without a reason" in ran.json()["error"]["detail"]


def test_a_review_overwrites_nothing(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "review.toml").write_text("mine", "utf-8")
    ran = screen("nota.md", "--review", "review.toml", "--json", capsys=capsys)
    assert ran.code == 2
    assert (folder / "review.toml").read_text("utf-8") == "mine"


def test_a_file_that_cannot_be_read_fails(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "leeg.md").write_text("", "utf-8")
    ran = screen("leeg.md", "--json", capsys=capsys)
    assert (ran.code, ran.json()["failed"]) == (1, 1)


def test_nothing_to_screen_is_wrong_usage(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert screen("--json", capsys=capsys).code == 2
    assert folder.is_dir()
