from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from evaluation.questions import EvalQuestion
from evaluation.run import Progress, run
from evaluation.run_file import RUN_VERSION, Run, load
from evaluation.system import StoredText, System
from tests.support.evaluation_runs import DOCUMENT, FACT, UNRELATED, citation, question
from tests.support.evaluation_system import PLACE, TEXT, FakeSystem, questions, reply

SETS = {"dev": "a" * 64}


def asked(
    system: System,
    folder: Path,
    *,
    given: list[EvalQuestion] | None = None,
    sets: dict[str, str] | None = None,
    parallel: int = 1,
    progress: Progress = lambda _done, _all: None,
) -> Run:
    return run(
        system,
        questions() if given is None else given,
        sets=sets or SETS,
        out=folder / "run.json",
        parallel=parallel,
        progress=progress,
    )


def interrupted(folder: Path, *, at: str = "Vraag 3?", **changes: object) -> Path:
    """Let a run fail at a question; return the file with what was done until then."""
    with pytest.raises(ConnectionError, match=at[:-1]):
        asked(FakeSystem(fails={at}, **changes), folder)  # type: ignore[arg-type]  # a test's own keywords
    return folder / "run.json.partial"


def ids(made: Run) -> list[str]:
    return [result.question.id for result in made.results]


def test_results_keep_the_order_of_the_questions_when_the_first_is_the_slowest(
    tmp_path: Path,
) -> None:
    system = FakeSystem(slow={"Vraag 0?": 0.1})
    assert ids(asked(system, tmp_path, parallel=4)) == [f"q{number}" for number in range(6)]


def test_questions_asked_at_once_get_what_they_get_one_by_one(tmp_path: Path) -> None:
    slow = {f"Vraag {number}?": 0.02 * (6 - number) for number in range(6)}
    alone = asked(FakeSystem(), tmp_path)
    together = asked(FakeSystem(slow=slow), tmp_path, parallel=6)
    assert together.results == alone.results
    assert [result.writer for result in together.results] == [q.question for q in questions()]


def test_a_run_that_was_written_is_read_as_it_was(tmp_path: Path) -> None:
    made = asked(FakeSystem(), tmp_path)
    assert load(tmp_path / "run.json") == made


def test_a_run_says_what_it_was_made_of(tmp_path: Path) -> None:
    made = asked(FakeSystem(name="other", made={"model": "e5"}), tmp_path)
    assert (made.system, made.sets, made.made_with) == ("other", SETS, {"model": "e5"})


def test_every_question_is_asked_once_in_its_own_words(tmp_path: Path) -> None:
    system = FakeSystem()
    asked(system, tmp_path)
    assert system.asked == [q.question for q in questions()]


def test_what_a_question_got_is_kept_with_its_gold_in_place(tmp_path: Path) -> None:
    (result,) = asked(FakeSystem(), tmp_path, given=questions(1)).results
    given = reply()
    assert (result.status, result.hits, result.timings_ms) == (
        given.status,
        given.hits,
        given.timings_ms,
    )
    assert result.signals == given.signals
    (place,) = result.gold
    assert (place.start, place.end) == (PLACE, PLACE + len(FACT))


def test_quotes_are_checked_whatever_the_system_says_of_them(tmp_path: Path) -> None:
    claimed = citation(UNRELATED, start=PLACE, number=2, faithful=True)
    right = citation(start=PLACE, faithful=False)
    system = FakeSystem(replies={"Vraag 0?": reply(right, claimed)})
    (result,) = asked(system, tmp_path, given=questions(1)).results
    assert [cited.faithful for cited in result.citations] == [True, False]


def test_a_document_is_fetched_once_for_a_whole_run(tmp_path: Path) -> None:
    system = FakeSystem()
    asked(system, tmp_path)
    assert system.fetched == [DOCUMENT]


def test_progress_is_told_from_none_to_all(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    asked(FakeSystem(), tmp_path, progress=lambda done, total: told.append((done, total)))
    assert told == [(done, 6) for done in range(7)]


def test_a_finished_run_leaves_no_partial_file(tmp_path: Path) -> None:
    asked(FakeSystem(), tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["run.json"]


def test_an_interrupted_run_leaves_what_is_done_and_no_run(tmp_path: Path) -> None:
    partial = interrupted(tmp_path)
    assert len(partial.read_text("utf-8").splitlines()) == 1 + 3
    assert not (tmp_path / "run.json").exists()


def test_an_interrupted_run_goes_on_where_it_stopped(tmp_path: Path) -> None:
    interrupted(tmp_path)
    system = FakeSystem()
    made = asked(system, tmp_path)
    assert system.asked == ["Vraag 3?", "Vraag 4?", "Vraag 5?"]
    assert made.results == asked(FakeSystem(), tmp_path).results
    assert not (tmp_path / "run.json.partial").exists()


def test_progress_goes_on_where_it_stopped(tmp_path: Path) -> None:
    interrupted(tmp_path)
    told: list[int] = []
    asked(FakeSystem(), tmp_path, progress=lambda done, _: told.append(done))
    assert told == [3, 4, 5, 6]


def test_a_run_may_be_interrupted_twice(tmp_path: Path) -> None:
    interrupted(tmp_path, at="Vraag 2?")
    interrupted(tmp_path, at="Vraag 4?")
    system = FakeSystem()
    assert ids(asked(system, tmp_path)) == [f"q{number}" for number in range(6)]
    assert system.asked == ["Vraag 4?", "Vraag 5?"]


@pytest.mark.parametrize(
    ("system", "sets"),
    [
        (FakeSystem(made={"model": "other"}), SETS),
        (FakeSystem(name="other"), SETS),
        (FakeSystem(), {"dev": "b" * 64}),
        (FakeSystem(), {"test": "a" * 64}),
    ],
    ids=["other model", "other system", "changed set", "other set"],
)
def test_what_another_run_left_is_thrown_away(
    system: FakeSystem, sets: dict[str, str], tmp_path: Path
) -> None:
    interrupted(tmp_path)
    fresh = replace(system, asked=[])
    asked(fresh, tmp_path, sets=sets)
    assert len(fresh.asked) == 6


def test_what_was_left_in_another_version_of_the_file_is_thrown_away(tmp_path: Path) -> None:
    partial = interrupted(tmp_path)
    text = partial.read_text("utf-8")
    assert f'"version": {RUN_VERSION}' in text
    partial.write_text(text.replace(f'"version": {RUN_VERSION}', '"version": 1', 1), "utf-8")
    system = FakeSystem()
    asked(system, tmp_path)
    assert len(system.asked) == 6


@pytest.mark.parametrize("cut", [1, 2, 3, 40, 400], ids=lambda cut: f"{cut} bytes short")
def test_a_line_that_was_cut_off_is_asked_again(cut: int, tmp_path: Path) -> None:
    partial = interrupted(tmp_path, replies={"Vraag 2?": reply(writer="😀" * 200)})
    partial.write_bytes(partial.read_bytes()[:-cut])
    system = FakeSystem()
    asked(system, tmp_path)
    done_again = [] if cut == 1 else ["Vraag 2?"]  # the last byte is but the end of the line
    assert system.asked == [*done_again, "Vraag 3?", "Vraag 4?", "Vraag 5?"]


def test_a_character_that_was_cut_in_two_is_asked_again(tmp_path: Path) -> None:
    partial = interrupted(tmp_path, replies={"Vraag 2?": reply(writer="😀")})
    whole = partial.read_bytes()
    partial.write_bytes(whole[: whole.rindex("😀".encode()) + 2])
    system = FakeSystem()
    asked(system, tmp_path)
    assert system.asked == ["Vraag 2?", "Vraag 3?", "Vraag 4?", "Vraag 5?"]


def test_an_empty_partial_file_is_no_harm(tmp_path: Path) -> None:
    (tmp_path / "run.json.partial").touch()
    assert len(asked(FakeSystem(), tmp_path).results) == 6


@pytest.mark.parametrize("separator", ["\u2028", "\u2029", "\x85", "\x0b", "\x1e"], ids=ascii)
def test_line_separators_inside_a_text_part_no_results(separator: str, tmp_path: Path) -> None:
    text = TEXT.replace("Twee", f"Twee{separator}")
    documents = {DOCUMENT: StoredText(text=text, language="nl")}
    quote = text[PLACE:].strip()
    replies = {"Vraag 0?": reply(citation(quote, start=PLACE))}
    interrupted(tmp_path, replies=replies, documents=documents)
    system = FakeSystem(documents=documents)
    made = asked(system, tmp_path)
    assert system.asked == ["Vraag 3?", "Vraag 4?", "Vraag 5?"]
    assert made.results[0].citations == (citation(quote, start=PLACE, faithful=True),)


def test_whoever_interrupts_does_not_wait_for_all_other_questions(tmp_path: Path) -> None:
    given = [question(id=f"q{number}", question=f"Vraag {number}?") for number in range(60)]
    system = FakeSystem(slow=dict.fromkeys((q.question for q in given), 0.01))

    def stop(done: int, _all: int) -> None:
        if done:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        asked(system, tmp_path, given=given, progress=stop)
    assert len(system.asked) < 30


def test_no_questions_make_an_empty_run(tmp_path: Path) -> None:
    assert asked(FakeSystem(), tmp_path, given=[]).results == ()
