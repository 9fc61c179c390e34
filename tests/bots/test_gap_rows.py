from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.journal.port import NearDocument
from bots.gap_rows import COLUMNS, rows, to_csv
from tests.support.gaps import GAP, REPORT


def read(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text)))


def test_a_row_has_a_cell_for_every_column() -> None:
    header, gap, theme, rest = read(to_csv(REPORT))
    assert tuple(header) == COLUMNS
    assert {len(row) for row in (gap, theme, rest)} == {len(COLUMNS)}
    assert gap[:5] == ["question", "4", "7", "nl", GAP.question]
    assert gap[5:] == [
        "solar panels",
        "award",
        "no passage that supports an answer, answer rated badly",
        "Licht als dienst in Zwolle (lampen)",
    ]
    assert theme == ["category", "5", "6", "", "", "ICT hardware", "", "", ""]
    assert rest == ["rest", "8", "9", "", "", "", "", "", ""]


@pytest.mark.parametrize(
    "hostile",
    [
        "=HYPERLINK(A1)",
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        " =1",
        "\u00a0=1",
        "\ufeff=1",
        "\u200b=1",
        "＝1",
    ],
)
def test_no_cell_is_a_formula(hostile: str) -> None:
    near = NearDocument(document_id="=a", title=hostile)
    gap = replace(GAP, question=hostile, language=hostile, nearest=(near,))
    text = to_csv(replace(REPORT, gaps=(gap,)))
    assert all(not cell.strip().startswith(("=", "+", "-", "@", "＝")) for cell in read(text)[1])
    assert read(text)[1][4].startswith("'")


@given(st.text())
def test_any_question_is_one_cell_that_begins_with_no_sign(question: str) -> None:
    (_, gap, *_) = read(to_csv(replace(REPORT, gaps=(replace(GAP, question=question),))))
    assert len(gap) == len(COLUMNS)
    assert not gap[4].startswith(("=", "+", "-", "@", "\t", "\r"))


def test_a_line_for_a_pipe_holds_no_tab_and_no_line_end() -> None:
    hostile = replace(GAP, question="a\tb\nc\x1b[31m", language="n\tl")
    (row, *_) = rows(replace(REPORT, gaps=(hostile,)))
    assert not any(character in "".join(row) for character in "\t\n\x1b")


def test_what_is_not_told_is_no_row() -> None:
    assert [row[0] for row in rows(replace(REPORT, gaps=(), themes=(), rest=None))] == []
