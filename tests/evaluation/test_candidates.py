from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from evaluation.candidates import Candidate, propose, reviewed, save_candidates
from evaluation.errors import CandidatesError
from evaluation.questions import Gold, load_sets, save_set
from tests.support.evaluation_runs import DOCUMENT, FACT, question

CITED = [{"document_id": DOCUMENT, "quote": FACT}]
USED = {
    "question": "Wat kocht de provincie?",
    "language": "nl",
    "status": "answered",
    "rating": "up",
    "comment": "Precies goed.",
    "citations": CITED,
}
PROPOSED = Candidate(
    question=question(id="use-1"), times_asked=1, status="answered", rating="up", comments=()
)


def exported(folder: Path, *entries: object) -> Path:
    file = folder / "export.jsonl"
    lines = [entry if isinstance(entry, str) else json.dumps(entry) for entry in entries]
    file.write_text("".join(f"{line}\n" for line in lines), "utf-8")
    return file


def saved(folder: Path, *candidates: Candidate) -> Path:
    file = folder / "candidates.jsonl"
    save_candidates(candidates, file)
    return file


def proposed(folder: Path, *changes: Mapping[str, object]) -> list[Candidate]:
    """Return what is proposed of exchanges that differ from USED by the changes."""
    return propose(exported(folder, *({**USED, **change} for change in changes)))


def test_a_question_that_was_liked_brings_its_quotes_as_gold(tmp_path: Path) -> None:
    (candidate,) = proposed(tmp_path, {})
    assert candidate.question.gold == (Gold(document_id=DOCUMENT, quote=FACT),)
    assert (candidate.question.type, candidate.question.answerable) == ("factoid", True)
    assert (candidate.status, candidate.rating) == ("answered", "up")


@pytest.mark.parametrize("rating", ["down", None])
def test_an_answer_that_nobody_liked_brings_no_gold(rating: str | None, tmp_path: Path) -> None:
    (candidate,) = proposed(tmp_path, {"rating": rating})
    assert (candidate.question.gold, candidate.question.answerable) == ((), False)


def test_an_answer_that_some_disliked_brings_no_gold(tmp_path: Path) -> None:
    (candidate,) = proposed(tmp_path, {"rating": "down"}, {"rating": "up"})
    assert candidate.question.gold == ()


@pytest.mark.parametrize(
    ("status", "kind"), [("no_answer", "unanswerable"), ("clarify", "ambiguous")]
)
def test_a_question_without_an_answer_gets_the_type_it_probably_has(
    status: str, kind: str, tmp_path: Path
) -> None:
    (candidate,) = proposed(tmp_path, {"status": status})
    assert (candidate.question.type, candidate.question.gold) == (kind, ())


def test_the_same_question_counts_once_with_how_often_it_was_asked(tmp_path: Path) -> None:
    texts = ("Wat kocht de provincie?", "wat  kocht de PROVINCIE", " Wat kocht dé provincie ?! ")
    (candidate,) = proposed(tmp_path, *({"question": text} for text in texts))
    assert candidate.times_asked == 3
    assert candidate.question.question == texts[-1]


def test_what_is_asked_most_comes_first(tmp_path: Path) -> None:
    found = proposed(tmp_path, {"question": "A?"}, {"question": "B?"}, {"question": "B?"})
    assert [(each.question.question, each.times_asked) for each in found] == [("B?", 2), ("A?", 1)]


def test_comments_are_kept_and_empty_ones_left_out(tmp_path: Path) -> None:
    (candidate,) = proposed(tmp_path, {"comment": "Goed."}, {"comment": ""}, {"comment": None})
    assert candidate.comments == ("Goed.",)


def test_the_latest_answer_counts_and_the_latest_rating(tmp_path: Path) -> None:
    (candidate,) = proposed(tmp_path, {"rating": "up"}, {"status": "no_answer", "rating": None})
    assert (candidate.status, candidate.rating) == ("no_answer", "up")
    assert candidate.question.gold == ()


def test_a_question_that_a_set_has_already_is_left_out(tmp_path: Path) -> None:
    export = exported(tmp_path, USED, {**USED, "question": "Iets nieuws?"})
    known = [question(question="wat kocht de provincie")]
    (candidate,) = propose(export, known=known)
    assert candidate.question.question == "Iets nieuws?"


def test_different_questions_get_different_ids_and_the_same_one_always_the_same(
    tmp_path: Path,
) -> None:
    first, second = proposed(tmp_path, {}, {"question": "Iets anders?"})
    assert first.question.id != second.question.id
    (again,) = proposed(tmp_path, {"question": "WAT kocht de provincie"})
    assert again.question.id == first.question.id


def test_nobody_has_reviewed_what_is_proposed(tmp_path: Path) -> None:
    file = saved(tmp_path, *proposed(tmp_path, {}))
    (line,) = file.read_text("utf-8").splitlines()
    assert json.loads(line)["accepted"] is None
    assert reviewed(file) == ([], [])


def test_candidates_are_read_as_they_were_written(tmp_path: Path) -> None:
    refused = replace(PROPOSED, accepted=False, reason="Gaat over personen.", comments=("Nee.",))
    accepted = replace(PROPOSED, accepted=True)
    assert reviewed(saved(tmp_path, accepted, refused)) == ([accepted.question], [refused])


@pytest.mark.parametrize("reason", ["", "  \n"])
def test_a_refusal_needs_its_reason(reason: str, tmp_path: Path) -> None:
    refused = replace(PROPOSED, accepted=False, reason=reason)
    with pytest.raises(CandidatesError, match="line 2: is refused without a reason"):
        reviewed(saved(tmp_path, PROPOSED, refused))


@pytest.mark.parametrize(
    "asked",
    [
        question(gold=()),
        question("unanswerable", gold=(Gold(document_id=DOCUMENT, quote=FACT),)),
        question("factoid", answerable=False, gold=()),
        question("unanswerable", answerable=True, gold=(Gold(document_id="d", quote="q"),)),
        question("ambiguous", answerable=False, gold=()),
        question(language="es"),
        question("raadsel"),
    ],
    ids=[
        "answerable without gold",
        "gold without being answerable",
        "a type that has answers, without one",
        "a type that has no answer, with one",
        "ambiguous without gold",
        "unknown language",
        "unknown type",
    ],
)
def test_what_a_set_would_refuse_cant_be_accepted(asked: object, tmp_path: Path) -> None:
    incomplete = replace(PROPOSED, question=asked, accepted=True)  # type: ignore[arg-type]  # a question
    with pytest.raises(CandidatesError, match="line 1: is accepted, but"):
        reviewed(saved(tmp_path, incomplete))


def test_two_accepted_with_the_same_id_cant_make_a_set(tmp_path: Path) -> None:
    accepted = replace(PROPOSED, accepted=True)
    with pytest.raises(CandidatesError, match=r"line 2.*'use-1'"):
        reviewed(saved(tmp_path, accepted, accepted))


def test_accepted_questions_make_a_set_that_is_read_as_it_was_written(tmp_path: Path) -> None:
    questions = [
        question(id="use-1", reference_answer="Meubilair\u2028en meer.", senses=("a", "b")),
        question("unanswerable", id="use-2", facets={"country": ["NL"]}, question="É 😀\x85?"),
    ]
    save_set(questions, tmp_path / "set.jsonl")
    assert load_sets([tmp_path / "set.jsonl"]) == questions


def test_a_set_leaves_out_what_is_seldom_there(tmp_path: Path) -> None:
    save_set([question()], tmp_path / "set.jsonl")
    written = json.loads((tmp_path / "set.jsonl").read_text("utf-8"))
    assert not {"facets", "senses"} & written.keys()


def test_an_unanswerable_question_goes_all_the_way_from_use_to_a_set(tmp_path: Path) -> None:
    (candidate,) = proposed(tmp_path, {"status": "no_answer"})
    accepted, _ = reviewed(saved(tmp_path, replace(candidate, accepted=True)))
    save_set(accepted, tmp_path / "set.jsonl")
    assert load_sets([tmp_path / "set.jsonl"]) == [candidate.question]


def test_line_separators_in_a_question_part_no_lines(tmp_path: Path) -> None:
    entry = {**USED, "question": "Eén\u2028twee\x85?"}
    export = exported(tmp_path, json.dumps(entry, ensure_ascii=False))
    (candidate,) = propose(export)
    refused = replace(candidate, accepted=False, reason="Onzin.")
    assert reviewed(saved(tmp_path, refused)) == ([], [refused])


@pytest.mark.parametrize(
    ("entry", "problem"),
    [
        ("{", "is no JSON"),
        ("[]", "no JSON object"),
        ({**USED, "question": None}, "no question with a known status"),
        ({**USED, "status": "maybe"}, "no question with a known status"),
        ({**USED, "status": ["answered"]}, "no question with a known status"),
        ({**USED, "citations": [{"document_id": "d"}]}, "citations"),
        ({**USED, "citations": "d"}, "citations"),
    ],
)
def test_a_line_that_is_no_exchange_is_named(entry: object, problem: str, tmp_path: Path) -> None:
    with pytest.raises(CandidatesError, match=rf"export\.jsonl, line 2:.*{problem}"):
        propose(exported(tmp_path, {**USED, "question": "Eerst?"}, entry))


@pytest.mark.parametrize("citations", [None, []])
def test_an_answer_may_lack_citations(citations: object, tmp_path: Path) -> None:
    (candidate,) = proposed(tmp_path, {"citations": citations})
    assert candidate.question.gold == ()


def test_empty_lines_are_passed_over(tmp_path: Path) -> None:
    assert len(propose(exported(tmp_path, USED, "", "  "))) == 1


def test_an_export_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(CandidatesError, match=r"niets\.jsonl"):
        propose(tmp_path / "niets.jsonl")


@pytest.mark.parametrize("line", [{}, {"question": "Wat?"}, {"question": {"gold": []}}])
def test_a_line_that_is_no_candidate_is_named(line: object, tmp_path: Path) -> None:
    with pytest.raises(CandidatesError, match="line 1: is no candidate"):
        reviewed(exported(tmp_path, line))
