from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from evaluation.errors import GradesFileError
from evaluation.grades import AUTOMATIC, Grade, Judgement, agreements, load_grades, run_key
from evaluation.run_file import Run
from tests.support.evaluation_runs import UNRELATED, answered, citation, question, result, run_of


def four_questions() -> Run:
    """Right, wrong, rightly refused, wrongly refused."""
    return run_of(
        [
            answered(question(id="a")),
            answered(question(id="b"), citation(UNRELATED, document_id="rotterdam")),
            result(question("unanswerable", id="c")),
            result(question(id="d")),
        ]
    )


def graded(reader: str, *judgements: str) -> list[Grade]:
    """Grade a, b, c, d in this order."""
    return [
        Grade(question_id=name, reader=reader, judgement=Judgement(judgement))
        for name, judgement in zip("abcd", judgements, strict=False)
    ]


def grades_file(folder: Path, name: str = "grades.json", **changes: object) -> Path:
    document: dict[str, object] = {
        "version": 1,
        "run": run_key(four_questions()),
        "reader": "AB",
        "grades": [{"question": "a", "grade": "badly cited", "why": "Andere organisatie"}],
    }
    path = folder / name
    path.write_text(json.dumps(document | changes), "utf-8")
    return path


def test_grades_are_read_back_with_reader_and_reason(tmp_path: Path) -> None:
    assert load_grades([grades_file(tmp_path)], four_questions()) == (
        Grade(
            question_id="a",
            reader="AB",
            judgement=Judgement.BADLY_CITED,
            why="Andere organisatie",
        ),
    )


def test_of_two_grades_of_one_reader_the_later_file_counts(tmp_path: Path) -> None:
    files = [
        grades_file(tmp_path, "first.json"),
        grades_file(tmp_path, "second.json", grades=[{"question": "a", "grade": "right"}]),
        grades_file(tmp_path, "third.json", reader="CD"),
    ]
    found = load_grades(files, four_questions())
    assert [(grade.reader, grade.judgement.value) for grade in found] == [
        ("AB", "right"),
        ("CD", "badly cited"),
    ]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"version": 2}, "has version 2 of the grades; this program reads 1"),
        ({"run": "0" * 16}, "grades another run ('0000000000000000')"),
        ({"reader": "  "}, "names no reader"),
        ({"grades": [{"question": "z", "grade": "right"}]}, "the question 'z', which is not in"),
        ({"grades": [{"question": "a", "grade": "superb"}]}, "'superb' is not a valid Judgement"),
        ({"grades": 3}, "holds no grades"),
    ],
)
def test_what_are_no_grades_of_this_run_is_refused(
    tmp_path: Path, changes: dict[str, object], words: str
) -> None:
    path = grades_file(tmp_path, **changes)
    with pytest.raises(GradesFileError) as caught:
        load_grades([path], four_questions())
    assert str(caught.value).startswith(str(path))
    assert words in str(caught.value)


@pytest.mark.parametrize("content", ["", "[]", "null", '{"version": 1}', "\ud83d"])
def test_any_other_file_is_refused(tmp_path: Path, content: str) -> None:
    path = tmp_path / "other.json"
    path.write_bytes(content.encode("utf-8", "surrogatepass"))
    with pytest.raises(GradesFileError, match="holds no grades as the report saves them"):
        load_grades([path], four_questions())


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(GradesFileError, match="is not there"):
        load_grades([tmp_path / "none.json"], four_questions())


def kappas(grades: Sequence[Grade]) -> dict[tuple[str, str], float | None]:
    return {(each.first, each.second): each.kappa for each in agreements(grades, four_questions())}


def test_agreement_with_the_verdict_is_cohens_kappa_worked_out_by_hand() -> None:
    # Verdicts: right, wrong, right, wrong. Same: 3 of 4. By chance: 1/4 * 1/2 + 3/4 * 1/2 = 1/2.
    (pair,) = agreements(graded("AB", "right", "wrong", "wrong", "wrong"), four_questions())
    assert (pair.first, pair.second, pair.n, pair.same) == ("AB", AUTOMATIC, 4, 0.75)
    assert pair.kappa == pytest.approx((0.75 - 0.5) / (1 - 0.5))
    assert pair.apart == ("c",)


def test_two_readers_are_compared_on_what_both_graded() -> None:
    # On a, b: right/right, badly cited/wrong. Same: 1/2. By chance: 1/2 * 1/2 = 1/4.
    grades = graded("CD", "right", "wrong") + graded("AB", "right", "badly cited", "wrong")
    found = kappas(grades)
    assert found["AB", "CD"] == pytest.approx((1 / 2 - 1 / 4) / (1 - 1 / 4))
    assert found["CD", AUTOMATIC] == pytest.approx(1.0)


def test_badly_cited_is_partly_right_beside_the_verdict_only() -> None:
    grades = graded("AB", "badly cited", "wrong") + graded("CD", "partly", "wrong")
    found = kappas(grades)
    assert found["AB", AUTOMATIC] == found["CD", AUTOMATIC]
    (pair,) = [each for each in agreements(grades, four_questions()) if each.second == "CD"]
    assert pair.apart == ("a",)


def test_kappa_is_not_defined_where_all_is_one_grade() -> None:
    pair = agreements(graded("AB", "right"), four_questions())[0]
    assert (pair.same, pair.kappa) == (1.0, None)


def test_readers_without_a_question_in_common_are_no_pair() -> None:
    other = [Grade(question_id="d", reader="CD", judgement=Judgement.WRONG)]
    assert ("AB", "CD") not in kappas(graded("AB", "right") + other)


def test_a_run_of_another_day_has_another_key() -> None:
    run = four_questions()
    assert run_key(run) == run_key(four_questions())
    assert run_key(run) != run_key(run_of(run.results, system="bm25"))
