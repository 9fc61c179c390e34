"""Documents as passages to answer from, compared with a question."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from assistant.answer import Hit, Passage
from assistant.question import Question
from assistant.write.compare import Comparison, compare
from ingest.document import StoredDocument
from ingest.embed_chunks import embed_chunks
from ingest.split import split
from ingest.text.embed import Embedder


def comparison_of(
    question: Question, documents: Sequence[StoredDocument], embedder: Embedder
) -> Comparison:
    """Return the sentences of the documents, each of one chunk, compared with the question."""
    passages = passages_of(question, documents, embedder)
    return compare(question, embedder.embed_question(question.text), passages)


def passages_of(
    question: Question, documents: Sequence[StoredDocument], embedder: Embedder
) -> list[Passage]:
    """Return the chunks of the documents as passages, numbered from 1."""
    vector = embedder.embed_question(question.text)
    embedded = embed_chunks(embedder, [c for document in documents for c in split(document)])
    return [
        Passage(
            number=number,
            hit=Hit(
                chunk=entry.chunk,
                score=1.0,
                cosine=float(np.dot(entry.dense, vector)),
                bm25=0.0,
                sentences=entry.sentences,
            ),
        )
        for number, entry in enumerate(embedded, start=1)
    ]
