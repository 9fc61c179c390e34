"""Any benchmark in BEIR's layout, indexed and searched by the product's own pipeline."""

from __future__ import annotations

import csv
import json
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.access import PUBLIC
from assistant.service import build_assistant
from assistant.settings import AssistantSettings
from evaluation.baselines import BASELINES, ask_alone, nearest
from evaluation.errors import BenchmarkError
from ingest.batches import in_batches
from ingest.components import build_ingestion, write_documents
from ingest.document import Metadata, StoredDocument
from ingest.settings import IngestSettings
from ingest.store.index import Index
from ingest.store.opening import fingerprint_of, open_index
from ingest.text.embed import Embedder
from ingest.text.engines import make_embedder
from ingest.text.language import detect_language

if TYPE_CHECKING:
    from ir_measures import Measure

SYSTEMS = ("leerkring", *BASELINES)
DEPTH = 100
_CHUNKS = 400  # asked of an index: a document counts by its best chunk

Qrels = Mapping[str, Mapping[str, int]]
Ranking = dict[str, float]
"""Document id -> score, the higher the better."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """A query of the benchmark; `language` is empty where the file gives none."""

    query_id: str
    text: str
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Benchmark:
    """A BEIR folder, read: qrels hold only queries that are judged."""

    documents: tuple[StoredDocument, ...]
    queries: tuple[Query, ...]
    qrels: Qrels


@dataclass(frozen=True, slots=True, kw_only=True)
class BeirResult:
    """Measures from 0 to 1 by trec_eval's conventions, over all queries and by language."""

    system: str
    overall: Mapping[str, float]
    by_language: Mapping[str, Mapping[str, float]]
    queries: int
    seconds: float
    rankings: Mapping[str, Ranking]


def evaluate_beir(
    folder: Path, *, system: str, store: Path, embedding: IngestSettings | None = None
) -> BeirResult:
    """Index the benchmark in `store`, which must be empty, and run its judged queries.

    `embedding` says which model is used. Raises BenchmarkError for a folder or a system that is
    none.
    """
    started = time.perf_counter()
    if system not in SYSTEMS:
        raise BenchmarkError(system, f"is no system. Choose from: {', '.join(SYSTEMS)}.")
    benchmark = read_benchmark(folder)
    with indexed(benchmark, store=store, embedding=embedding) as (index, embedder):
        search = _searcher(system, index, embedder)
        rankings = {query.query_id: search(query) for query in benchmark.queries}
    return BeirResult(
        system=system,
        overall=measured(benchmark.qrels, rankings),
        by_language=_by_language(benchmark, rankings),
        queries=len(benchmark.queries),
        seconds=round(time.perf_counter() - started, 1),
        rankings=rankings,
    )


@contextmanager
def indexed(
    benchmark: Benchmark, *, store: Path, embedding: IngestSettings | None = None
) -> Iterator[tuple[Index, Embedder]]:
    """Give an index of the documents in `store`, which must be empty, and what embeds queries."""
    settings = (embedding or IngestSettings()).model_copy(
        update={"data_dir": store, "qdrant_url": None}
    )
    embedder = make_embedder(settings, passages=len(benchmark.documents))
    index = open_index(settings, "public", fingerprint=fingerprint_of(embedder), create=True)
    try:
        pipeline = build_ingestion(embedder, lambda _: index)
        for batch in in_batches(benchmark.documents, lambda document: document):
            write_documents(pipeline, batch)
        yield index, make_embedder(settings)
    finally:
        index.close()


def read_benchmark(folder: Path) -> Benchmark:
    """Return corpus.jsonl, queries.jsonl and qrels/test.tsv of a folder."""
    qrels: dict[str, dict[str, int]] = defaultdict(dict)
    for query_id, document_id, score in _qrels(folder / "qrels" / "test.tsv"):
        qrels[query_id][document_id] = score
    queries = [_query(line) for line in _lines(folder / "queries.jsonl")]
    judged = tuple(query for query in queries if qrels.get(query.query_id))
    if not judged:
        raise BenchmarkError(folder, "has no query that qrels/test.tsv judges.")
    return Benchmark(
        documents=tuple(_document(line) for line in _lines(folder / "corpus.jsonl")),
        queries=judged,
        qrels={query.query_id: qrels[query.query_id] for query in judged},
    )


def measured(qrels: Qrels, rankings: Mapping[str, Ranking]) -> dict[str, float]:
    """Return the means over the queries of `qrels`; a query without a ranking counts as zero."""
    found = list(per_query(qrels, rankings).values())
    return {name: round(sum(values[name] for values in found) / len(found), 4) for name in found[0]}


def per_query(qrels: Qrels, rankings: Mapping[str, Ranking]) -> dict[str, dict[str, float]]:
    """Return the measures of each query of `qrels`; all zero for one without a ranking."""
    import ir_measures  # noqa: PLC0415  takes half a second

    measures = _measures()
    names = {measure: name for name, measure in measures.items()}
    found = {query_id: dict.fromkeys(measures, 0.0) for query_id in qrels}
    run = {query_id: rankings.get(query_id, {}) for query_id in qrels}
    for each in ir_measures.iter_calc(measures.values(), qrels, run):
        found[each.query_id][names[each.measure]] = float(each.value)
    return found


def _measures() -> dict[str, Measure]:
    from ir_measures import RR, R, nDCG  # noqa: PLC0415  as above

    return {"nDCG@10": nDCG @ 10, **{f"R@{k}": R @ k for k in (1, 5, 10, 100)}, "RR@10": RR @ 10}


def _by_language(
    benchmark: Benchmark, rankings: Mapping[str, Ranking]
) -> dict[str, dict[str, float]]:
    languages = sorted({query.language for query in benchmark.queries} - {""})
    return {
        language: measured(
            {
                query.query_id: benchmark.qrels[query.query_id]
                for query in benchmark.queries
                if query.language == language
            },
            rankings,
        )
        for language in languages
    }


def _searcher(system: str, index: Index, embedder: Embedder) -> Callable[[Query], Ranking]:
    def half(name: str, query: Query) -> Ranking:
        asked = ask_alone(query.text, index=index, embedder=embedder)
        found = nearest(name, asked, index=index, top_k=_CHUNKS)
        return _best((entry.chunk.meta.document_id, entry.score) for entry in found)

    def leerkring(query: Query) -> Ranking:
        """Rank as the product does; what it never looks at follows in dense order."""
        hits = assistant.search(query.text, audience=PUBLIC, top_k=DEPTH)
        first = _best((hit.chunk.meta.document_id, hit.score) for hit in hits)
        order = [
            *sorted(first, key=lambda d: -first[d]),
            *(d for d in half("dense", query) if d not in first),
        ]
        return {document_id: -float(rank) for rank, document_id in enumerate(order[:DEPTH])}

    if system in BASELINES:
        return partial(half, system)
    assistant = build_assistant(AssistantSettings(), indexes={"public": index}, embedder=embedder)
    return leerkring


def _best(found: Iterator[tuple[str, float]]) -> Ranking:
    """Return each document with the score of its best chunk, best first."""
    ranking: Ranking = {}
    for document_id, score in found:
        ranking[document_id] = max(score, ranking.get(document_id, score))
    best_first = sorted(ranking, key=lambda document_id: -ranking[document_id])[:DEPTH]
    return {document_id: ranking[document_id] for document_id in best_first}


def _document(line: Mapping[str, Any]) -> StoredDocument:
    text = f"{line['text']}\n"
    meta = Metadata(
        document_id=str(line["_id"]),
        title=line.get("title") or "",
        source=f"beir:{line['_id']}",
        language=detect_language(text),
    )
    return StoredDocument(meta=meta, text=text)


def _query(line: Mapping[str, Any]) -> Query:
    language = line.get("language") or (line.get("metadata") or {}).get("language") or ""
    return Query(query_id=str(line["_id"]), text=line["text"], language=language)


def _lines(path: Path) -> Sequence[Mapping[str, Any]]:
    try:
        text = path.read_text("utf-8").split("\n")  # not at U+2028, which a text may hold
        lines = [json.loads(line) for line in text if line.strip()]
        if not all(isinstance(line, dict) and {"_id", "text"} <= set(line) for line in lines):
            raise BenchmarkError(path, "has lines without _id and text.")
    except FileNotFoundError:
        reason = "is not there. A BEIR folder has corpus.jsonl, queries.jsonl and qrels/test.tsv."
        raise BenchmarkError(path, reason) from None
    except ValueError as error:
        raise BenchmarkError(path, f"is no JSON Lines ({error}).") from error
    return lines


def _qrels(path: Path) -> Iterator[tuple[str, str, int]]:
    try:
        with path.open(encoding="utf-8", newline="") as file:
            rows = csv.reader(file, delimiter="\t")
            next(rows, None)  # the header
            for row in rows:
                yield row[0], row[1], int(float(row[2]))
    except FileNotFoundError:
        raise BenchmarkError(path, "is not there. A BEIR folder has qrels/test.tsv.") from None
    except (IndexError, ValueError) as error:
        raise BenchmarkError(path, f"has a line that is no judgement ({error}).") from error
