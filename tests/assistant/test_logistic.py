from __future__ import annotations

import json
import math
from dataclasses import asdict, replace
from importlib.resources import files
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.entailment.signals import EntailmentSignals
from assistant.logistic import LogisticModel, fitted_model, model_of
from assistant.sentence_support import SentenceSignals
from assistant.support import Signals

SHIPPED = {
    "refusal": Signals(),
    "support": SentenceSignals(),
    "entailment": EntailmentSignals(),
}
MODEL = LogisticModel(
    means={"coverage": 0.5, "margin": 0.1},
    scales={"coverage": 0.25, "margin": 0.1},
    weights={"coverage": 2.0, "margin": -1.0},
    bias=0.5,
    threshold=0.6,
)
AT_MEANS = {"coverage": 0.5, "margin": 0.1}


def file_of(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(
        (files("assistant") / "fitted" / f"{name}.json").read_text("utf-8")
    )
    return found


def test_the_probability_is_the_logistic_of_the_weighted_standardised_signals() -> None:
    total = 0.5 + 2.0 * (0.75 - 0.5) / 0.25 - 1.0 * (0.3 - 0.1) / 0.1
    seen = {"coverage": 0.75, "margin": 0.3, "bm25": 9.0}
    assert MODEL.probability(seen) == pytest.approx(1 / (1 + math.exp(-total)))


def test_signals_at_their_means_leave_the_bias() -> None:
    assert MODEL.probability(AT_MEANS) == pytest.approx(1 / (1 + math.exp(-0.5)))


@given(weight=st.floats(0.01, 200), low=st.floats(-1, 1), step=st.floats(0, 1))
def test_more_of_a_signal_with_a_positive_weight_never_makes_it_less_likely(
    weight: float, low: float, step: float
) -> None:
    model = replace(MODEL, means={"cue": 0.0}, scales={"cue": 0.5}, weights={"cue": weight})
    assert model.probability({"cue": low + step}) >= model.probability({"cue": low})


@pytest.mark.parametrize(("name", "grows"), [("coverage", True), ("margin", False)])
def test_the_sign_of_a_weight_says_which_way_its_signal_pulls(name: str, grows: bool) -> None:  # noqa: FBT001  a parameter
    less, more = (MODEL.probability({**AT_MEANS, name: value}) for value in (0.2, 0.4))
    assert (more > less) == grows


@pytest.mark.parametrize(("value", "expected"), [(1e9, 1.0), (-1e9, 0.0)])
def test_signals_beyond_measure_do_not_overflow(value: float, expected: float) -> None:
    assert MODEL.probability({**AT_MEANS, "coverage": value}) == pytest.approx(expected)


def test_it_says_yes_from_the_threshold_on() -> None:
    exactly = MODEL.probability(AT_MEANS)
    assert replace(MODEL, threshold=exactly).says_yes(AT_MEANS)
    assert not replace(MODEL, threshold=exactly + 1e-6).says_yes(AT_MEANS)


def test_a_model_without_a_threshold_says_yes_from_even_odds_on() -> None:
    artefact = {"signals": {"cue": {"mean": 0.0, "scale": 1.0, "weight": 1.0}}, "bias": 0.0}
    assert model_of(artefact).says_yes({"cue": 0.0})
    assert not model_of(artefact).says_yes({"cue": -0.01})


@pytest.mark.parametrize("name", SHIPPED)
def test_the_shipped_model_weighs_signals_that_are_seen(name: str) -> None:
    model = fitted_model(name)
    assert model.weights
    assert model.weights.keys() <= asdict(SHIPPED[name]).keys()
    assert model.weights.keys() == model.means.keys() == model.scales.keys()
    assert all(scale > 0 for scale in model.scales.values())
    assert 0 < model.threshold < 1


@pytest.mark.parametrize("name", SHIPPED)
def test_the_shipped_model_is_the_file_that_says_what_it_was_fitted_on(name: str) -> None:
    raw = file_of(name)
    assert raw["version"] == 1
    assert raw["fitted_on"]["sets"].keys() == {"dev"}
    assert fitted_model(name).bias == raw["bias"]
    assert fitted_model(name).weights == {
        signal: entry["weight"] for signal, entry in raw["signals"].items()
    }


def test_the_threshold_of_refusal_is_the_files() -> None:
    assert fitted_model("refusal").threshold == file_of("refusal")["threshold"]


def test_a_model_is_read_once() -> None:
    assert fitted_model("support") is fitted_model("support")
