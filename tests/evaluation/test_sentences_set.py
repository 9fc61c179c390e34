"""What the embedding model was adapted with, and what measures it, is what their card says."""

from __future__ import annotations

import json
from collections import Counter
from importlib.resources import files

from evaluation.questions import load_sets
from tests.support.corpus import corpus_documents

SETS = files("evaluation") / "sets" / "sentences"
CARD = (SETS / "README.md").read_text("utf-8")
LEARNT, MEASURING = (
    [json.loads(line) for line in (SETS / name).read_text("utf-8").splitlines()]
    for name in ("train.jsonl", "other-writers.jsonl")
)
LINES = [*LEARNT, *MEASURING]
BODIES = {d.meta["id"]: " ".join(d.body.split()) for d in corpus_documents()}


def test_every_quote_stands_in_its_document_word_for_word() -> None:
    for line in LINES:
        for quote in (*line["quotes"], *line.get("beside", ())):
            body = BODIES[line["document_id"]]
            assert " ".join(quote.split()) in body, (line["document_id"], quote)


def test_no_document_that_the_test_set_asks_of_is_in_it() -> None:
    asked = {gold.document_id for question in load_sets(["test"]) for gold in question.gold}
    assert asked.isdisjoint(line["document_id"] for line in LINES)


def test_no_question_of_the_sets_is_in_it_and_none_is_twice() -> None:
    questions = Counter(line["question"] for line in LINES)
    assert [text for text, times in questions.items() if times > 1] == []
    assert questions.keys().isdisjoint(q.question for q in load_sets(["dev", "test"]))


def test_it_is_as_large_as_its_card_says() -> None:
    for lines in (LEARNT, MEASURING):
        unanswered = sum(not line["quotes"] for line in lines)
        documents = len({line["document_id"] for line in lines})
        for figure in (len(lines), documents, unanswered):
            assert f"{figure:,}" in CARD
    languages = Counter(line["language"] for line in LEARNT)
    assert ", ".join(f"{tag} {languages[tag]}" for tag in sorted(languages)) in CARD
