"""The steps from a question to verified sentences as Haystack components, and their pipeline."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from haystack import Pipeline, component
from haystack.core.errors import PipelineRuntimeError

from assistant.answer import Delta, Draft, Hit, Passage
from assistant.names import bearing, names
from assistant.question import Question
from assistant.rank import rank
from assistant.readable import Asked, Readable, embed_question
from assistant.retrieve import retrieve
from assistant.select import select_passages
from assistant.verify import verify
from assistant.write.port import Writer
from ingest.document import Value
from ingest.text.embed import Embedder

T = TypeVar("T")


Answerer = Callable[[Question, Readable], tuple[list[Hit], Iterator[Delta]]]
"""Gives the hits, best first, and the verified sentences, which are written while they are read."""


def build_answerer(embedder: Embedder, writer: Writer) -> Answerer:
    """Return what runs the pipeline; errors of ours come out of it as such."""
    pipeline = build_answering(embedder, writer)

    def answer(question: Question, readable: Readable) -> tuple[list[Hit], Iterator[Delta]]:
        inputs = {"embedder": {"question": question, "readable": readable}}
        try:
            result = pipeline.run(inputs, include_outputs_from={"ranker"})
        except PipelineRuntimeError as error:
            raise (error.__cause__ or error) from None
        return list(result["ranker"]["hits"].items), iter(result["verifier"]["deltas"])

    return answer


def build_answering(embedder: Embedder, writer: Writer) -> Pipeline:
    """Return embedder → retriever → ranker → selector → writer → verifier.

    Its input is the embedder's `question` and `readable`; it gives the ranker's `hits` and the
    verifier's `deltas`.
    """
    pipeline = Pipeline()
    pipeline.add_component("embedder", QuestionEmbedder(embedder))
    pipeline.add_component("retriever", Retriever())
    pipeline.add_component("ranker", Ranker())
    pipeline.add_component("selector", Selector())
    pipeline.add_component("writer", AnswerWriter(writer))
    pipeline.add_component("verifier", Verifier())
    pipeline.connect("embedder.asked", "retriever.asked")
    pipeline.connect("retriever.hits", "ranker.hits")
    pipeline.connect("embedder.asked", "selector.asked")
    pipeline.connect("ranker.hits", "selector.hits")
    pipeline.connect("embedder.asked", "writer.asked")
    pipeline.connect("selector.passages", "writer.passages")
    pipeline.connect("embedder.asked", "verifier.asked")
    pipeline.connect("writer.drafts", "verifier.drafts")
    return pipeline


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
            sparse=asked.sparse,
            indexes=asked.readable.indexes,
        )
        return {"hits": Several(tuple(hits))}


@component
class Ranker:
    """Puts hits in the order to answer from."""

    @component.output_types(hits=Several[Hit])
    def run(self, hits: Several[Hit]) -> dict[str, Several[Hit]]:
        """Return the hits that may be cited, best first."""
        return {"hits": Several(tuple(rank(hits.items)))}


@component
class Selector:
    """Chooses the passages."""

    @component.output_types(passages=Several[Passage])
    def run(self, asked: Asked, hits: Several[Hit]) -> dict[str, Several[Passage]]:
        """Return the numbered passages within the budget, of documents that bear the names."""
        wanted = names(asked.question.text, asked.question.language)
        return {"passages": Several(tuple(select_passages(bearing(wanted, hits.items))))}


@component
class AnswerWriter:
    """Drafts sentences."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer

    @component.output_types(drafts=Stream[Draft])
    def run(self, asked: Asked, passages: Several[Passage]) -> dict[str, Stream[Draft]]:
        """Return the drafts, written while they are read."""
        return {"drafts": Stream(self._writer.write(asked.question, asked.dense, passages.items))}


@component
class Verifier:
    """Lets verified sentences through."""

    @component.output_types(deltas=Stream[Delta])
    def run(self, asked: Asked, drafts: Stream[Draft]) -> dict[str, Stream[Delta]]:
        """Return the sentences that stand in the stored documents."""
        return {"deltas": Stream(verify(drafts, asked.readable.document))}
