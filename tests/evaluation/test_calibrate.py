from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from random import Random
from typing import Any

import pytest

from assistant.support import Signals, SupportModel
from evaluation.calibrate import ARTEFACT_VERSION, calibrate, write_artefact
from evaluation.errors import CalibrationError
from evaluation.run_file import QuestionRun, Run
from tests.support.evaluation_runs import question, result, run_of

KINDS = ("factoid", "list", "factoid", "unanswerable", "out-of-domain")


def results(count: int = 100, *, overlap: float = 0.0) -> list[QuestionRun]:
    """Return results whose coverage tells apart what has an answer; bm25 tells nothing."""
    random = Random(1)  # noqa: S311  made-up signals
    return [_result(number, random, overlap) for number in range(count)]


def _result(number: int, random: Random, overlap: float) -> QuestionRun:
    asked = question(KINDS[number % len(KINDS)], id=f"q{number}")
    middle = 0.8 if asked.answerable else 0.2
    signals = {
        "coverage": middle + random.uniform(-0.1 - overlap, 0.1 + overlap),
        "bm25": random.uniform(0, 3),
        "support": float(not asked.answerable),
    }
    return result(asked, signals=signals)


def model_of(artefact: Mapping[str, Any]) -> SupportModel:
    """Return the model as `assistant.support` reads it from its file."""
    signals = artefact["signals"]
    means, scales, weights = (
        {name: entry[key] for name, entry in signals.items()} for key in ("mean", "scale", "weight")
    )
    return SupportModel(
        means=means,
        scales=scales,
        weights=weights,
        bias=artefact["bias"],
        threshold=artefact["threshold"],
    )


def fitted(made: Sequence[QuestionRun]) -> Mapping[str, Any]:
    return calibrate(run_of(made)).artefact


def test_signals_that_tell_apart_give_a_perfect_refusal() -> None:
    calibration = calibrate(run_of(results()))
    assert calibration.refusal_f1 == 1.0
    assert calibration.brier < 0.02


def test_the_threshold_lies_between_the_two_kinds() -> None:
    artefact = fitted(results())
    assert 0.2 < artefact["threshold"] < 0.8


def test_the_model_supports_what_has_an_answer_and_nothing_else() -> None:
    made = results()
    model = model_of(fitted(made))
    for each in made:
        seen = Signals(coverage=each.signals["coverage"], bm25=each.signals["bm25"])
        assert model.supports(seen) == each.question.answerable


def test_a_signal_that_tells_nothing_is_left_out() -> None:
    signals = fitted(results())["signals"]
    assert signals["coverage"]["weight"] > 0
    assert "bm25" not in signals


def test_a_signal_that_counts_against_is_left_out() -> None:
    against = [
        replace(each, signals={**each.signals, "margin": -each.signals["coverage"]})
        for each in results()
    ]
    assert "margin" not in fitted(against)["signals"]


def test_signals_that_overlap_give_a_refusal_below_perfect() -> None:
    calibration = calibrate(run_of(results(overlap=0.4)))
    assert 0.5 < calibration.refusal_f1 < 1.0
    assert calibration.brier > calibrate(run_of(results())).brier


def test_figures_are_of_questions_that_the_model_had_not_seen() -> None:
    """With as many signals as questions a model knows each by heart, and learns nothing."""
    random = Random(2)  # noqa: S311  made-up signals
    made = [
        replace(each, signals={f"s{n:02}": random.gauss(0, 1) for n in range(60)})
        for each in results(60)
    ]
    assert calibrate(run_of(made)).refusal_f1 < 0.8


def test_an_earlier_verdict_is_no_signal() -> None:
    assert "support" not in fitted(results())["signals"]


def test_only_signals_that_every_question_has_are_used() -> None:
    first, *others = results()
    rare = replace(first, signals={**first.signals, "rare": 1.0})
    assert "rare" not in fitted([rare, *others])["signals"]


def test_a_signal_that_never_changes_is_left_out() -> None:
    made = [replace(each, signals={**each.signals, "margin": 0.5}) for each in results()]
    assert "margin" not in fitted(made)["signals"]


def test_ambiguous_questions_teach_nothing() -> None:
    asked = [question("ambiguous", id=f"a{number}") for number in range(30)]
    ambiguous = [result(each, signals={"coverage": 0.1, "bm25": 9.0}) for each in asked]
    assert fitted([*results(), *ambiguous]) == fitted(results())


def test_the_same_run_gives_the_same_model() -> None:
    assert fitted(results(overlap=0.3)) == fitted(results(overlap=0.3))


def test_it_says_what_it_was_fitted_on() -> None:
    fitted_on = fitted(results())["fitted_on"]
    assert fitted_on["sets"] == {"dev": "0" * 64}
    assert (fitted_on["questions"], fitted_on["answerable"]) == (100, 60)
    assert fitted_on["made_with"] == {"python": "3.11"}
    assert fitted_on["cross_validated"]["refusal F1"] == 1.0


@pytest.mark.parametrize("sets", [{"test": "0"}, {"dev": "0", "test": "0"}, {"x.jsonl": "0"}, {}])
def test_a_run_of_other_sets_than_dev_teaches_nothing(sets: dict[str, str]) -> None:
    with pytest.raises(CalibrationError, match="only dev may teach"):
        calibrate(replace(run_of(results()), sets=sets))


def test_a_run_without_signals_is_refused() -> None:
    made = [replace(each, signals={}) for each in results()]
    with pytest.raises(CalibrationError, match="no signals"):
        calibrate(run_of(made))


def test_a_run_with_an_earlier_verdict_only_is_refused() -> None:
    made = [replace(each, signals={"support": 0.5}) for each in results()]
    with pytest.raises(CalibrationError, match="no signals"):
        calibrate(run_of(made))


def test_a_run_without_questions_is_refused() -> None:
    with pytest.raises(CalibrationError):
        calibrate(run_of([]))


@pytest.mark.parametrize("answerable", [True, False])
@pytest.mark.parametrize("others", [0, 1, 3])
def test_too_few_questions_of_one_kind_are_refused(answerable: bool, others: int) -> None:  # noqa: FBT001  a parameter
    made = results(200)
    kept = [each for each in made if each.question.answerable == answerable]
    rest = [each for each in made if each.question.answerable != answerable]
    with pytest.raises(CalibrationError, match="too few"):
        calibrate(run_of([*kept, *rest[:others]]))


def test_the_file_is_what_the_assistant_reads(tmp_path: Path) -> None:
    """The model that is shipped stands in a file of the same form."""
    file = tmp_path / "refusal.json"
    write_artefact(calibrate(run_of(results())), file)
    written = json.loads(file.read_text("utf-8"))
    shipped = json.loads((files("assistant") / "fitted" / "refusal.json").read_text("utf-8"))
    assert written["version"] == shipped["version"] == ARTEFACT_VERSION
    assert {"signals", "bias", "threshold", "fitted_on"} <= written.keys() & shipped.keys()
    forms = {tuple(entry) for model in (written, shipped) for entry in model["signals"].values()}
    assert forms == {("mean", "scale", "weight")}
    assert 0 < model_of(written).probability(Signals(coverage=0.5, bm25=1.0)) < 1


def test_rounding_in_the_file_changes_no_verdict(tmp_path: Path) -> None:
    made: Run = run_of(results(overlap=0.2))
    file = tmp_path / "refusal.json"
    write_artefact(calibrate(made), file)
    assert json.loads(file.read_text("utf-8")) == json.loads(json.dumps(calibrate(made).artefact))
