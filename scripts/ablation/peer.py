"""A plain LlamaIndex hybrid over the same chunks, vectors and embedder; an extra of its own."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from importlib.util import find_spec
from typing import Any

from assistant.readable import CITABLE
from evaluation.system import SEARCHED
from ingest.embed_chunks import searchable
from ingest.store.index import SparseVector
from ingest.text.embed import Vectors
from ingest.text.language import detect_language
from ingest.text.lexical import document_vector, question_vector
from scripts.ablation.systems import Parts, Search, documents

INSTALL = "pip install --constraint constraints.txt --editable '.[peers]'"

Analysis = Callable[[str, str], SparseVector]
Batch = tuple[list[list[int]], list[list[float]]]


def peers_missing(find: Callable[[str], object | None] = find_spec) -> str | None:
    """Return what to install where the peers are not, else None."""
    if find("llama_index") is not None:
        return None
    return f"LlamaIndex is not installed, so it is left out of the table: {INSTALL}"


def peers(parts: Parts) -> dict[str, Search]:
    """Return LlamaIndex's hybrid twice: with BM25 in English, as most build it, and with ours."""
    return {
        "LlamaIndex hybrid, English BM25": _hybrid(parts, lambda _: "en"),
        "LlamaIndex hybrid, our term analysis": _hybrid(parts, detect_language),
    }


def _hybrid(parts: Parts, language: Callable[[str], str]) -> Search:
    """Index the chunks that may be cited, with the vectors the model gave, and search them."""
    from llama_index.core import VectorStoreIndex  # noqa: PLC0415  an extra
    from llama_index.core.schema import TextNode  # noqa: PLC0415  as above
    from llama_index.vector_stores.qdrant import QdrantVectorStore  # noqa: PLC0415  as above
    from qdrant_client import QdrantClient, models  # noqa: PLC0415  takes 1 s to import

    store = QdrantVectorStore(
        "peer",
        client=QdrantClient(":memory:"),
        enable_hybrid=True,
        sparse_doc_fn=_sparse(document_vector, language),
        sparse_query_fn=_sparse(question_vector, language),
        # What the store itself chooses for FastEmbed's BM25, whose model only a hub has.
        sparse_config=models.SparseVectorParams(modifier=models.Modifier.IDF),
    )
    chunks = parts.uncentred.chunks(CITABLE)
    store.add(
        [
            TextNode(
                id_=str(uuid.uuid5(uuid.NAMESPACE_OID, chunk.chunk_id)),
                text=searchable(chunk),
                embedding=parts.uncentred.vectors[chunk.chunk_id].tolist(),
                metadata={"document": chunk.meta.document_id},
            )
            for chunk in chunks
        ]
    )
    index = VectorStoreIndex.from_vector_store(store, embed_model=_embedding(parts))
    retriever = index.as_retriever(
        vector_store_query_mode="hybrid", similarity_top_k=SEARCHED, sparse_top_k=SEARCHED
    )
    return lambda text: documents(
        found.node.metadata["document"] for found in retriever.retrieve(text)
    )


def _sparse(analysis: Analysis, language: Callable[[str], str]) -> Callable[[list[str]], Batch]:
    """Return a `sparse_doc_fn` or `sparse_query_fn`: texts in, indices and weights out."""

    def encode(texts: list[str]) -> Batch:
        vectors = [analysis(text, language(text)) for text in texts]
        return [list(v.indices) for v in vectors], [list(v.values) for v in vectors]

    return encode


def _embedding(parts: Parts) -> Any:
    """Return our embedder as LlamaIndex's embedding class."""
    from llama_index.core.base.embeddings.base import BaseEmbedding  # noqa: PLC0415  an extra

    class Wrapped(BaseEmbedding):
        """Gives the vectors as the model gives them."""

        def _get_query_embedding(self, query: str) -> list[float]:
            return _numbers(parts.plain.embed_question(query))

        async def _aget_query_embedding(self, query: str) -> list[float]:
            return self._get_query_embedding(query)

        def _get_text_embedding(self, text: str) -> list[float]:
            return _numbers(parts.plain.embed_passages([text])[0])

    return Wrapped()


def _numbers(vector: Vectors) -> list[float]:
    return [float(number) for number in vector]
