from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from random import Random
from typing import Any

import pytest

from assistant.logistic import model_of
from evaluation.calibrate import (
    ARTEFACT_VERSION,
    calibrate,
    calibrate_refusal,
    calibrate_support,
    write_artefacts,
)
from evaluation.errors import CalibrationError
from evaluation.run_file import QuestionRun, Run
from tests.support.evaluation_runs import (
    DOCUMENT,
    UNRELATED,
    answered,
    citation,
    question,
    result,
    run_of,
)

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


def fitted(made: Sequence[QuestionRun]) -> Mapping[str, Any]:
    return calibrate_refusal(run_of(made)).artefact


def test_signals_that_tell_apart_give_a_perfect_refusal() -> None:
    calibration = calibrate_refusal(run_of(results()))
    assert calibration.figures["refusal F1"] == 1.0
    assert calibration.figures["Brier"] < 0.02


def test_the_threshold_lies_between_the_two_kinds() -> None:
    artefact = fitted(results())
    assert 0.2 < artefact["threshold"] < 0.8


def test_the_model_supports_what_has_an_answer_and_nothing_else() -> None:
    made = results()
    model = model_of(fitted(made))
    for each in made:
        assert model.says_yes(each.signals) == each.question.answerable


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
    calibration = calibrate_refusal(run_of(results(overlap=0.4)))
    assert 0.5 < calibration.figures["refusal F1"] < 1.0
    assert calibration.figures["Brier"] > calibrate_refusal(run_of(results())).figures["Brier"]


def test_figures_are_of_questions_that_the_model_had_not_seen() -> None:
    """With as many signals as questions a model knows each by heart, and learns nothing."""
    random = Random(2)  # noqa: S311  made-up signals
    made = [
        replace(each, signals={f"s{n:02}": random.gauss(0, 1) for n in range(60)})
        for each in results(60)
    ]
    assert calibrate_refusal(run_of(made)).figures["refusal F1"] < 0.8


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
        calibrate_refusal(replace(run_of(results()), sets=sets))


def test_a_run_without_signals_is_refused() -> None:
    made = [replace(each, signals={}) for each in results()]
    with pytest.raises(CalibrationError, match="no signals"):
        calibrate_refusal(run_of(made))


def test_a_run_with_an_earlier_verdict_only_is_refused() -> None:
    made = [replace(each, signals={"support": 0.5}) for each in results()]
    with pytest.raises(CalibrationError, match="no signals"):
        calibrate_refusal(run_of(made))


def test_a_run_without_questions_is_refused() -> None:
    with pytest.raises(CalibrationError):
        calibrate_refusal(run_of([]))


@pytest.mark.parametrize("answerable", [True, False])
@pytest.mark.parametrize("others", [0, 1, 3])
def test_too_few_questions_of_one_kind_are_refused(answerable: bool, others: int) -> None:  # noqa: FBT001  a parameter
    made = results(200)
    kept = [each for each in made if each.question.answerable == answerable]
    rest = [each for each in made if each.question.answerable != answerable]
    with pytest.raises(CalibrationError, match="too few"):
        calibrate_refusal(run_of([*kept, *rest[:others]]))


def shown(count: int = 100, *, told: Sequence[str] = ("lead",)) -> list[QuestionRun]:
    """Return answers of two sentences: the first of every other answer states its fact.

    Its `lead` tells so; `cosine` tells nothing.
    """
    random = Random(3)  # noqa: S311  made-up signals
    return [_shown(number, random, told) for number in range(count)]


def _shown(number: int, random: Random, told: Sequence[str]) -> QuestionRun:
    right = number % 2 == 0
    first = citation() if right else citation(UNRELATED, document_id="rotterdam")
    second = citation(UNRELATED, number=2, document_id="rotterdam")
    made = answered(question(id=f"q{number}"), first, second, signals={"coverage": 1.0})
    sentences = tuple(
        replace(
            each,
            signals={
                **{name: float(is_right) + random.uniform(-0.2, 0.2) for name in told},
                "cosine": random.uniform(0, 1),
            },
        )
        for each, is_right in zip(made.sentences, (right, False), strict=True)
    )
    return replace(made, sentences=sentences)


def test_support_is_likely_for_a_sentence_that_states_a_fact_and_unlikely_for_another() -> None:
    model = model_of(calibrate_support(run_of(shown())).artefact)
    for each in shown():
        cited = zip(each.citations, each.sentences, strict=True)
        for beneath, sentence in cited:
            assert model.says_yes(sentence.signals) == (beneath.document_id == DOCUMENT)


def test_support_is_as_likely_as_such_sentences_are_right() -> None:
    """Signals that tell nothing leave the share of all: both classes are not weighed alike."""
    calibration = calibrate_support(run_of(shown(told=())))
    model = model_of(calibration.artefact)
    assert model.probability({"cosine": 0.5}) == pytest.approx(0.25, abs=0.01)
    assert calibration.figures["calibration error"] < 0.15  # chance alone, 20 in a bin
    assert calibration.figures["Brier"] == pytest.approx(0.25 * 0.75, abs=0.01)


def test_a_signal_that_tells_is_better_than_the_mean() -> None:
    figures = calibrate_support(run_of(shown())).figures
    assert figures["Brier of the mean"] == pytest.approx(0.25 * 0.75)
    assert figures["Brier"] < 0.05


def test_support_is_judged_on_questions_that_the_model_had_not_seen() -> None:
    """Sentences of a question share a fingerprint: across folds it would tell the truth."""
    random = Random(4)  # noqa: S311  made-up signals
    made = []
    for number in range(40):
        quotes = [citation(number=n) for n in range(1, 4)]
        if number % 2:
            quotes = [replace(each, faithful=False) for each in quotes]
        seen = {f"s{n:02}": random.gauss(0, 1) for n in range(40)}
        one = answered(question(id=f"q{number}"), *quotes)
        made.append(
            replace(one, sentences=tuple(replace(each, signals=seen) for each in one.sentences))
        )
    assert calibrate_support(run_of(made)).figures["Brier"] > 0.2


def test_a_sentence_without_signals_teaches_nothing() -> None:
    table = replace(answered(question(id="table")), sentences=shown(1)[0].sentences)
    bare = replace(table, sentences=tuple(replace(s, signals={}) for s in table.sentences))
    before, after = calibrate_support(run_of(shown())), calibrate_support(run_of([*shown(), bare]))
    assert after.artefact["signals"] == before.artefact["signals"]


def test_a_sentence_shown_where_there_is_no_answer_states_no_fact() -> None:
    asked = question("unanswerable", id="none")
    wrong = answered(asked, sentences=shown(1)[0].sentences[:1])
    before = calibrate_support(run_of(shown())).artefact["fitted_on"]
    after = calibrate_support(run_of([*shown(), wrong])).artefact["fitted_on"]
    assert isinstance(before, dict)
    assert isinstance(after, dict)
    assert (before["sentences"], before["with a fact"], before["questions"]) == (200, 50, 100)
    assert (after["sentences"], after["with a fact"], after["questions"]) == (201, 50, 101)


def test_sentences_to_ambiguous_questions_teach_nothing() -> None:
    asked = question("ambiguous", id="a")
    ambiguous = answered(asked, sentences=shown(1)[0].sentences[:1])
    with_it = calibrate_support(run_of([*shown(), ambiguous])).artefact
    assert with_it == calibrate_support(run_of(shown())).artefact


def test_sentences_without_signals_are_refused_with_what_to_do() -> None:
    with pytest.raises(CalibrationError, match=r"no signals.*leerkring evaluate run dev"):
        calibrate_support(run_of([answered(question(id=f"q{n}")) for n in range(50)]))


def test_a_run_that_shows_nothing_supports_nothing() -> None:
    with pytest.raises(CalibrationError, match="no signals"):
        calibrate_support(run_of(results()))


def test_too_few_sentences_of_one_kind_are_refused() -> None:
    with pytest.raises(CalibrationError, match="too few shown sentences"):
        calibrate_support(run_of(shown(18)))


def test_support_is_fitted_on_dev_only() -> None:
    with pytest.raises(CalibrationError, match="only dev may teach"):
        calibrate_support(replace(run_of(shown()), sets={"test": "0"}))


def both() -> Run:
    """Return a run on which both models can be fitted."""
    asked = [question("unanswerable", id=f"none{number}") for number in range(20)]
    return run_of([*shown(), *(result(each, signals={"coverage": 0.0}) for each in asked)])


def test_both_models_are_fitted_and_written_in_one_go(tmp_path: Path) -> None:
    write_artefacts(calibrate(both()), tmp_path / "new" / "fitted")
    assert sorted(path.name for path in (tmp_path / "new" / "fitted").iterdir()) == [
        "refusal.json",
        "support.json",
    ]


@pytest.mark.parametrize("name", ["refusal", "support"])
def test_the_file_is_what_the_assistant_reads(name: str, tmp_path: Path) -> None:
    """The model that is shipped stands in a file of the same form."""
    write_artefacts(calibrate(both()), tmp_path)
    written = json.loads((tmp_path / f"{name}.json").read_text("utf-8"))
    shipped = json.loads((files("assistant") / "fitted" / f"{name}.json").read_text("utf-8"))
    assert written["version"] == shipped["version"] == ARTEFACT_VERSION
    assert written.keys() == shipped.keys()
    assert written["fitted_on"].keys() == shipped["fitted_on"].keys()
    forms = {tuple(entry) for model in (written, shipped) for entry in model["signals"].values()}
    assert forms == {("mean", "scale", "weight")}
    seen = {"coverage": 0.5, "lead": 0.5, "cosine": 0.5}
    assert 0 < model_of(written).probability(seen) < 1


def test_nothing_is_written_where_one_of_the_two_cant_be_fitted(tmp_path: Path) -> None:
    with pytest.raises(CalibrationError):
        write_artefacts(calibrate(run_of(results())), tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_the_file_is_the_artefact(tmp_path: Path) -> None:
    made = calibrate(both())
    write_artefacts(made, tmp_path)
    for name, calibration in made.items():
        written = json.loads((tmp_path / f"{name}.json").read_text("utf-8"))
        assert written == json.loads(json.dumps(calibration.artefact))
