"""`leerkring ingest` up to the pipeline; the whole of it is tried in tests/integration."""

from __future__ import annotations

from contextlib import redirect_stderr
from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest
from filelock import FileLock

from bots.terminal.ingest_view import progress_shown, show_report
from bots.terminal.ingesting import LOCK_FILE
from ingest.last_run import last_run
from ingest.report import IngestReport, Problem, Progress
from tests.support.announced import running_server
from tests.support.commands import leerkring_here

REPORT = IngestReport(
    documents=3,
    chunks=9,
    added=1,
    updated=0,
    unchanged=2,
    removed=0,
    quarantined=1,
    failed=1,
    seconds=1.25,
    problems=(Problem(source="a.pdf", reason="is encrypted.\nSave it without a password."),),
)
KEYS = {
    *("documents", "chunks", "added", "updated", "unchanged", "removed"),
    *("quarantined", "failed", "seconds", "problems"),
}


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in an empty folder: nobody's .env or index counts."""
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("address", ["http://127.0.0.1/a", "HTTPS://[::1]/a"])
def test_an_address_that_may_not_be_reached_is_a_problem_that_is_told(
    address: str, capsys: pytest.CaptureFixture[str]
) -> None:
    ran = leerkring_here("ingest", address, "--json", capsys=capsys)
    assert ran.code == 1
    report = ran.json()
    assert report.keys() == KEYS
    assert report["failed"] == 1
    assert report["problems"][0]["source"] == address.lower()
    assert "LEERKRING_FETCH_ALLOW" in report["problems"][0]["reason"]
    kept = last_run(Path(".leerkring"))
    assert kept is not None
    assert kept.report is not None
    assert kept.report.problems[0].source == address.lower()


def test_a_dry_run_asks_nobody_and_is_not_kept_as_the_last_one(
    capsys: pytest.CaptureFixture[str],
) -> None:
    ran = leerkring_here("ingest", "https://example.org/a", "--dry-run", "--json", capsys=capsys)
    assert (ran.code, ran.json()["documents"]) == (0, 0)
    assert not Path(".leerkring/web").exists()
    assert last_run(Path(".leerkring")) is None


def test_a_second_ingest_at_the_same_time_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = tmp_path / ".leerkring"
    data.mkdir()
    with FileLock(data / LOCK_FILE):
        ran = leerkring_here("ingest", "x.md", "--json", capsys=capsys)
    assert ran.code == 1
    assert ran.json()["error"]["type"] == "busy"


def test_a_data_folder_that_is_a_file_is_wrong_usage(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    ran = leerkring_here("ingest", "x.md", "--data-dir", "file", "--json", capsys=capsys)
    assert ran.code == 2
    assert "file can't be the data folder" in ran.json()["error"]["detail"]


def test_an_index_that_a_server_holds_is_not_thrown_away(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "x.md").write_text("# X\n\nTekst.\n", encoding="utf-8")
    with running_server(tmp_path / ".leerkring") as address:
        ran = leerkring_here("ingest", "x.md", "--reindex", "--json", capsys=capsys)
    assert ran.code == 1
    assert address in ran.json()["error"]["detail"]


def test_the_report_names_the_counts_that_are_not_zero(capsys: pytest.CaptureFixture[str]) -> None:
    show_report(REPORT, dry_run=False)
    shown = "3 documents, 9 chunks (1 added, 2 unchanged, 1 set aside, 1 failed) in 1.2 s.\n"
    assert capsys.readouterr().out == shown


def test_each_problem_is_one_line_on_standard_error(capsys: pytest.CaptureFixture[str]) -> None:
    show_report(REPORT, dry_run=False)
    expected = "a.pdf: is encrypted. Save it without a password.\n"
    assert capsys.readouterr().err == expected


def test_of_many_problems_that_are_alike_the_first_are_named(
    capsys: pytest.CaptureFixture[str],
) -> None:
    many = tuple(Problem(source=f"{n}.md", reason="has a taken id.") for n in range(12))
    show_report(replace(REPORT, problems=(*many, *REPORT.problems)), dry_run=False)
    *first, more, other = capsys.readouterr().err.splitlines()
    assert first == [f"{n}.md: has a taken id." for n in range(10)]
    assert (more.startswith("… and 2 more"), other.startswith("a.pdf")) == (True, True)


def test_a_dry_run_says_that_it_was_one(capsys: pytest.CaptureFixture[str]) -> None:
    show_report(REPORT, dry_run=True)
    assert "dry run" in capsys.readouterr().out


def test_in_a_pipe_progress_is_a_line_now_and_then(capsys: pytest.CaptureFixture[str]) -> None:
    with progress_shown(every=0.0) as tell:
        tell(Progress(done=1, total=2, chunks=7))
    assert capsys.readouterr().err == "1/2 documents, 7 chunks\n"


def test_in_a_pipe_quick_progress_is_not_told(capsys: pytest.CaptureFixture[str]) -> None:
    with progress_shown(every=60.0) as tell:
        for done in range(100):
            tell(Progress(done=done, total=100, chunks=done))
    assert capsys.readouterr().err == ""


def test_progress_tells_the_time_left_by_the_work_that_is_done(
    capsys: pytest.CaptureFixture[str],
) -> None:
    seconds = iter(range(0, 1000, 10))
    with progress_shown(every=25.0, clock=lambda: next(seconds)) as tell:
        for done in (0, 1, 2, 3, 4):
            tell(Progress(done=done, total=100, chunks=done, share=done / 5))
    assert "3/100 documents, 3 chunks, less than a minute left\n" in capsys.readouterr().err


def test_with_json_progress_is_not_told(capsys: pytest.CaptureFixture[str]) -> None:
    with progress_shown(every=0.0, quiet=True) as tell:
        tell(Progress(done=1, total=2, chunks=7))
    assert capsys.readouterr() == ("", "")


class Terminal(StringIO):
    """A stream that people see."""

    def isatty(self) -> bool:
        return True


def test_on_a_terminal_there_is_a_bar_with_the_time_left(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "120")
    seconds = iter(range(0, 1000, 10))
    with (
        redirect_stderr(Terminal()) as seen,
        progress_shown(clock=lambda: next(seconds) * 6.0) as tell,
    ):
        for done in (0, 1, 2):
            tell(Progress(done=done, total=9, chunks=done, share=done / 10))
    last = seen.getvalue().rsplit("Documents", 1)[-1]
    assert "2/9" in last
    assert "2 chunks" in last
    assert "about 8 min left" in last
    assert capsys.readouterr().out == ""
