"""Writes tiny benchmarks in BEIR's layout."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

Line = Mapping[str, object]

CORPUS: tuple[Line, ...] = (
    {
        "_id": "fietsen",
        "title": "Dienstfietsen",
        "text": "De gemeente Zwolle kocht refurbished dienstfietsen voor haar medewerkers.",
    },
    {
        "_id": "bekers",
        "title": "Koffiebekers",
        "text": "De provincie Drenthe verving wegwerpbekers door herbruikbare koffiebekers.",
    },
    {
        "_id": "lampen",
        "title": "Lampen",
        "text": "De gemeente Meppel huurt ledlampen met een terugnamegarantie.",
    },
    {
        "_id": "asfalt",
        "title": "Asfalt",
        "text": "Rotterdam legt asfalt met biogene bindmiddelen op een stille weg.",
    },
)
QUERIES: tuple[Line, ...] = (
    {"_id": "v1", "text": "Waar verving de provincie wegwerpbekers door?", "language": "nl"},
    {"_id": "v2", "text": "Wie huurt ledlampen met een terugnamegarantie?", "language": "nl"},
    {"_id": "v3", "text": "Quels vélos achète-t-on pour le personnel ?", "language": "fr"},
    {"_id": "v4", "text": "Wat is niet beoordeeld?", "language": "nl"},
)
QRELS = (("v1", "bekers", "1"), ("v2", "lampen", "1"), ("v3", "fietsen", "1"))


def write_benchmark(
    folder: Path,
    *,
    corpus: Sequence[Line] = CORPUS,
    queries: Sequence[Line] = QUERIES,
    qrels: Sequence[Sequence[str]] = QRELS,
) -> Path:
    """Write a BEIR folder; by itself v3 shares no word with its document and v4 is not judged."""
    (folder / "qrels").mkdir(parents=True, exist_ok=True)
    _write_lines(folder / "corpus.jsonl", corpus)
    _write_lines(folder / "queries.jsonl", queries)
    rows = (("query-id", "corpus-id", "score"), *qrels)
    text = "".join("\t".join(row) + "\n" for row in rows)
    (folder / "qrels" / "test.tsv").write_text(text, "utf-8")
    return folder


def _write_lines(file: Path, lines: Sequence[Line]) -> None:
    text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
    file.write_text(text, "utf-8")
