"""Check refusal on a corpus it was not fitted on: a BEIR folder of another subject.

Its own queries have answers there; the dev questions, about circular procurement, have none.
Prints what share of each is answered, and how far the probability of support tells them apart.

    .venv/bin/python scripts/refusal_elsewhere.py FOLDER
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

os.environ["HAYSTACK_TELEMETRY_ENABLED"] = "False"

from assistant.access import PUBLIC
from assistant.answer import Answer, Reply
from assistant.service import build_assistant
from assistant.settings import AssistantSettings
from evaluation.beir import indexed, read_benchmark
from evaluation.questions import load_sets


def main(folder: Path) -> None:
    """Ask both sets of questions and print the figures."""
    benchmark = read_benchmark(folder)
    strangers = [question.question for question in load_sets(["dev"]) if question.answerable]
    with (
        tempfile.TemporaryDirectory() as store,
        indexed(benchmark, store=Path(store)) as (index, embedder),
    ):
        assistant = build_assistant(
            AssistantSettings(), indexes={"public": index}, embedder=embedder
        )
        own = [assistant.ask(query.text, audience=PUBLIC) for query in benchmark.queries]
        others = [assistant.ask(text, audience=PUBLIC) for text in strangers]
    right = [
        reply.outcome.citations[0].meta.document_id in benchmark.qrels[query.query_id]
        for query, reply in zip(benchmark.queries, own, strict=True)
        if isinstance(reply.outcome, Answer)
    ]
    print(f"queries with an answer there: {len(own)}, answered {_answered(own):.2f}")
    print(f"  of these first quoted from a relevant document: {sum(right) / len(right):.2f}")
    print(f"questions of another field: {len(others)}, answered {_answered(others):.2f}")
    print(f"a query has more support than a question of another field: {_auc(own, others):.2f}")


def _answered(replies: list[Reply]) -> float:
    return sum(isinstance(reply.outcome, Answer) for reply in replies) / len(replies)


def _auc(own: list[Reply], others: list[Reply]) -> float:
    """Return how often one of the first has more support than one of the others (ties: half)."""
    pairs = [(a.support, b.support) for a in own for b in others]
    return sum((a > b) + 0.5 * (a == b) for a, b in pairs) / len(pairs)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
