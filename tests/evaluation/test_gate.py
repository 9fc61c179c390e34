from __future__ import annotations

from pathlib import Path

import pytest

from evaluation.errors import GateError, NothingToCompareError, RunFileError
from evaluation.gate import gate_failures
from evaluation.run_file import Run, save
from tests.support.evaluation_runs import (
    UNRELATED,
    answered,
    citation,
    question,
    result,
    run_of,
)

TIMINGS = {"search": 10.0, "total": 30.0}


def a_run(*, cited: int = 15) -> Run:
    """20 factoids of which the first so many cite their gold, and 2 right refusals in French."""
    wrong = citation(UNRELATED, document_id="rotterdam")
    results = [
        answered(question(id=f"f{n}"), citation() if n < cited else wrong, timings_ms=TIMINGS)
        for n in range(20)
    ]
    refused = [result(question("unanswerable", id=f"u{n}", language="fr")) for n in range(2)]
    return run_of([*results, *refused])


def failures(folder: Path, gate: str, run: Run | None = None) -> list[str]:
    path = folder / "gate.toml"
    path.write_text(gate, "utf-8")
    return gate_failures(path, run or a_run())


def test_a_run_that_reaches_every_figure_passes(tmp_path: Path) -> None:
    gate = """
        [at_least]
        "citation precision" = 0.75
        "refusal recall" = 1
        [at_least."language fr"]
        "refusal recall" = 1.0
        [at_most]
        "latency total p95" = 30
    """
    assert failures(tmp_path, gate) == []


@pytest.mark.parametrize(
    ("gate", "sentence"),
    [
        (
            '[at_least]\n"citation precision" = 0.8',
            "citation precision (all) must be at least 0.8, but is 0.75 (n 20).",
        ),
        (
            '[at_least."type factoid"]\n"quote fidelity" = 1.1',
            "quote fidelity (type factoid) must be at least 1.1, but is 1 (n 20).",
        ),
        (
            '[at_most]\n"latency search p50" = 9.5',
            "latency search p50 (all) must be at most 9.5, but is 10 (n 20).",
        ),
        (
            '[at_least]\n"clarification accuracy" = 0',
            "clarification accuracy (all) must be at least 0, but no question of this run tells.",
        ),
    ],
)
def test_a_line_that_fails_is_a_sentence(tmp_path: Path, gate: str, sentence: str) -> None:
    assert failures(tmp_path, gate) == [sentence]


def test_a_figure_right_on_its_limit_passes_whatever_its_last_bit(tmp_path: Path) -> None:
    assert failures(tmp_path, '[at_least]\n"citation precision" = 0.7500000000001') == []
    assert failures(tmp_path, '[at_least]\n"citation precision" = 0.750001') != []


@pytest.mark.parametrize(
    ("gate", "words"),
    [
        (
            '[at_least]\n"citation precison" = 1',
            (
                "names the metric 'citation precison', which is not there. "
                "The nearest is 'citation precision'."
            ),
        ),
        (
            '[at_most]\n"latency totl p95" = 1',
            (
                "names the metric 'latency totl p95', which is not there. "
                "The nearest is 'latency total p95'."
            ),
        ),
        (
            '[at_least."langage fr"]\n"refusal recall" = 1',
            "names the slice 'langage fr', which is not there. The nearest is 'language fr'.",
        ),
        (
            '[atleast]\n"refusal recall" = 1',
            "names the table 'atleast', which is not there. The nearest is 'at_least'.",
        ),
        ('[at_least]\n"refusal recall" = "high"', "as 'high'; it must be a number"),
        ('[at_least]\n"refusal recall" = true', "as True; it must be a number"),
        ("at_least = 1", "gives at_least as 1; it must be a table: [at_least]."),
        ("", "asks for nothing"),
        ("[at_least]", "asks for nothing"),
        ("[at_least", "can't be read as TOML"),
        ('[no_worse_than]\nmetrics = ["R@5"]', "must name a run file"),
        ('[no_worse_than]\nrun = "a.json"', "gives metrics in no_worse_than as None"),
        (
            '[no_worse_than]\nrun = "a.json"\nmetrics = ["R@6"]',
            "names the metric 'R@6', which is not there.",
        ),
        (
            '[no_worse_than]\nrun = "a.json"\nmetrics = ["R@5"]\np = 5',
            "gives p in no_worse_than as 5; it must lie between 0 and 1.",
        ),
        (
            '[no_worse_than]\nrun = "a.json"\nmetric = ["R@5"]',
            (
                "names the key of no_worse_than 'metric', which is not there. "
                "The nearest is 'metrics'."
            ),
        ),
    ],
)
def test_a_gate_that_asks_for_what_there_is_not_is_refused(
    tmp_path: Path, gate: str, words: str
) -> None:
    with pytest.raises(GateError) as caught:
        failures(tmp_path, gate)
    assert words in str(caught.value)
    assert str(tmp_path / "gate.toml") in str(caught.value)


def test_a_missing_gate_is_told(tmp_path: Path) -> None:
    with pytest.raises(GateError, match="can't be read"):
        gate_failures(tmp_path / "none.toml", a_run())


NO_WORSE = """
    [no_worse_than]
    run = "baseline.json"
    metrics = ["citation recall", "refusal recall"]
"""


def test_a_run_that_is_significantly_worse_fails(tmp_path: Path) -> None:
    save(a_run(cited=15), tmp_path / "baseline.json")
    (line,) = failures(tmp_path, NO_WORSE, a_run(cited=5))
    assert line.startswith(
        "citation recall (all) must be no worse than in baseline.json, "
        "but went from 0.75 to 0.25 (p 0.00"
    )


@pytest.mark.parametrize("cited", [13, 15, 20])
def test_a_run_that_is_better_or_worse_by_chance_passes(tmp_path: Path, cited: int) -> None:
    save(a_run(cited=15), tmp_path / "baseline.json")
    assert failures(tmp_path, NO_WORSE, a_run(cited=cited)) == []


def test_a_stricter_p_lets_a_smaller_difference_fail(tmp_path: Path) -> None:
    save(a_run(cited=15), tmp_path / "baseline.json")
    # 3 questions flip one way: p = 1/4.
    assert failures(tmp_path, NO_WORSE + "p = 0.2", a_run(cited=12)) == []
    assert len(failures(tmp_path, NO_WORSE + "p = 0.3", a_run(cited=12))) == 1


def test_slices_are_compared_where_they_are_named(tmp_path: Path) -> None:
    save(a_run(cited=15), tmp_path / "baseline.json")
    gate = NO_WORSE.replace(', "refusal recall"', "") + 'slices = ["type factoid"]'
    (line,) = failures(tmp_path, gate, a_run(cited=5))
    assert line.startswith("citation recall (type factoid) must be no worse")
    with pytest.raises(GateError, match="The nearest is 'type factoid'"):
        failures(tmp_path, gate.replace("factoid", "factoids"))


def test_a_baseline_with_questions_that_the_run_lacks_does_not_pass(tmp_path: Path) -> None:
    save(a_run(), tmp_path / "baseline.json")
    whole = a_run()
    (line,) = failures(tmp_path, NO_WORSE, run_of([*whole.results[1:]]))
    assert line.startswith("baseline.json has questions that this run lacks")
    assert "'f0'" in line


def test_a_metric_that_can_no_longer_be_measured_does_not_pass(tmp_path: Path) -> None:
    save(a_run(), tmp_path / "baseline.json")
    gate = NO_WORSE.replace("citation recall", "citation precision")
    refused = run_of([result(each.question) for each in a_run().results])
    (line,) = failures(tmp_path, gate, refused)
    assert line.startswith("citation precision (all) can't be compared with baseline.json")


def test_a_baseline_that_is_missing_or_of_other_questions_is_told(tmp_path: Path) -> None:
    with pytest.raises(RunFileError, match=r"baseline\.json"):
        failures(tmp_path, NO_WORSE)
    save(run_of([answered(question(id="other"))]), tmp_path / "baseline.json")
    with pytest.raises(NothingToCompareError):
        failures(tmp_path, NO_WORSE)
