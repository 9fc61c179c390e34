"""The steps from a question to verified sentences as Haystack components, and their pipeline."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from haystack import Pipeline, component

from assistant.answer import Delta, Draft, Hit, Passage
from assistant.question import Question
from assistant.rank import rank
from assistant.retrieve import retrieve
from assistant.select import select_passages
from assistant.verify import verify
from assistant.write.port import Writer
from ingest.document import Chunk, StoredDocument, Value
from ingest.store.index import Index, SparseVector
from ingest.text.embed import Embedder, Vectors
from ingest.text.lexical import question_vector

T = TypeVar("T")


def build_answering(embedder: Embedder, writer: Writer) -> Pipeline:
    """Return embedder → retriever → ranker → selector → writer → verifier.

    Run it with `question` and `indexes` for the embedder; it gives the ranker's `hits`, and the
    verifier's `deltas`, which are written and verified one by one while they are read.
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
    pipeline.connect("ranker.hits", "selector.hits")
    pipeline.connect("embedder.asked", "writer.asked")
    pipeline.connect("selector.passages", "writer.passages")
    pipeline.connect("embedder.asked", "verifier.asked")
    pipeline.connect("writer.drafts", "verifier.drafts")
    return pipeline


class Readable(Value):
    """The indexes that an asker may read."""

    def __init__(self, indexes: Sequence[Index]) -> None:
        self.indexes = tuple(indexes)

    def document(self, document_id: str) -> StoredDocument | None:
        """Return a stored document from whichever index holds it."""
        found = (index.document(document_id) for index in self.indexes)
        return next((document for document in found if document is not None), None)

    def near(self, vector: Vectors, top_k: int) -> list[Chunk]:
        """Return the chunks nearest to a vector, `top_k` of each index."""
        return [f.chunk for index in self.indexes for f in index.nearest_dense(vector, top_k=top_k)]

    def version(self) -> str:
        """Return the version of what may be read: it changes with every document."""
        return "-".join(index.version() for index in self.indexes)


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked(Value):
    """A question with its vectors and what its asker may read."""

    question: Question
    dense: Vectors
    sparse: SparseVector
    readable: Readable


@component
class QuestionEmbedder:
    """Gives a question its two vectors."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder

    @component.output_types(asked=Asked)
    def run(self, question: Question, readable: Readable) -> dict[str, Asked]:
        """Embed the text with the model's question prefix, and analyse it in its language."""
        return {
            "asked": Asked(
                question=question,
                dense=self._embedder.embed_question(question.text),
                sparse=question_vector(question.text, question.language),
                readable=readable,
            )
        }


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
    def run(self, hits: Several[Hit]) -> dict[str, Several[Passage]]:
        """Return the numbered passages within the budget."""
        return {"passages": Several(tuple(select_passages(hits.items)))}


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
