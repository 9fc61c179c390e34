"""The questions of `evaluation/sets/sentences`, with sentences that answer and some that do not."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from assistant.question import understand
from assistant.readable import Readable, embed_question
from ingest.document import Chunk
from ingest.embed_chunks import FEWEST_WORDS, in_context
from ingest.store.index import Index
from ingest.text.embed import Embedder

QUESTIONS = Path("evaluation/sets/sentences/train.jsonl")
ELSEWHERE = 8
"""Sentences of other documents, near the question, that are taken for wrong answers."""

_CHUNKS = 10
_LIMIT = 2_000  # characters of a question


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A sentence behind its title and section, as it is embedded, with its language."""

    text: str
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A question and sentences: those that answer, others of the same document, and others."""

    question: str
    language: str
    answers: tuple[Text, ...]
    siblings: tuple[Text, ...]
    elsewhere: tuple[Text, ...]


def read_examples(index: Index, embedder: Embedder) -> Iterator[Example]:
    """Yield those that have an answer; ValueError where a quote stands in no sentence."""
    chunks: dict[str, list[Chunk]] = {}
    for chunk in index.chunks({}):
        chunks.setdefault(chunk.meta.document_id, []).append(chunk)
    for line in QUESTIONS.read_text("utf-8").splitlines():
        asked = json.loads(line)
        if not asked["quotes"]:
            continue
        own = chunks[asked["document_id"]]
        texts = {quote: text for chunk in own for quote, text in _sentences(chunk).items()}
        if missing := [quote for quote in asked["quotes"] if quote not in texts]:
            raise ValueError(f"{asked['document_id']} does not say: {missing[0]}")
        beside = {*asked["quotes"], *asked.get("beside", ())}
        yield Example(
            question=asked["question"],
            language=asked["language"],
            answers=tuple(texts[quote] for quote in asked["quotes"]),
            siblings=tuple(text for quote, text in texts.items() if quote not in beside),
            elsewhere=() if own[0].meta.kind == "overview" else _elsewhere(asked, index, embedder),
        )


def _sentences(chunk: Chunk) -> dict[str, Text]:
    return {
        chunk.quote(span): Text(text=in_context(chunk, span), language=chunk.meta.language)
        for span in chunk.spans
        if len(chunk.quote(span).split()) >= FEWEST_WORDS
    }


def _elsewhere(asked: dict[str, str], index: Index, embedder: Embedder) -> tuple[Text, ...]:
    """Return the sentences of other documents that are nearest to the question, as things are.

    What happens to answer it too is taken for a wrong answer: there is little of that.
    """
    question = understand(asked["question"], limit=_LIMIT, language=asked["language"])
    made_ready = embed_question(question, Readable([index]), embedder)
    found: list[tuple[float, Text]] = []
    for entry in index.nearest_dense(made_ready.dense, top_k=_CHUNKS):
        if entry.chunk.meta.document_id == asked["document_id"] or entry.sentences is None:
            continue
        texts = _sentences(entry.chunk)
        for span, vector in zip(entry.chunk.spans, entry.sentences, strict=True):
            if text := texts.get(entry.chunk.quote(span)):
                found.append((float(vector @ made_ready.for_sentences), text))
    found.sort(key=lambda pair: -pair[0])
    return tuple(text for _, text in found[:ELSEWHERE])
