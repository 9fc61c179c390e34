"""What an asker may read, and a question made ready to search it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.question import Question
from ingest.document import KINDS, Chunk, StoredDocument, Value
from ingest.store.index import Filters, Index, SparseVector
from ingest.text.embed import Embedder, Vectors
from ingest.text.lexical import question_vector

CITABLE: Filters = {"kind": tuple(kind for kind in KINDS if kind != "overview")}
"""Overviews help to browse; answers cite the documents beneath them."""


class Readable(Value):
    """The indexes that an asker may read."""

    def __init__(self, indexes: Sequence[Index]) -> None:
        self.indexes = tuple(indexes)

    def document(self, document_id: str) -> StoredDocument | None:
        """Return a stored document from whichever index holds it."""
        found = (index.document(document_id) for index in self.indexes)
        return next((document for document in found if document is not None), None)

    def near(self, vector: Vectors, top_k: int) -> list[Chunk]:
        """Return the citable chunks nearest to a vector, `top_k` of each index."""
        return [
            found.chunk
            for index in self.indexes
            for found in index.nearest_dense(vector, top_k=top_k, filters=CITABLE)
        ]

    def version(self) -> str:
        """Return the version of what may be read: it changes with every document."""
        return "-".join(index.version() for index in self.indexes)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked(Value):
    """A question with its vectors and what its asker may read."""

    question: Question
    dense: Vectors
    sparse: SparseVector
    readable: Readable


def embed_question(question: Question, readable: Readable, embedder: Embedder) -> Asked:
    """Embed the text with the model's question prefix, and analyse it in its language."""
    return Asked(
        question=question,
        dense=embedder.embed_question(question.text),
        sparse=question_vector(question.text, question.language),
        readable=readable,
    )
