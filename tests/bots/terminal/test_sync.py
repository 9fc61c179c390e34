"""`leerkring sync`: the command, its reports and its clock, without an index."""

from __future__ import annotations

import email
import json
from datetime import UTC, datetime, timedelta
from email import policy
from pathlib import Path

import pytest

from bots.errors import BusyError
from bots.terminal.sync import keep_running
from bots.terminal.sync_view import MOST, as_document, as_mail, as_text, headline
from bots.terminal.syncing import SyncReport
from ingest.report import IngestReport, Problem
from ingest.sync.outcome import Outcome
from tests.support.commands import leerkring_here

BEGAN = datetime(2026, 11, 2, 3, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in an empty folder: nobody's .env or index counts."""
    monkeypatch.chdir(tmp_path)


def ingest_report(**counts: int) -> IngestReport:
    names = ("documents", "chunks", "added", "updated", "unchanged", "removed", "quarantined")
    zeros = dict.fromkeys((*names, "failed"), 0)
    return IngestReport(**{**zeros, **counts}, seconds=1.0, problems=())


def sync_report(*outcomes: Outcome) -> SyncReport:
    ended = BEGAN + timedelta(minutes=2)
    return SyncReport(file="/bronnen.toml", began_at=BEGAN, ended_at=ended, outcomes=outcomes)


WHOLE = sync_report(
    Outcome(
        name="rapporten",
        report=ingest_report(documents=4, failed=1),
        new=("a.pdf", "b.pdf"),
        changed=("c.pdf",),
        gone=("d.pdf",),
        quarantined=(Problem(source="e.pdf", reason="holds prices of bidders"),),
        failed=(Problem(source="f.pdf", reason="is encrypted.\nSave it anew."),),
    ),
    Outcome(name="nieuws"),
)


def test_the_text_tells_what_changed_and_why_by_source() -> None:
    text = as_text(WHOLE)
    assert text.startswith("# Leerkring sync: 2 new, 1 changed, 1 gone, 1 set aside, 1 failed\n")
    assert "## rapporten: 4 documents" in text
    assert "- e.pdf: holds prices of bidders\n" in text
    assert "- f.pdf: is encrypted. Save it anew.\n" in text
    assert text.endswith("Not due yet: nieuws.\n")


def test_a_long_list_is_cut_in_the_text_and_whole_in_the_json() -> None:
    names = tuple(f"{number}.md" for number in range(MOST + 7))
    report = sync_report(Outcome(name="a", report=ingest_report(), new=names))
    assert "- and 7 more\n" in as_text(report)
    assert as_document(report)["sources"][0]["new"] == list(names)  # type: ignore[index]  # JSON


def test_names_bring_no_line_ends_no_controls_and_no_personal_data_into_the_text() -> None:
    name = "x\r\nBcc: a@example.org\x1b[31m"
    text = as_text(sync_report(Outcome(name="a", report=ingest_report(), new=(name,))))
    assert "a@example.org" not in text
    assert "\x1b" not in text
    assert "\nBcc:" not in text


def test_the_mail_can_be_sent_as_it_is() -> None:
    sent = as_mail(WHOLE, sender="Leerkring <l@example.org>", receiver="beheer@example.org")
    mail = email.message_from_bytes(sent, policy=policy.default)
    assert mail["Subject"] == headline(WHOLE)
    assert mail["To"] == "beheer@example.org"
    assert mail["Date"].datetime == WHOLE.ended_at
    assert mail.get_content() == as_text(WHOLE)
    assert mail.defects == []
    assert max(map(len, sent.splitlines())) <= 78


def test_a_source_that_was_broken_off_is_told() -> None:
    report = sync_report(Outcome(name="a", stopped="No space left to write in /data."))
    assert report.went_wrong
    assert "1 broken off" in headline(report)
    assert "Broken off: No space left" in as_text(report)


def test_a_wrong_file_is_told_and_nothing_is_made(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "s.toml").write_text('[sources.a]\nfrom = "x"\nevery = 3', encoding="utf-8")
    ran = leerkring_here("sync", "s.toml", "--json", capsys=capsys)
    assert ran.code == 1
    assert "s.toml, line 3: every is 3" in ran.json()["error"]["detail"]
    assert not (tmp_path / ".leerkring" / "folder-rules.json").exists()


def test_check_reads_the_file_and_does_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "s.toml").write_text('[sources.a]\nfrom = "x"', encoding="utf-8")
    ran = leerkring_here("sync", "s.toml", "--check", "--json", capsys=capsys)
    assert (ran.code, ran.json()["sources"]) == (0, ["a"])
    assert not (tmp_path / ".leerkring" / "sync.json").exists()


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--every", "often"), "no time between runs"),
        (("--every", "1d", "--once"), "exclude each other"),
        (("--every", "1d", "--json"), "is one line"),
        (("--report", "x.pdf"), "ends in none of"),
        (("--report", "no/where.md"), "There is no folder"),
        (("--mail", "-", "--json"), "exclude each other"),
        (("--mail", "m.eml", "--mail-to", "a@b\nBcc: c@d"), "a line end"),
    ],
)
def test_options_are_looked_at_before_anything_is_run(
    options: tuple[str, ...], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    ran = leerkring_here("sync", "missing.toml", *options, capsys=capsys)
    assert ran.code == 2
    assert told in ran.err + ran.out


def test_a_source_that_can_not_be_had_is_in_every_report(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = '[sources.web]\nfrom = "http://127.0.0.1/a"\nevery = "7d"'
    (tmp_path / "s.toml").write_text(text, encoding="utf-8")
    arguments = ("sync", "s.toml", "--report", "r.json", "--report", "r.md", "--mail", "m.eml")
    ran = leerkring_here(*arguments, capsys=capsys)
    assert ran.code == 1
    document = json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))
    assert document["sources"][0]["failed"][0]["source"] == "http://127.0.0.1/a"
    assert (tmp_path / "r.md").read_text(encoding="utf-8") == ran.out
    assert b"Subject: Leerkring sync: 1 failed" in (tmp_path / "m.eml").read_bytes()
    again = leerkring_here("sync", "s.toml", "--json", capsys=capsys)
    assert again.json()["sources"][0]["status"] == "not_due"
    forced = leerkring_here("sync", "s.toml", "--json", "--force", capsys=capsys)
    assert forced.json()["sources"][0]["status"] == "done"


class StopError(Exception):
    """Ends a loop that has no end."""


def test_it_goes_on_from_start_to_start_and_past_another_run(
    capsys: pytest.CaptureFixture[str],
) -> None:
    slept: list[float] = []
    seconds = [0.0]

    def run() -> None:
        seconds[0] += 600
        if slept:
            raise BusyError("Another leerkring ingest runs.")

    def sleep(for_seconds: float) -> None:
        slept.append(for_seconds)
        seconds[0] += for_seconds
        if len(slept) == 2:
            raise StopError

    with pytest.raises(StopError):
        keep_running(run, timedelta(hours=1), sleep=sleep, monotonic=lambda: seconds[0])
    assert slept == [3000.0, 3000.0]
    assert "Another leerkring ingest runs" in capsys.readouterr().err
