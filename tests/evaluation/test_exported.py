from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from assistant.access import PUBLIC
from assistant.journal.port import AskedQuestion, Feedback, Quoted, Rating
from evaluation.candidates import propose
from evaluation.exported import save_export
from tests.support.journals import MOMENT

ASKED = AskedQuestion(
    answer_id="a1",
    conversation="k",
    asked_at=MOMENT,
    text="En in Vlaanderen?",
    searched_for="Wat is de MKI in Vlaanderen?",
    language="nl",
    status="answered",
    citations=(Quoted(document_id="mki", start=3, end=9, quote="De MKI"),),
    audience=PUBLIC,
)


def rated(rating: Rating, comment: str = "") -> Feedback:
    return Feedback(rating=rating, comment=comment, given_at=MOMENT)


def test_an_export_of_the_journal_becomes_candidates(tmp_path: Path) -> None:
    liked = replace(ASKED, feedback=(rated(Rating.UP, "Fijn"), rated(Rating.UP)))
    export = tmp_path / "export.jsonl"
    assert save_export([liked], export) == 1
    (candidate,) = propose(export)
    assert candidate.question.question == "Wat is de MKI in Vlaanderen?"
    assert [gold.quote for gold in candidate.question.gold] == ["De MKI"]
    assert (candidate.rating, candidate.comments) == ("up", ("Fijn",))


def test_one_rating_down_proposes_no_gold(tmp_path: Path) -> None:
    mixed = replace(ASKED, feedback=(rated(Rating.UP), rated(Rating.DOWN, "Fout\nland")))
    save_export([mixed], tmp_path / "export.jsonl")
    (candidate,) = propose(tmp_path / "export.jsonl")
    assert candidate.question.gold == ()
    assert candidate.comments == ("Fout\nland",)


def test_what_was_asked_of_documents_of_some_only_is_not_exported(tmp_path: Path) -> None:
    export = tmp_path / "export.jsonl"
    assert save_export([replace(ASKED, audience=PUBLIC | {"buyers"})], export) == 0
    assert export.read_text("utf-8") == ""
