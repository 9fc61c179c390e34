"""The steps from a question to verified sentences as Haystack components, and their pipeline."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any, Generic, TypeVar

from haystack import Pipeline, component
from haystack.core.errors import PipelineRuntimeError

from assistant.answer import Delta, Hit, Outcome, Passage
from assistant.question import Question
from assistant.rank import rank, without_outdone
from assistant.readable import Asked, Readable, embed_question
from assistant.rerank import Reranker
from assistant.retrieve import retrieve
from assistant.side_by_side import side_by_side
from assistant.supported import Checker
from assistant.trust import trusted_passages
from assistant.verify import verify
from assistant.weigh import Weighed, weigh
from assistant.write.port import Writer, Written
from ingest.document import Value
from ingest.text.embed import Embedder

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Hits, best first, what they support, and sentences that are written while they are read."""

    hits: tuple[Hit, ...]
    weighed: Weighed
    written: Written
    deltas: Iterator[Delta]
    compared: Outcome | None


class Runs:
    """Runs the pipelines; errors of ours come out of them as such."""

    def __init__(
        self, embedder: Embedder, writer: Writer, reranker: Reranker, checker: Checker
    ) -> None:
        self._searching = build_searching(embedder, reranker)
        self._answering = build_answering(embedder, writer, reranker, checker)

    def search(self, question: Question, readable: Readable) -> list[Hit]:
        """Return the hits, best first."""
        result = _run(self._searching, question, readable)
        return list(result["ranker"]["hits"].items)

    def answer(self, question: Question, readable: Readable) -> Found:
        """Return the hits, what they support, and the verified sentences.

        Superseded documents are looked into only where nothing else answers.
        """
        result = _run(self._answering, question, readable)
        is_answered = result["weigher"]["weighed"].is_supported or result["comparer"]["compared"]
        if result["ranker"]["has_outdone"] and not is_answered:
            result = _run(self._answering, question, readable, outdone_too=True)
        return Found(
            hits=result["ranker"]["hits"].items,
            weighed=result["weigher"]["weighed"],
            written=result["writer"]["written"],
            deltas=iter(result["verifier"]["deltas"]),
            compared=result["comparer"]["compared"],
        )


def build_searching(embedder: Embedder, reranker: Reranker) -> Pipeline:
    """Return embedder → retriever → ranker; its input is the embedder's question and readable."""
    pipeline = Pipeline()
    pipeline.add_component("embedder", QuestionEmbedder(embedder))
    pipeline.add_component("retriever", Retriever())
    pipeline.add_component("ranker", Ranker(reranker))
    pipeline.connect("embedder.asked", "retriever.asked")
    pipeline.connect("embedder.asked", "ranker.asked")
    pipeline.connect("retriever.hits", "ranker.hits")
    return pipeline


def build_answering(
    embedder: Embedder, writer: Writer, reranker: Reranker, checker: Checker
) -> Pipeline:
    """Return the searching one, then → selector → weigher → writer → verifier, and → comparer.

    It gives the ranker's `hits`, the weigher's `weighed`, the writer's `written`, the verifier's
    `deltas` and what the comparer has `compared`.
    """
    pipeline = build_searching(embedder, reranker)
    pipeline.add_component("selector", Selector())
    pipeline.add_component("weigher", Weigher())
    pipeline.add_component("writer", AnswerWriter(writer))
    pipeline.add_component("verifier", Verifier(checker))
    pipeline.connect("embedder.asked", "selector.asked")
    pipeline.connect("ranker.hits", "selector.hits")
    pipeline.connect("embedder.asked", "weigher.asked")
    pipeline.connect("ranker.hits", "weigher.hits")
    pipeline.connect("selector.passages", "weigher.passages")
    pipeline.connect("embedder.asked", "writer.asked")
    pipeline.connect("weigher.weighed", "writer.weighed")
    pipeline.connect("embedder.asked", "verifier.asked")
    pipeline.connect("writer.written", "verifier.written")
    pipeline.add_component("comparer", Comparer())
    pipeline.connect("embedder.asked", "comparer.asked")
    pipeline.connect("ranker.hits", "comparer.hits")
    return pipeline


def _run(
    pipeline: Pipeline, question: Question, readable: Readable, *, outdone_too: bool = False
) -> dict[str, Any]:
    inputs = {
        "embedder": {"question": question, "readable": readable},
        "ranker": {"outdone_too": outdone_too},
    }
    try:
        return pipeline.run(inputs, include_outputs_from={"ranker", "weigher", "writer"})
    except PipelineRuntimeError as error:
        raise (error.__cause__ or error) from None


class Stream(Value, Generic[T]):
    """Items that are made while they are read, once."""

    def __init__(self, items: Iterator[T]) -> None:
        self._items = items

    def __iter__(self) -> Iterator[T]:
        """Return the one iterator there is."""
        return self._items


@dataclass(frozen=True, slots=True)
class Several(Value, Generic[T]):
    """Items in order, as one value: Haystack would look into each item of a list."""

    items: tuple[T, ...]


@component
class QuestionEmbedder:
    """Gives a question its two vectors."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder

    @component.output_types(asked=Asked)
    def run(self, question: Question, readable: Readable) -> dict[str, Asked]:
        """Return the question ready to search with."""
        return {"asked": embed_question(question, readable, self._embedder)}


@component
class Retriever:
    """Finds chunks with both vectors."""

    @component.output_types(hits=Several[Hit])
    def run(self, asked: Asked) -> dict[str, Several[Hit]]:
        """Return the mixed hits of every index that may be read."""
        hits = retrieve(
            asked.question,
            dense=asked.dense,
            for_sentences=asked.for_sentences,
            sparse=asked.sparse,
            indexes=asked.readable.indexes,
            spread=asked.spread,
        )
        return {"hits": Several(tuple(hits))}


@component
class Ranker:
    """Puts hits in the order to answer from."""

    def __init__(self, reranker: Reranker) -> None:
        self._reranker = reranker

    @component.output_types(hits=Several[Hit], has_outdone=bool)
    def run(
        self,
        asked: Asked,
        hits: Several[Hit],
        outdone_too: bool = False,  # noqa: FBT001, FBT002  a socket of the pipeline
    ) -> dict[str, Several[Hit] | bool]:
        """Return the hits that may be cited, best first, and whether better ones outdo others.

        With `outdone_too` those are among them.
        """
        current = without_outdone(hits.items, asked.readable.successor)
        ranked = rank(hits.items if outdone_too else current)
        reread = self._reranker.rerank(asked.question.text, ranked)
        return {"hits": Several(tuple(reread)), "has_outdone": len(current) < len(hits.items)}


@component
class Selector:
    """Chooses the passages."""

    @component.output_types(passages=Several[Passage])
    def run(self, asked: Asked, hits: Several[Hit]) -> dict[str, Several[Passage]]:
        """Return the numbered passages within the budget, of documents that bear the names."""
        lookup = asked.readable.document
        passages = trusted_passages(asked.question, hits.items, lookup)
        return {"passages": Several(tuple(passages))}


@component
class Weigher:
    """Compares sentences with the question, and weighs whether they support an answer."""

    @component.output_types(weighed=Weighed)
    def run(
        self, asked: Asked, hits: Several[Hit], passages: Several[Passage]
    ) -> dict[str, Weighed]:
        """Return the comparison with its signals."""
        return {"weighed": weigh(asked, hits.items, passages.items)}


@component
class AnswerWriter:
    """Drafts sentences."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer

    @component.output_types(written=Written)
    def run(self, asked: Asked, weighed: Weighed) -> dict[str, Written]:
        """Return the drafts, written while they are read; none without support."""
        if not weighed.is_supported:
            return {"written": Written(iter(()))}
        return {"written": self._writer.write(asked.question, weighed.comparison)}


@component
class Verifier:
    """Lets verified sentences through."""

    def __init__(self, checker: Checker) -> None:
        self._checker = checker

    @component.output_types(deltas=Stream[Delta])
    def run(self, asked: Asked, written: Written) -> dict[str, Stream[Delta]]:
        """Return the sentences that stand in the stored documents, or follow from them."""
        unsupported = partial(self._checker.refusal, language=asked.question.language)
        verified = verify(written, asked.readable.document, unsupported)
        return {"deltas": Stream(verified)}


@component
class Comparer:
    """Sets pilots side by side where the question asks for that."""

    @component.output_types(compared=Outcome | None)
    def run(self, asked: Asked, hits: Several[Hit]) -> dict[str, Outcome | None]:
        """Return the table, or which organisation is meant; None for any other question."""
        return {"compared": side_by_side(asked, hits.items)}
