from __future__ import annotations

import json
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.errors import RunFileError
from evaluation.questions import TYPES, EvalQuestion, Gold
from evaluation.run_file import (
    RUN_VERSION,
    GoldPlace,
    QuestionRun,
    Run,
    RunCitation,
    RunHit,
    RunSentence,
    load,
    save,
)
from tests.support.evaluation_runs import answered, mixed_results, run_of

TEXTS = st.text(max_size=20)
NUMBERS = st.floats(allow_nan=False, allow_infinity=False)
PLACES = st.integers(min_value=0, max_value=10**6)


def several(what: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(what, max_size=2).map(tuple)


QUESTIONS = st.builds(
    EvalQuestion,
    id=TEXTS,
    language=TEXTS,
    type=st.sampled_from(TYPES),
    question=TEXTS,
    answerable=st.booleans(),
    gold=several(st.builds(Gold, document_id=TEXTS, quote=TEXTS)),
    reference_answer=TEXTS,
    facets=st.dictionaries(TEXTS, st.lists(TEXTS, max_size=2), max_size=2),
    senses=several(TEXTS),
)
HITS = st.builds(RunHit, score=NUMBERS, start=PLACES, end=PLACES)
CITATIONS = st.builds(RunCitation, quote=TEXTS, start=PLACES, end=PLACES)
SENTENCES = st.builds(
    RunSentence,
    citations=several(st.integers()),
    support=NUMBERS,
    signals=st.dictionaries(TEXTS, NUMBERS, max_size=2),
)
RESULTS = st.builds(
    QuestionRun,
    question=QUESTIONS,
    status=TEXTS,
    reason=st.none() | TEXTS,
    language=TEXTS,
    hits=several(HITS),
    gold=several(st.builds(GoldPlace)),
    sentences=several(SENTENCES),
    citations=several(CITATIONS),
    options=several(TEXTS),
    writer=TEXTS,
    timings_ms=st.dictionaries(TEXTS, NUMBERS, max_size=2),
    tokens=st.dictionaries(TEXTS, st.integers(), max_size=2),
    signals=st.dictionaries(TEXTS, NUMBERS, max_size=2),
)
RUNS = st.builds(
    Run,
    system=TEXTS,
    created=TEXTS,
    sets=st.dictionaries(TEXTS, TEXTS, max_size=2),
    made_with=st.dictionaries(TEXTS, TEXTS, max_size=2),
    results=several(RESULTS),
    seconds=NUMBERS,
)


def saved(folder: Path, **changes: object) -> Path:
    """Write a run whose JSON has these changes; None takes a key out."""
    file = folder / "run.json"
    save(run_of([answered()]), file)
    document = json.loads(file.read_text("utf-8")) | changes
    kept = {key: value for key, value in document.items() if value is not None}
    file.write_text(json.dumps(kept), "utf-8")
    return file


@given(RUNS)
def test_every_run_is_read_as_it_was_written(made: Run) -> None:
    with TemporaryDirectory() as folder:
        file = Path(folder, "run.json")
        save(made, file)
        assert load(file) == made


def test_a_run_of_all_sorts_of_results_is_read_as_it_was_written(tmp_path: Path) -> None:
    made = run_of(mixed_results(50))
    save(made, tmp_path / "run.json")
    assert load(tmp_path / "run.json") == made


def test_the_file_says_its_version_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    save(run_of([answered()]), tmp_path / "run.json")
    assert json.loads((tmp_path / "run.json").read_text("utf-8"))["version"] == RUN_VERSION
    assert [path.name for path in tmp_path.iterdir()] == ["run.json"]


def test_a_run_that_cant_be_written_leaves_the_earlier_one(tmp_path: Path) -> None:
    file = saved(tmp_path)
    before = load(file)
    broken = run_of([answered(writer=object())])
    with pytest.raises(TypeError):
        save(broken, file)
    assert load(file) == before


def test_a_run_that_is_not_there_gets_the_command_that_makes_one(tmp_path: Path) -> None:
    with pytest.raises(RunFileError, match=r"niets\.json is not there.*leerkring evaluate run"):
        load(tmp_path / "niets.json")


@pytest.mark.parametrize("version", [0, RUN_VERSION + 1, "1"])
def test_a_run_of_another_version_is_refused(version: object, tmp_path: Path) -> None:
    with pytest.raises(
        RunFileError,
        match=rf"run\.json is a run of version {version!r}; this program reads 1 and 2",
    ):
        load(saved(tmp_path, version=version))


def test_a_run_of_version_1_had_no_signals_of_sentences(tmp_path: Path) -> None:
    file = saved(tmp_path, version=1)
    document = json.loads(file.read_text("utf-8"))
    for entry in document["results"][0]["sentences"]:
        del entry["signals"]
    file.write_text(json.dumps(document), "utf-8")
    assert load(file) == run_of([answered()])


@pytest.mark.parametrize("key", ["version", "system", "sets", "results", "made_with"])
def test_a_run_without_one_of_its_parts_is_no_run(key: str, tmp_path: Path) -> None:
    with pytest.raises(RunFileError, match=rf"run\.json is no run.*{key}"):
        load(saved(tmp_path, **{key: None}))


def test_a_run_with_a_part_that_nobody_knows_is_no_run(tmp_path: Path) -> None:
    with pytest.raises(RunFileError, match="kleur"):
        load(saved(tmp_path, kleur="groen"))


@pytest.mark.parametrize("results", [7, ["q1"], [{"question": {"id": "q1"}}], {"q1": {}}])
def test_results_that_are_none_make_it_no_run(results: object, tmp_path: Path) -> None:
    with pytest.raises(RunFileError, match="is no run"):
        load(saved(tmp_path, results=results))


@pytest.mark.parametrize("text", ["", "[]", "7", "{", "geen run", "null"])
def test_another_file_is_no_run(text: str, tmp_path: Path) -> None:
    file = tmp_path / "x.json"
    file.write_text(text, "utf-8")
    with pytest.raises(RunFileError, match=r"x\.json is no run of leerkring evaluate"):
        load(file)


def test_a_file_that_is_no_text_is_no_run(tmp_path: Path) -> None:
    file = tmp_path / "x.json"
    file.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(RunFileError, match="is no run"):
        load(file)


def test_a_folder_is_no_run(tmp_path: Path) -> None:
    with pytest.raises(RunFileError, match="is no run"):
        load(tmp_path)
