"""Measure what stands in the cells of a comparison, against labels made by reading.

`python -m scripts.side_by_side --data-dir DIR` asks the index for the labelled pilots and prints
precision and recall of filled cells by half, language and aspect, as they are and with all
headings hidden (as if the pilots were prose), and what a comparison of two takes.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import yaml

from assistant.access import PUBLIC
from assistant.answer import Answer, Hit
from assistant.sides.aspects import Said, sentences_of, state
from assistant.sides.words import Aspect
from bots.compose import open_assistant, open_index_alone
from bots.settings import load_settings
from ingest.store.index import Index
from ingest.text.embed import Embedder

LABELS = Path(__file__).with_name("side_by_side_labels.yaml")
QUESTIONS = (
    "Vergelijk de aanpak van Venlo en Wageningen",
    "Vergelijk de aanpak van Malmö en Public Health Wales",
    "Compare the approach of Herning and Malmö",
    "Comparez la démarche de Montpellier et de Limoges",
    "Vergleiche den Ansatz von Landquart und der Stadt Zürich",
    "Wat is het verschil tussen NVRD en UZ Gent?",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell as it was filled and as it may be; `wrong` counts sentences that may not be there."""

    half: str
    language: str
    aspect: str
    filled: bool
    wrong: int
    fillable: bool


def cells(index: Index, embedder: Embedder, *, headings: bool) -> Iterator[Cell]:
    """Yield a cell for every label."""
    for label in yaml.safe_load(LABELS.read_text("utf-8")):
        said = _sentences(index, embedder, label["document_id"])
        if not headings:
            said = [replace(s, part="") for s in said]
        language = said[0].meta.language
        for aspect in Aspect:
            accepted = label[aspect.value]
            for start in accepted:
                found = [s for s in said if s.quote.startswith(start)]
                if len(found) != 1:
                    raise SystemExit(f"{label['document_id']}: {len(found)} begin with {start!r}")
            shown = state(said, aspect, language="nl").sentences
            wrong = [s.quote for s in shown if not s.quote.startswith(tuple(accepted) or ("\0",))]
            if wrong or (accepted and not shown):
                print(f"  {label['half']} {label['document_id']} {aspect}: {wrong or 'missed'}")
            yield Cell(
                half=label["half"],
                language=language.partition("-")[0],
                aspect=aspect.value,
                filled=bool(shown),
                wrong=len(wrong),
                fillable=bool(accepted),
            )


def _sentences(index: Index, embedder: Embedder, document_id: str) -> list[Said]:
    stored = index.document(document_id)
    if stored is None or stored.meta.organisation is None:
        raise SystemExit(f"{document_id} is not in the index, or of no organisation")
    vector = embedder.embed_question(stored.meta.title)
    found = index.nearest_dense(
        vector, top_k=200, filters={"organisation": [stored.meta.organisation]}
    )
    return sentences_of(
        Hit(chunk=e.chunk, score=0.0, cosine=0.0, bm25=0.0, sentences=e.sentences)
        for e in found
        if e.chunk.meta.document_id == document_id
    )


def table(measured: list[Cell], by: str) -> None:
    """Print precision and recall by half and one of the fields."""
    groups: dict[tuple[str, str], list[Cell]] = defaultdict(list)
    for cell in measured:
        groups[cell.half, getattr(cell, by) if by else "all"].append(cell)
    for (half, name), group in sorted(groups.items()):
        filled = [c for c in group if c.filled]
        right = [c for c in filled if not c.wrong]
        fillable = [c for c in group if c.fillable]
        found = [c for c in fillable if c.filled and not c.wrong]
        precision = len(right) / len(filled) if filled else float("nan")
        recall = len(found) / len(fillable) if fillable else float("nan")
        print(
            f"| {half} | {name} | {len(group)} | {precision:.2f} ({len(right)}/{len(filled)}) | "
            f"{recall:.2f} ({len(found)}/{len(fillable)}) |"
        )


def main() -> None:
    """Print everything."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data-dir", type=Path, required=True)
    settings = load_settings(data_dir=parser.parse_args().data_dir)
    with open_index_alone(settings) as (index, embedder):
        for headings in (True, False):
            print("headings as they are" if headings else "headings hidden")
            measured = list(cells(index, embedder, headings=headings))
            for by in ("", "language", "aspect"):
                table(measured, by)
    with open_assistant(settings) as assistant:
        for question in QUESTIONS:
            times = []
            for _ in range(6):
                started = time.perf_counter()
                outcome = assistant.ask(question, audience=PUBLIC).outcome
                times.append((time.perf_counter() - started) * 1000)
            rows = outcome.table.rows if isinstance(outcome, Answer) and outcome.table else ()
            print(
                f"{len(rows)} rows, first {times[0]:.0f} ms, then p50 "
                f"{statistics.median(times[1:]):.0f} ms, max {max(times[1:]):.0f}: {question}"
            )


if __name__ == "__main__":
    main()
