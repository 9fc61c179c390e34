"""What an asker may read, and a question made ready to search it."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from assistant.question import Question
from assistant.spelling import corrected
from assistant.successors import successor_of
from assistant.terms import question_terms
from ingest.document import KINDS, Metadata, StoredDocument, Value
from ingest.store.index import Filters, IndexReader, SparseVector
from ingest.text.centring import embed_question as embed_question_vector
from ingest.text.centring import spread_of
from ingest.text.embed import Embedder, Vectors
from ingest.text.lexical import sparse_vector

CITABLE: Filters = {"kind": tuple(kind for kind in KINDS if kind != "overview")}
"""Overviews help to browse; answers cite the documents beneath them."""


class Readable(Value):
    """The indexes that an asker may read."""

    def __init__(self, indexes: Sequence[IndexReader]) -> None:
        self.indexes = tuple(indexes)

    def document(self, document_id: str) -> StoredDocument | None:
        """Return a stored document from whichever index holds it."""
        found = (index.document(document_id) for index in self.indexes)
        return next((document for document in found if document is not None), None)

    def successor(self, meta: Metadata) -> Metadata | None:
        """Return the document that is to be cited instead of one, where the asker may read it."""

        def find(document_id: str) -> Metadata | None:
            document = self.document(document_id)
            return document.meta if document else None

        return successor_of(meta, find)

    def version(self) -> str:
        """Return the version of what may be read: it changes with every document."""
        return "-".join(index.version() for index in self.indexes)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked(Value):
    """A question with its vectors and what its asker may read.

    `dense` is compared with chunks, `for_sentences` with sentences; `likeness` and `spread` are as
    centring has them.
    """

    question: Question
    dense: Vectors
    for_sentences: Vectors
    sparse: SparseVector
    readable: Readable
    likeness: float | None = None
    spread: float | None = None


def embed_question(question: Question, readable: Readable, embedder: Embedder) -> Asked:
    """Embed the text as the model does with questions, and analyse it in its language.

    Words that no document holds bring the ones that they were probably meant to be.
    """
    meant = corrected(question.text, question.language, readable.indexes)
    for_sentences = embedder.for_sentences

    def embed(by: Embedder) -> tuple[Vectors, float | None]:
        return embed_question_vector(by, question.text, question.language)

    with ThreadPoolExecutor(1) as beside:  # the engine lets go of the interpreter
        near = beside.submit(embed, for_sentences) if for_sentences is not embedder else None
        dense, likeness = embed(embedder)
    return Asked(
        question=question,
        dense=dense,
        for_sentences=near.result()[0] if near else dense,
        likeness=likeness,
        spread=spread_of(embedder.model),
        sparse=sparse_vector(question_terms(question.text, question.language, meant.values())),
        readable=readable,
    )
