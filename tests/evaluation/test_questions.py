from __future__ import annotations

import json
from pathlib import Path

import pytest

from evaluation.errors import QuestionSetError
from evaluation.questions import load_sets

GIVEN = {
    "id": "q1",
    "language": "nl",
    "type": "factoid",
    "question": "Wie kocht het meubilair?",
    "answerable": True,
    "gold": [{"document_id": "meubilair", "quote": "De provincie kocht het meubilair."}],
    "reference_answer": "De provincie.",
}


def written(path: Path, *lines: object) -> Path:
    file = path / "set.jsonl"
    texts = [line if isinstance(line, str) else json.dumps(line) for line in lines]
    file.write_text("\n".join(texts), "utf-8")
    return file


def test_a_set_is_read_in_its_order(tmp_path: Path) -> None:
    questions = load_sets([written(tmp_path, GIVEN, {**GIVEN, "id": "q2"}, "")])
    assert [question.id for question in questions] == ["q1", "q2"]
    assert questions[0].gold[0].document_id == "meubilair"


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("{", "no JSON"),
        ("[]", "no question"),
        ({**GIVEN, "kleur": "groen"}, "kleur"),
        ({"id": "q1"}, "missing"),
        ({**GIVEN, "language": "es"}, "'es'"),
        ({**GIVEN, "type": "raadsel"}, "'raadsel'"),
        ({**GIVEN, "answerable": False}, "factoid"),
        ({**GIVEN, "gold": []}, "gold"),
        ({**GIVEN, "gold": ["x"]}, "no question"),
    ],
)
def test_a_line_that_is_no_question_is_named(tmp_path: Path, line: object, problem: str) -> None:
    with pytest.raises(QuestionSetError, match=rf"line 2.*{problem}"):
        load_sets([written(tmp_path, {**GIVEN, "id": "q0"}, line)])


def test_an_id_that_stands_twice_is_named(tmp_path: Path) -> None:
    with pytest.raises(QuestionSetError, match="'q1' is used twice"):
        load_sets([written(tmp_path, GIVEN, GIVEN)])


def test_a_set_that_is_not_there_is_named() -> None:
    with pytest.raises(QuestionSetError, match="niets"):
        load_sets(["niets"])


def test_a_set_without_questions_is_named(tmp_path: Path) -> None:
    with pytest.raises(QuestionSetError, match=r"set\.jsonl: has no question"):
        load_sets([written(tmp_path, "")])
