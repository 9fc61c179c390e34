from __future__ import annotations

import stat
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from ingest.last_run import FILE, MOST_CHARACTERS, MOST_PROBLEMS, LastRun, keep, last_run
from ingest.report import IngestReport, Problem

WHEN = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
REPORT = IngestReport(
    documents=3,
    chunks=9,
    added=1,
    updated=0,
    unchanged=2,
    removed=4,
    quarantined=1,
    failed=1,
    seconds=1.25,
    problems=(Problem(source="a.pdf", reason="is encrypted.\nSave it without a password."),),
)


def test_a_run_is_read_as_it_was_kept(tmp_path: Path) -> None:
    keep(LastRun(ended_at=WHEN, report=REPORT), data_dir=tmp_path)
    told = (Problem(source="a.pdf", reason="is encrypted. Save it without a password."),)
    expected = LastRun(ended_at=WHEN, report=replace(REPORT, problems=told))
    assert last_run(tmp_path) == expected
    assert stat.S_IMODE((tmp_path / FILE).stat().st_mode) == 0o600


def test_a_run_that_ended_early_takes_the_place_of_the_one_before(tmp_path: Path) -> None:
    keep(LastRun(ended_at=WHEN, report=REPORT), data_dir=tmp_path)
    stopped = LastRun(ended_at=WHEN, stopped="No space left to write.")
    keep(stopped, data_dir=tmp_path)
    assert last_run(tmp_path) == stopped
    assert [each.name for each in tmp_path.iterdir()] == [FILE]


def test_problems_are_few_short_and_without_personal_data(tmp_path: Path) -> None:
    reason = f"has title: jan.jansen@example.nl in its metadata {'x' * 900}"
    problems = (Problem(source="s" * 900, reason=reason),) * 5_000
    keep(LastRun(ended_at=WHEN, report=replace(REPORT, problems=problems)), data_dir=tmp_path)
    kept = last_run(tmp_path)
    assert kept is not None
    assert kept.report is not None
    assert len(kept.report.problems) == MOST_PROBLEMS
    assert "jan.jansen" not in kept.report.problems[0].reason
    assert {len(each.source) for each in kept.report.problems} == {MOST_CHARACTERS}


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"ended_at": "x", "report": null}', "\udcff"])
def test_a_note_that_is_no_good_counts_as_none(tmp_path: Path, text: str) -> None:
    (tmp_path / FILE).write_text(text, encoding="utf-8", errors="surrogateescape")
    assert last_run(tmp_path) is None


def test_a_folder_that_takes_no_note_is_no_error(tmp_path: Path) -> None:
    keep(LastRun(ended_at=WHEN, report=REPORT), data_dir=tmp_path / "gone")
    assert last_run(tmp_path / "gone") is None
