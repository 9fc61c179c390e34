from __future__ import annotations

from dataclasses import replace

import pytest

from bots.terminal.gaps_view import show_gaps
from tests.support.gaps import GAP, REPORT


@pytest.fixture(autouse=True)
def _wide(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "160")


def test_a_terminal_gets_tables(capsys: pytest.CaptureFixture[str]) -> None:
    show_gaps(REPORT, as_tables=True)
    out, err = capsys.readouterr()
    assert err == ""
    assert out.startswith("Asked since 2026-10-21, of documents for: public.\n")
    assert GAP.question in out
    assert "solar panels · award" in out
    assert "Licht als dienst in Zwolle" in out
    assert "ICT hardware" in out
    assert "9 questions of 8 conversations" in out


def test_a_terminal_is_told_when_there_is_nothing_to_show(
    capsys: pytest.CaptureFixture[str],
) -> None:
    show_gaps(replace(REPORT, gaps=(), themes=(), rest=None), as_tables=True)
    out = capsys.readouterr().out
    assert "is shared by 3 conversations" in out
    assert "fewer than 3 conversations, or none" in out


def test_words_of_a_question_do_not_steer_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    hostile = replace(GAP, question="[red]a[/red]\x1b[2Jb\u202ec")
    show_gaps(replace(REPORT, gaps=(hostile,)), as_tables=True)
    out = capsys.readouterr().out
    assert "[red]a[/red]" in out
    assert "\x1b[2J" not in out
    assert "\u202e" not in out


def test_a_pipe_gets_one_line_a_row_and_the_rest_on_standard_error(
    capsys: pytest.CaptureFixture[str],
) -> None:
    show_gaps(REPORT, as_tables=False)
    out, err = capsys.readouterr()
    lines = [line.split("\t") for line in out.splitlines()]
    assert [line[:3] for line in lines] == [
        ["question", "4", "7"],
        ["category", "5", "6"],
        ["rest", "8", "9"],
    ]
    assert {len(line) for line in lines} == {9}
    assert "since 2026-10-21" in err
