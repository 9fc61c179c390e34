"""`leerkring evaluate run` and `beir`: questions in, what was asked and found out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from assistant.service import build_assistant
from assistant.settings import AssistantSettings
from evaluation.questions import EvalQuestion, Gold, save_set
from evaluation.run_file import load
from tests.support.announced import running_server
from tests.support.benchmarks import write_benchmark
from tests.support.chunks import build_document
from tests.support.commands import Ran, leerkring_here
from tests.support.corpora import ABOUT_BIKES, BIKES, write_documents
from tests.support.embedders import WordEmbedder
from tests.support.evaluation_runs import question
from tests.support.ingesting import ingest_here
from tests.support.list_index import build_index

Here = Callable[..., Ran]

ANSWER = "Het contract voor hergebruikt meubilair loopt tien jaar."
FURNITURE = build_document(f"De provincie huurde expertise in. {ANSWER}", document_id="meubilair")
QUESTIONS = [
    question(
        id="a",
        question="Hoe lang loopt het contract voor hergebruikt meubilair?",
        gold=(Gold(document_id="meubilair", quote=ANSWER),),
    ),
    question("unanswerable", id="b", question="Hoeveel euro kost het contract voor meubilair?"),
]


@pytest.fixture
def here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Here:
    """Run `leerkring evaluate` in this process and an empty folder."""
    monkeypatch.chdir(tmp_path)
    return lambda *arguments: leerkring_here("evaluate", *map(str, arguments), capsys=capsys)


@pytest.fixture
def served(tmp_path: Path) -> Iterator[WordEmbedder]:
    """Serve FURNITURE from the data folder; `questions` counts what was asked."""
    embedder = WordEmbedder()
    index = build_index(embedder, FURNITURE)
    assistant = build_assistant(
        AssistantSettings(_env_file=None), indexes={"public": index}, embedder=embedder
    )
    with running_server(tmp_path / ".leerkring", assistant, index_writers=lambda _: index):
        yield embedder


def set_file(folder: Path, questions: list[EvalQuestion] | None = None) -> Path:
    save_set(questions or QUESTIONS, folder / "vragen.jsonl")
    return folder / "vragen.jsonl"


def error_of(ran: Ran) -> dict[str, str]:
    """Return the error of a command that failed; it prints nothing else."""
    assert ran.code == 1
    document = ran.json()
    assert document.keys() == {"error"}
    assert document["error"].keys() == {"type", "detail"}
    return dict(document["error"])


def test_a_run_is_written_and_its_figures_are_one_line_of_json(
    tmp_path: Path, served: WordEmbedder, here: Here
) -> None:
    ran = here("run", set_file(tmp_path), "--json")
    assert ran.code == 0
    document = ran.json()
    assert document["run"] == "run-vragen.json"
    assert document["questions"]["all"] == 2
    figures = {name: found["value"] for name, found in document["metrics"]["all"].items()}
    for name in ("R@1", "quote RR@10", "quote fidelity", "answer rate", "refusal F1"):
        assert figures[name] == 1.0, name
    assert served.questions == 5  # an answer and a search for each, and the corpus version


def test_the_run_file_has_every_question_in_order(
    tmp_path: Path, served: WordEmbedder, here: Here
) -> None:
    assert here("run", set_file(tmp_path), "--out", "x.json", "--parallel", "2").code == 0
    run = load(tmp_path / "x.json")
    assert [(each.question, each.status) for each in run.results] == [
        (QUESTIONS[0], "answered"),
        (QUESTIONS[1], "no_answer"),
    ]
    assert served.questions == 5  # two questions, asked and searched, and the corpus version
    assert not (tmp_path / "x.json.partial").exists()


@pytest.mark.usefixtures("served")
def test_a_report_goes_where_it_is_asked_for(tmp_path: Path, here: Here) -> None:
    ran = here("run", set_file(tmp_path), "--html", "r.html", "--json")
    assert ran.json()["html"] == "r.html"
    assert ANSWER in (tmp_path / "r.html").read_text("utf-8")


@pytest.mark.usefixtures("served")
def test_a_question_that_is_asked_for_twice_is_an_error(tmp_path: Path, here: Here) -> None:
    file = set_file(tmp_path, [QUESTIONS[0], QUESTIONS[0]])
    assert error_of(here("run", file, "--json"))["type"] == "question_set"


@pytest.mark.usefixtures("served")
def test_a_set_without_questions_is_an_error(tmp_path: Path, here: Here) -> None:
    (tmp_path / "leeg.jsonl").touch()
    error = error_of(here("run", "leeg.jsonl", "--json"))
    assert error["type"] == "question_set"
    assert "leeg.jsonl" in error["detail"]


def test_a_set_that_is_not_there_is_named_before_a_model_is_loaded(here: Here) -> None:
    error = error_of(here("run", "niets", "--json"))
    assert error["type"] == "question_set"
    assert "niets" in error["detail"]


def test_without_an_index_the_command_that_makes_one_is_named(tmp_path: Path, here: Here) -> None:
    error = error_of(here("run", set_file(tmp_path), "--json"))
    assert error["type"] == "index_missing"
    assert "leerkring ingest" in error["detail"]


@pytest.mark.integration
def test_a_benchmark_is_one_line_of_figures_and_leaves_no_index(tmp_path: Path, here: Here) -> None:
    ran = here("beir", write_benchmark(tmp_path / "bench"), "--system", "bm25", "--json")
    assert ran.code == 0
    document = ran.json()
    assert (document["system"], document["queries"]) == ("bm25", 3)
    assert document["overall"]["R@1"] == 0.6667
    assert document["by_language"]["nl"]["nDCG@10"] == 1.0
    assert not (tmp_path / ".leerkring" / "index").exists()


@pytest.mark.integration
def test_without_a_server_the_assistant_of_this_process_is_asked(
    tmp_path: Path, here: Here
) -> None:
    quote = BIKES.split("\n\n")[2].split(". ")[0] + "."
    ingest_here(write_documents(tmp_path / "docs"), folder=tmp_path)
    asked = question(id="fiets", question=ABOUT_BIKES, gold=(Gold(document_id="?", quote=quote),))
    assert here("run", set_file(tmp_path, [asked])).code == 0
    (found,) = load(tmp_path / "run-vragen.json").results
    assert found.status == "answered"
    assert quote in {citation.quote for citation in found.citations}
    assert all(citation.faithful for citation in found.citations)
    assert found.signals["support"] > 0.5
    made_with = load(tmp_path / "run-vragen.json").made_with
    assert {"model", "corpus", "analysis", "answer_words", "leerkring"} <= made_with.keys()
