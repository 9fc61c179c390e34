"""`leerkring evaluate judge`, as other programs use it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from evaluation.run_file import save
from tests.support.chat_models import chat_endpoint, fails, finds, words
from tests.support.commands import Ran, leerkring_here
from tests.support.evaluation_runs import answered, question, run_of

Judge = Callable[..., Ran]

KEY = "sleutel-1234"
RUN = run_of([answered(question(id="a")), answered(question(id="b"))])


@pytest.fixture
def judge(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Judge:
    """Judge run.json in this process and a folder of its own, by the model at an address."""
    monkeypatch.chdir(tmp_path)
    save(RUN, tmp_path / "run.json")

    def run(*options: str, url: str = "") -> Ran:
        monkeypatch.setenv("LEERKRING_CHAT_URL", url)
        monkeypatch.setenv("LEERKRING_CHAT_MODEL", "rechter")
        monkeypatch.setenv("LEERKRING_CHAT_KEY", KEY)
        return leerkring_here("evaluate", "judge", "run.json", *options, capsys=capsys)

    return run


def test_the_figures_are_lines_to_read(judge: Judge) -> None:
    with chat_endpoint(finds("right"), finds("partly")) as endpoint:
        ran = judge(url=endpoint.url)
    assert (ran.code, ran.err) == (0, "")
    model, verdicts, agreement, place = ran.out.splitlines()
    assert model.startswith("Judge: rechter, prompt judge-1 (SHA-256 ")
    assert verdicts == "Verdicts: right 1, partly 1, wrong 0, no verdict 0"
    assert agreement.endswith("0.500 of 2 answers, Cohen's kappa 0.000")
    assert place.endswith("run-judged.json")


def test_json_is_one_line_with_the_verdicts_that_the_file_has(judge: Judge, tmp_path: Path) -> None:
    with chat_endpoint(finds("right", "Het klopt.")) as endpoint:
        ran = judge("--out", "j.json", "--json", url=endpoint.url)
    document = ran.json()
    assert document["out"] == "j.json"
    assert document["verdicts"]["b"] == {"verdict": "right", "why": "Het klopt."}
    assert document["agreement"]["kappa"] is None
    saved = json.loads((tmp_path / "j.json").read_text("utf-8"))
    assert saved["verdicts"] == document["verdicts"]


def test_kappa_that_is_not_defined_and_agreement_on_nothing_are_said(judge: Judge) -> None:
    with chat_endpoint(finds("right")) as endpoint:
        assert "Cohen's kappa not defined" in judge(url=endpoint.url).out
    with chat_endpoint(words("?")) as endpoint:
        assert "none, no answer got a verdict" in judge(url=endpoint.url).out


def test_without_a_chat_model_the_setting_to_set_is_named(judge: Judge) -> None:
    ran = judge()
    assert (ran.code, ran.out) == (1, "")
    assert "set LEERKRING_CHAT_URL to an endpoint" in ran.err
    assert judge("--json").json()["error"]["type"] == "no_chat_model"


def test_an_endpoint_that_fails_is_one_error_and_the_run_stays(
    judge: Judge, tmp_path: Path
) -> None:
    before = (tmp_path / "run.json").read_bytes()
    with chat_endpoint(finds("right"), fails(500)) as endpoint:
        ran = judge("--json", url=endpoint.url)
    assert ran.code == 1
    assert ran.json()["error"]["type"] == "judge"
    assert "1 of 2 answers were judged" in ran.json()["error"]["detail"]
    assert (tmp_path / "run.json").read_bytes() == before


def test_the_run_itself_is_never_overwritten(judge: Judge, tmp_path: Path) -> None:
    before = (tmp_path / "run.json").read_bytes()
    with chat_endpoint(finds("right")) as endpoint:
        ran = judge("--out", "./run.json", url=endpoint.url)
    assert ran.code == 2
    assert "is the run itself" in ran.err
    assert (tmp_path / "run.json").read_bytes() == before
    assert endpoint.requests == []


def test_the_key_is_sent_and_never_shown(judge: Judge, tmp_path: Path) -> None:
    with chat_endpoint(finds("right")) as endpoint:
        ran = judge("--log-level", "debug", url=endpoint.url)
    assert endpoint.requests[0][1]["authorization"] == f"Bearer {KEY}"
    assert KEY not in ran.out + ran.err
    assert not any(KEY in path.read_text("utf-8") for path in tmp_path.iterdir() if path.is_file())


def test_a_key_that_fits_no_header_is_a_wrong_setting_and_not_shown(
    judge: Judge, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    judge()
    monkeypatch.setenv("LEERKRING_CHAT_KEY", "gehéim")
    ran = leerkring_here("evaluate", "judge", "run.json", capsys=capsys)
    assert ran.code == 2
    assert "LEERKRING_CHAT_KEY, but it should be one word" in ran.err
    assert "gehéim" not in ran.err
