"""`leerkring evaluate`, as other programs use it: files in, one line of JSON out."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from evaluation.candidates import Candidate, save_candidates
from evaluation.questions import Gold, load_sets
from evaluation.run_file import Run, save
from tests.support.commands import Ran, leerkring_here
from tests.support.evaluation_runs import answered, mixed_results, question, result, run_of

Here = Callable[..., Ran]

ANSWER = "Het contract voor hergebruikt meubilair loopt tien jaar."
QUESTIONS = [
    question(
        id="a",
        question="Hoe lang loopt het contract voor hergebruikt meubilair?",
        gold=(Gold(document_id="meubilair", quote=ANSWER),),
    ),
    question("unanswerable", id="b", question="Hoeveel euro kost het contract voor meubilair?"),
]
COMMANDS = (
    "run",
    "report",
    "compare",
    "judge",
    "beir",
    "export",
    "candidates",
    "review",
    "calibrate",
)


@pytest.fixture
def here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Here:
    """Run `leerkring evaluate` in this process and an empty folder."""
    monkeypatch.chdir(tmp_path)
    return lambda *arguments: leerkring_here("evaluate", *map(str, arguments), capsys=capsys)


def run_file(folder: Path, made: Run | None = None, name: str = "run.json") -> Path:
    save(made or run_of(mixed_results(20)), folder / name)
    return folder / name


def gate_file(folder: Path, at_least: float) -> Path:
    (folder / "gate.toml").write_text(f'[at_least]\n"answer rate" = {at_least}\n', "utf-8")
    return folder / "gate.toml"


def error_of(ran: Ran) -> dict[str, str]:
    """Return the error of a command that failed; it prints nothing else."""
    assert ran.code == 1
    document = ran.json()
    assert document.keys() == {"error"}
    assert document["error"].keys() == {"type", "detail"}
    return dict(document["error"])


def test_help_names_every_command(here: Here) -> None:
    ran = here("--help")
    assert ran.code == 0
    assert all(f" {command} " in ran.out for command in COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_without_its_files_a_command_is_wrong_usage(command: str, here: Here) -> None:
    ran = here(command, "--json")
    assert ran.code == 2
    assert ran.json()["error"]["type"] == "wrong_usage"


def test_a_run_is_measured_again_to_the_same_figures(tmp_path: Path, here: Here) -> None:
    file = run_file(tmp_path)
    first, second = (here("report", file, "--json") for _ in range(2))
    assert first.json()["questions"]["all"] == 20
    assert first.json() == second.json()


def test_without_json_the_figures_are_lines_with_their_intervals(
    tmp_path: Path, here: Here
) -> None:
    ran = here("report", run_file(tmp_path, run_of([answered()])))
    assert ran.code == 0
    lines = ran.out.splitlines()
    assert lines[0] == "1 questions, leerkring"
    assert any(line.split() == ["Answer", "rate", "1.000", "[1.000,", "1.000]"] for line in lines)


def test_a_gate_that_is_passed_says_so(tmp_path: Path, here: Here) -> None:
    file = run_file(tmp_path, run_of([answered()]))
    ran = here("report", file, "--gate", gate_file(tmp_path, 1.0), "--json")
    assert ran.code == 0
    assert ran.json()["gate"] == {"passed": True, "failed": []}


def test_a_gate_that_is_failed_is_exit_code_1_with_the_lines_that_failed(
    tmp_path: Path, here: Here
) -> None:
    refused = run_of([answered(), result(question(id="q2"))])
    file, gate = run_file(tmp_path, refused), gate_file(tmp_path, 0.9)
    ran = here("report", file, "--gate", gate, "--json")
    assert ran.code == 1
    found = ran.json()["gate"]
    assert found["passed"] is False
    (line,) = found["failed"]
    assert "answer rate (all) must be at least 0.9" in line
    assert line in here("report", file, "--gate", gate).err


def test_the_figures_of_a_run_that_fails_its_gate_are_still_given(
    tmp_path: Path, here: Here
) -> None:
    file = run_file(tmp_path, run_of([result()]))
    ran = here("report", file, "--gate", gate_file(tmp_path, 0.9), "--json")
    assert ran.json()["metrics"]["all"]["answer rate"]["value"] == 0.0


@pytest.mark.parametrize(
    ("arguments", "kind", "said"),
    [
        (("report", "absent.json"), "run_file", "absent.json is not there"),
        (("report", "set.jsonl"), "run_file", "set.jsonl is no run"),
        (("report", "run.json", "--gate", "absent.toml"), "gate", "absent.toml"),
        (("report", "run.json", "--grades", "set.jsonl"), "grades_file", "set.jsonl"),
        (("report", "run.json", "--html", "absent/r.html"), "system", "absent/r.html"),
        (("compare", "run.json", "absent.json"), "run_file", "absent.json is not there"),
        (("compare", "run.json", "other.json"), "nothing_to_compare", "in common"),
        (("beir", "absent"), "benchmark", "absent"),
        (("candidates", "absent.jsonl", "c.jsonl"), "candidates", "absent.jsonl"),
        (("candidates", "set.jsonl", "c.jsonl"), "candidates", "line 1"),
        (("review", "set.jsonl", "s.jsonl"), "candidates", "line 1"),
        (("calibrate", "run.json", "fitted"), "calibration", "no signals"),
        (("calibrate", "test.json", "fitted"), "calibration", "only dev may teach"),
    ],
    ids=lambda given: " ".join(given) if isinstance(given, tuple) else "",
)
def test_what_cant_be_used_is_an_error_in_one_line_of_json(
    arguments: tuple[str, ...], kind: str, said: str, tmp_path: Path, here: Here
) -> None:
    run_file(tmp_path, run_of([answered()]))
    run_file(tmp_path, run_of([answered(question(id="another"))]), "other.json")
    run_file(tmp_path, replace(run_of([answered()]), sets={"test": "0"}), "test.json")
    (tmp_path / "set.jsonl").write_text("{}\n", "utf-8")
    error = error_of(here(*arguments, "--json"))
    assert error["type"] == kind
    assert said in error["detail"]


def test_two_runs_are_compared_with_what_flipped(tmp_path: Path, here: Here) -> None:
    first = run_file(tmp_path, run_of([answered()]), "a.json")
    second = run_file(tmp_path, run_of([result()]), "b.json")
    ran = here("compare", first, second, "--html", "c.html", "--json")
    assert ran.code == 0
    document = ran.json()
    assert document["shared"] == 1
    assert [flip["says"] for flip in document["flips"]] == ["answered, then refused"]
    rate = next(one for one in document["differences"] if one["metric"] == "answer rate")
    assert (rate["a"], rate["b"]) == (1.0, 0.0)
    assert "answered, then refused" in (tmp_path / "c.html").read_text("utf-8")


def test_without_json_a_comparison_is_text(tmp_path: Path, here: Here) -> None:
    first = run_file(tmp_path, run_of([answered()]), "a.json")
    second = run_file(tmp_path, run_of([result()]), "b.json")
    ran = here("compare", first, second)
    assert ran.code == 0
    assert "answered, then refused" in ran.out


def test_questions_from_use_become_candidates_that_no_set_has_yet(
    tmp_path: Path, here: Here
) -> None:
    known = load_sets(["dev"])[0].question
    exchanges = [
        {"question": text, "language": "nl", "status": "no_answer", "rating": None}
        for text in (known.upper(), "Wat kost een vlucht naar Mars?")
    ]
    (tmp_path / "export.jsonl").write_text("\n".join(map(json.dumps, exchanges)), "utf-8")
    ran = here("candidates", "export.jsonl", "c.jsonl", "--json")
    assert (ran.code, ran.json()) == (0, {"candidates": 1, "out": "c.jsonl"})
    (line,) = (tmp_path / "c.jsonl").read_text("utf-8").splitlines()
    assert json.loads(line)["question"]["question"] == "Wat kost een vlucht naar Mars?"


def test_a_review_makes_a_set_and_keeps_what_was_refused_with_its_reason(
    tmp_path: Path, here: Here
) -> None:
    candidate = Candidate(
        question=QUESTIONS[0], times_asked=1, status="answered", rating="up", comments=()
    )
    save_candidates(
        [
            replace(candidate, accepted=True),
            replace(candidate, question=QUESTIONS[1], accepted=False, reason="Over personen."),
            replace(candidate, question=question(id="wacht")),
        ],
        tmp_path / "c.jsonl",
    )
    ran = here("review", "c.jsonl", "nieuw.jsonl", "--json")
    assert (ran.code, ran.json()) == (0, {"accepted": 1, "refused": 1})
    assert load_sets([tmp_path / "nieuw.jsonl"]) == QUESTIONS[:1]
    (refused,) = (tmp_path / "nieuw-refused.jsonl").read_text("utf-8").splitlines()
    assert json.loads(refused)["reason"] == "Over personen."


def test_both_models_are_fitted_and_written_with_their_figures(tmp_path: Path, here: Here) -> None:
    kinds = ("factoid", "unanswerable")
    made = []
    for number in range(40):
        asked = question(kinds[number % 2], id=f"q{number}")
        one = answered(asked, signals={"coverage": float(asked.answerable)})
        told = {"lead": float(asked.answerable)}
        made.append(replace(one, sentences=(replace(one.sentences[0], signals=told),)))
    ran = here("calibrate", run_file(tmp_path, run_of(made)), "fitted", "--json")
    assert ran.code == 0
    document = ran.json()
    assert document["out"] == "fitted"
    assert document["refusal"]["refusal F1"] == 1.0
    assert document["support"]["Brier"] < document["support"]["Brier of the mean"]
    for name, signal in (("refusal", "coverage"), ("support", "lead")):
        model = json.loads((tmp_path / "fitted" / f"{name}.json").read_text("utf-8"))
        assert model["signals"][signal]["weight"] > 0


def test_models_are_not_written_over_a_file(tmp_path: Path, here: Here) -> None:
    (tmp_path / "model.json").write_text("{}", "utf-8")
    assert here("calibrate", "run.json", "model.json", "--json").code == 2
