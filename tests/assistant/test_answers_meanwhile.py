"""Questions while half of the documents are replaced: no error, and every quote of one version."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from assistant.access import PUBLIC
from assistant.answer import Answer
from assistant.service import build_assistant
from assistant.settings import AssistantSettings
from ingest.document import StoredDocument
from ingest.embed_chunks import embed_chunks
from ingest.split import split
from ingest.store.index import IndexedDocument
from ingest.store.opening import fingerprint_of
from tests.support.chunks import build_document
from tests.support.embedders import WordEmbedder
from tests.support.indexes import build_edge

GOODS = ("stoelen", "lampen", "fietsen", "tapijten", "laptops", "gordijnen")
EMBEDDER = WordEmbedder()
ROUNDS = 4


def document(number: int, version: int) -> StoredDocument:
    goods, pad = GOODS[number], "Vooraf. " * version
    text = (
        f"{pad}De gemeente Voorbeeld kocht in versie {version} hergebruikte {goods}. "
        f"De leverancier nam in versie {version} de oude {goods} terug."
    )
    return build_document(text, document_id=f"stuk-{number}")


def indexed(stored: StoredDocument) -> IndexedDocument:
    return IndexedDocument(document=stored, chunks=embed_chunks(EMBEDDER, split(stored)))


@pytest.mark.integration
def test_no_answer_mixes_versions_or_fails_while_half_of_the_documents_are_replaced(
    tmp_path: Path,
) -> None:
    texts = {(n, v): document(n, v).text for n in range(len(GOODS)) for v in range(1, ROUNDS + 2)}
    done: list[bool] = []
    with closing(build_edge(tmp_path / "index", fingerprint_of(EMBEDDER))) as index:
        index.put([indexed(document(n, 1)) for n in range(len(GOODS))])
        assistant = build_assistant(
            AssistantSettings(_env_file=None), indexes={"public": index}, embedder=EMBEDDER
        )
        assistant.ask("Wat kocht de gemeente?", audience=PUBLIC)

        def ask() -> int:
            asked = 0
            while not done or asked < 2:
                goods = GOODS[asked % len(GOODS)]
                reply = assistant.ask(f"Welke {goods} kocht de gemeente?", audience=PUBLIC)
                asked += 1
                if isinstance(reply.outcome, Answer):
                    for citation in reply.outcome.citations:
                        number = int(citation.meta.document_id.removeprefix("stuk-"))
                        told = {
                            version
                            for version in range(1, ROUNDS + 2)
                            if texts[number, version][citation.span.start : citation.span.end]
                            == citation.quote
                        }
                        assert told, citation
                    versions = {
                        (c.meta.document_id, word)
                        for c in reply.outcome.citations
                        for word in c.quote.split()
                        if word.isdigit()
                    }
                    assert len(versions) == len({document_id for document_id, _ in versions})
            return asked

        with ThreadPoolExecutor(2) as pool:
            asking = [pool.submit(ask) for _ in range(2)]
            for version in range(2, ROUNDS + 2):
                index.put([indexed(document(n, version)) for n in range(0, len(GOODS), 2)])
                time.sleep(0)
            done.append(True)
            assert all(each.result() >= 2 for each in asking)
