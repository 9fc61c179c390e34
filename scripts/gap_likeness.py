"""Measures how well questions are grouped by meaning: `python -m scripts.gap_likeness`.

Labelled paraphrases in four languages, each half among half of the dev questions, which mean what
no other one does. The threshold is chosen on one half and read off the other.
"""

from __future__ import annotations

import json
import resource
import time
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import numpy as np

from assistant.gaps.group import LIKENESS, embed_questions, group_by_meaning
from evaluation.questions import load_sets
from ingest.settings import IngestSettings
from ingest.text.embed import Vectors
from ingest.text.engines import make_embedder

PARAPHRASES = Path(__file__).parents[1] / "tests" / "assistant" / "gaps" / "paraphrases.jsonl"
HALVES = ("choose", "measure")
THRESHOLDS = (0.25, 0.3, 0.325, 0.35, 0.375, 0.4, 0.425, 0.45, 0.5)
MANY = 10_000


@dataclass(frozen=True, kw_only=True)
class Paraphrase:
    """A question, and the name of what it means."""

    group: str
    language: str
    question: str


def paraphrases(half: str) -> list[Paraphrase]:
    """Return the questions of a half."""
    lines = map(json.loads, PARAPHRASES.read_text("utf-8").splitlines())
    return [
        Paraphrase(group=line["group"], language=language, question=question)
        for line in lines
        if line["half"] == half
        for language in ("nl", "fr", "en", "de")
        for question in line[language]
    ]


def pairwise(groups: Sequence[Sequence[int]], names: Sequence[str]) -> tuple[float, float, float]:
    """Return precision, recall and F1 of the pairs that the groups make; `names` is the truth."""
    made = {pair for rows in groups for pair in combinations(sorted(rows), 2)}
    true = {(a, b) for a, b in combinations(range(len(names)), 2) if names[a] == names[b]}
    precision = len(made & true) / len(made) if made else 1.0
    recall = len(made & true) / len(true)
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


def embed(labelled: Sequence[Paraphrase]) -> Vectors:
    """Return the vectors of the product's own embedder."""
    texts, languages = [one.question for one in labelled], [one.language for one in labelled]
    return embed_questions(make_embedder(IngestSettings()), texts, languages)


def main() -> None:
    """Print the table, and what many questions cost."""
    others = [
        Paraphrase(group=one.id, language=one.language, question=one.question)
        for one in load_sets(["dev"])
    ]
    for number, half in enumerate(HALVES):
        labelled = [*paraphrases(half), *others[number::2]]
        names, vectors = [one.group for one in labelled], embed(labelled)
        print(f"{half}: {len(labelled)} questions, {len(set(names))} meanings")
        for likeness in THRESHOLDS:
            groups = group_by_meaning(vectors, likeness=likeness)
            figures = "  ".join(f"{value:.3f}" for value in pairwise(groups, names))
            print(f"  {likeness:.3f}  {figures}  {len(groups)} groups")
    _many(vectors)


def _many(vectors: Vectors) -> None:
    """Group as many made-up questions: real ones, moved a little or very much at random."""
    numbers = np.random.default_rng(7)
    for scale in (0.03, 0.05):
        moved = vectors[numbers.integers(len(vectors), size=MANY)]
        moved = moved + numbers.normal(scale=scale, size=moved.shape)
        moved = (moved / np.linalg.norm(moved, axis=1, keepdims=True)).astype(np.float32)
        started = time.perf_counter()
        groups = group_by_meaning(moved, likeness=LIKENESS)
        seconds = time.perf_counter() - started
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1_000  # kB on Linux
        print(
            f"{MANY} questions moved by {scale}: {len(groups)} groups, {seconds:.1f} s, {peak} MB"
        )
    started = time.perf_counter()
    group_by_meaning(moved, likeness=0.05)
    seconds = time.perf_counter() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1_000
    print(f"the same, all connected: {seconds:.1f} s, {peak} MB")


if __name__ == "__main__":
    main()
