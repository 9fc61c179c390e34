"""What is asked: a shipped set over the data folder, or a BEIR folder over an index of its own."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from evaluation.beir import Qrels, Query, indexed, read_benchmark
from evaluation.facts import asks_for_evidence
from evaluation.questions import EvalQuestion, load_sets
from ingest.document import base_language
from ingest.settings import IngestSettings
from ingest.store.index import Index
from ingest.store.opening import fingerprint_of, open_index
from ingest.text.embed import Embedder
from ingest.text.engines import make_embedder


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """Queries with the documents that answer them; `languages` are those of these documents."""

    name: str
    queries: tuple[Query, ...]
    qrels: Qrels
    languages: Mapping[str, str]

    def by_language(self) -> dict[str, Qrels]:
        """Return the judgements by the language of the query, region left out."""
        found: dict[str, dict[str, Mapping[str, int]]] = {}
        for query in sorted(self.queries, key=lambda query: base_language(query.language)):
            if query.language:
                of_language = found.setdefault(base_language(query.language), {})
                of_language[query.query_id] = self.qrels[query.query_id]
        return {language: dict(qrels) for language, qrels in found.items()}

    def elsewhere(self) -> Qrels:
        """Return only judgements of documents in another language than their query's."""
        asked = {query.query_id: base_language(query.language) for query in self.queries}
        across = {
            query_id: {
                document_id: grade
                for document_id, grade in judged.items()
                if self.languages.get(document_id, asked[query_id]) != asked[query_id]
            }
            for query_id, judged in self.qrels.items()
            if asked[query_id]
        }
        return {query_id: judged for query_id, judged in across.items() if any(judged.values())}


@contextmanager
def opened(name: str, settings: IngestSettings) -> Iterator[tuple[Judged, Index, Embedder]]:
    """Give a set with the index to ask: `name` is dev, test or another set, or a BEIR folder.

    Raises BenchmarkError, QuestionSetError, and what opening an index does.
    """
    folder = Path(name)
    if folder.is_dir():
        benchmark = read_benchmark(folder)
        languages = {
            d.meta.document_id: base_language(d.meta.language) for d in benchmark.documents
        }
        judged = Judged(
            name=folder.resolve().name,
            queries=benchmark.queries,
            qrels=benchmark.qrels,
            languages=languages,
        )
        with tempfile.TemporaryDirectory(prefix="leerkring-ablation-") as store:
            place = Path(store)
            with indexed(benchmark, store=place, embedding=settings) as (index, embedder):
                yield judged, index, embedder
        return
    questions = [question for question in load_sets([name]) if asks_for_evidence(question)]
    embedder = make_embedder(settings)
    index = open_index(settings, "public", fingerprint=fingerprint_of(embedder), create=False)
    try:
        yield judged_of(Path(name).stem, questions, index), index, embedder
    finally:
        index.close()


def judged_of(name: str, questions: list[EvalQuestion], index: Index) -> Judged:
    """Return questions with the documents of their gold, each as good as the other."""
    qrels = {q.id: {gold.document_id: 1 for gold in q.gold} for q in questions}
    stored = {document_id: index.document(document_id) for q in qrels.values() for document_id in q}
    return Judged(
        name=name,
        queries=tuple(
            Query(query_id=q.id, text=q.question, language=q.language) for q in questions
        ),
        qrels=qrels,
        languages={key: base_language(d.meta.language) for key, d in stored.items() if d},
    )
