"""The shipped question sets are what they say, and stay as they were frozen."""

from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import Path

import pytest

from evaluation.questions import TYPES, load_sets, set_hash
from ingest.document import base_language
from tests.support.corpus import CORPUS, answering_documents

SETS = Path(__file__).parents[2] / "evaluation" / "sets"
DEV, TEST = load_sets(["dev"]), load_sets(["test"])
EVERY = [*DEV, *TEST]
BODIES = {document.meta["id"]: document.body for document in answering_documents()}
TAGS = {document.meta["id"]: document.meta["language"] for document in answering_documents()}


@pytest.mark.parametrize("name", ["dev", "test"])
def test_a_set_is_as_it_was_frozen(name: str) -> None:
    """A later edit is logged in frozen.toml with the scores before and after."""
    frozen = tomllib.loads((SETS / "frozen.toml").read_text("utf-8"))
    assert frozen[name]["sha256"] == set_hash(name)


def test_there_are_enough_questions_of_every_language() -> None:
    counts = Counter(question.language for question in EVERY)
    wanted = {"nl": 180, "nl-BE": 30, "en": 50, "fr": 50, "de": 50}
    assert {tag: counts[tag] for tag in wanted if counts[tag] < wanted[tag]} == {}


def test_there_are_enough_questions_of_every_type() -> None:
    counts = Counter(question.type for question in EVERY)
    wanted = {"cross-language": 100, "unanswerable": 40, "ambiguous": 16, "out-of-domain": 10}
    wanted |= {"injection": 10}
    assert {kind: counts[kind] for kind in wanted if counts[kind] < wanted[kind]} == {}
    assert set(counts) == set(TYPES)


def test_every_gold_quote_stands_verbatim_in_its_document() -> None:
    lost = [
        (question.id, gold.document_id)
        for question in EVERY
        for gold in question.gold
        if gold.quote not in BODIES.get(gold.document_id, "")
    ]
    assert lost == []


def test_no_document_serves_both_sets() -> None:
    cited = [{gold.document_id for q in questions for gold in q.gold} for questions in (DEV, TEST)]
    assert cited[0] & cited[1] == set()


def test_questions_and_ids_stand_once() -> None:
    assert len({question.id for question in EVERY}) == len(EVERY)
    assert len({question.question for question in EVERY}) == len(EVERY)


def test_cross_language_questions_have_no_evidence_in_their_own_language() -> None:
    own = [
        question.id
        for question in EVERY
        if question.type == "cross-language"
        for gold in question.gold
        if base_language(TAGS[gold.document_id]) == base_language(question.language)
    ]
    assert own == []


def test_an_ambiguous_question_has_senses_and_no_other_has() -> None:
    odd = [q.id for q in EVERY if (q.type == "ambiguous") != (len(q.senses) > 1)]
    assert odd == []


def test_no_overview_is_gold() -> None:
    overviews = {path.stem for path in (CORPUS / "overviews").glob("*.md")}
    assert {gold.document_id for q in EVERY for gold in q.gold} & overviews == set()
