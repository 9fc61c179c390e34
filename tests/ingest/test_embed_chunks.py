from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from ingest.document import Chunk, Span
from ingest.embed_chunks import about, embed_chunks, in_context, quotable_spans, searchable
from ingest.store.index import EmbeddedChunk
from ingest.text.centring import embed_passages
from ingest.text.embed import Vectors
from ingest.text.lexical import document_vector
from tests.support.chunks import build_chunk
from tests.support.embedders import WordEmbedder

FIRST = "De gemeente kocht gebruikte bureaus."
SECOND = "Het tapijt gaat terug naar de fabriek."
TEXT = f"{FIRST}\n{SECOND}"
LABELLED = f"Resultaat:\n{FIRST}\nTapijt en meubels\n{SECOND}"


class ListeningEmbedder(WordEmbedder):
    """Keeps the texts that it was given, a list a call."""

    def __init__(self) -> None:
        super().__init__()
        self.calls: list[list[str]] = []

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        self.calls.append(list(texts))
        return super().embed_passages(texts)


class CentredEmbedder(WordEmbedder):
    """Has the name and the length of the model that the centres go with."""

    model = "multilingual-e5-small (test)"

    def __init__(self) -> None:
        super().__init__(384)


def embedded(chunk: Chunk, embedder: WordEmbedder | None = None) -> EmbeddedChunk:
    (found,) = embed_chunks(embedder or WordEmbedder(), [chunk])
    return found


def rows_of(entry: EmbeddedChunk) -> Vectors:
    assert entry.sentences is not None
    return entry.sentences


def vector_of(text: str) -> Vectors:
    return WordEmbedder().embed_passages([text])[0]


def test_each_row_is_the_vector_of_the_span_at_its_place() -> None:
    chunk = build_chunk(TEXT)
    rows = rows_of(embedded(chunk))
    assert [chunk.quote(span) for span in chunk.spans] == [FIRST, SECOND]
    assert np.array_equal(rows, [vector_of(in_context(chunk, span)) for span in chunk.spans])


def test_rows_stay_with_their_chunk_when_several_are_embedded_in_one_go() -> None:
    chunks = [
        build_chunk(TEXT, document_id="a"),
        build_chunk(LABELLED, document_id="b", kind="overview"),
        build_chunk("Kort.", document_id="c"),
        build_chunk(LABELLED, document_id="d"),
    ]
    together = embed_chunks(WordEmbedder(), chunks)
    assert [entry.chunk for entry in together] == chunks
    assert [entry.sentences is not None for entry in together] == [True, False, False, True]
    for entry, chunk in zip(together, chunks, strict=True):
        alone = embedded(chunk)
        assert np.array_equal(entry.dense, alone.dense)
        assert entry.sentences is None or np.array_equal(entry.sentences, rows_of(alone))


def test_a_label_between_sentences_has_a_row_of_zeros() -> None:
    chunk = build_chunk(LABELLED)
    quotes = [chunk.quote(span) for span in chunk.spans]
    assert quotes == ["Resultaat:", FIRST, "Tapijt en meubels", SECOND]
    rows = rows_of(embedded(chunk))
    assert rows.any(axis=1).tolist() == [False, True, False, True]
    assert np.array_equal(rows[3], vector_of(in_context(chunk, chunk.spans[3])))


def test_four_words_make_a_sentence_and_three_a_label() -> None:
    chunk = build_chunk("Het tapijt gaat terug.\nHet tapijt gaat.")
    assert quotable_spans(chunk) == [chunk.spans[0]]


def test_a_chunk_of_labels_has_no_sentences() -> None:
    assert embedded(build_chunk("Resultaat:\nTapijt en meubels")).sentences is None


def test_an_overview_is_searched_and_none_of_its_sentences_is_embedded() -> None:
    embedder = ListeningEmbedder()
    chunk = build_chunk(TEXT, kind="overview")
    assert embedded(chunk, embedder).sentences is None
    assert embedder.calls == [[searchable(chunk)]]


def test_title_and_sections_stand_in_front_of_a_sentence() -> None:
    span = Span(start=0, end=len(FIRST), section=("Aanpak", "Meubilair"))
    chunk = build_chunk(FIRST, spans=(span,), title="Proef met bureaus")
    assert in_context(chunk, span) == f"Proef met bureaus › Aanpak › Meubilair\n{FIRST}"


def test_a_sentence_is_embedded_with_what_stands_in_front_of_it() -> None:
    embedder = ListeningEmbedder()
    chunk = build_chunk(TEXT, title="Proef met bureaus", where={"section": ("Aanpak",)})
    embedded(chunk, embedder)
    context = "Proef met bureaus › Aanpak"
    assert embedder.calls == [
        [searchable(chunk)],
        [f"{context}\n{FIRST}", f"{context}\n{SECOND}"],
    ]


def test_the_whole_chunk_is_embedded_and_analysed_with_its_header() -> None:
    chunk = build_chunk(TEXT, title="Proef met bureaus")
    entry = embedded(chunk)
    whole = f"{chunk.header}\n{about(chunk.meta)}\n{TEXT}"
    assert "Proef met bureaus" in chunk.header
    assert np.array_equal(entry.dense, vector_of(whole))
    assert entry.sparse == document_vector(whole, "nl")


def test_what_a_document_is_about_stands_in_its_own_language() -> None:
    meta = build_chunk(TEXT, language="fr", organisation="Ville de Gand", country="BE").meta
    assert about(meta) == "Ville de Gand · Belgique · mobilier de bureau · 2018"
    unknown = build_chunk(TEXT, organisation=None, country=None, category=(), year=None)
    assert searchable(unknown) == f"{unknown.header}\n{TEXT}"


def test_all_chunks_are_embedded_in_one_call_and_all_sentences_in_another() -> None:
    embedder = ListeningEmbedder()
    embed_chunks(embedder, [build_chunk(TEXT, document_id=name) for name in ("a", "b")])
    assert [len(texts) for texts in embedder.calls] == [2, 4]


def test_sentences_are_embedded_by_what_is_made_for_them() -> None:
    class Two(WordEmbedder):
        @property
        def for_sentences(self) -> WordEmbedder:
            return made_for_them

    made_for_them, whole = ListeningEmbedder(), Two()
    entry = embedded(build_chunk(TEXT), whole)
    assert (whole.passages, made_for_them.passages) == (1, 2)
    assert rows_of(entry).shape == (2, whole.dimensions)


@pytest.mark.parametrize("language", ["fr", "en", "de"])
def test_a_chunk_and_its_sentences_are_centred_by_the_language_of_their_document(
    language: str,
) -> None:
    embedder = CentredEmbedder()
    chunks = [build_chunk(TEXT, language="nl"), build_chunk(TEXT, language=language)]
    entry = embed_chunks(embedder, chunks)[1]
    texts = [searchable(chunks[1]), *(in_context(chunks[1], s) for s in chunks[1].spans)]
    expected = embed_passages(embedder, texts, [language] * 3)
    assert np.allclose([entry.dense, *rows_of(entry)], expected, atol=1e-6)


def test_the_terms_of_a_chunk_are_those_of_its_language() -> None:
    text = "Les vêtements usagés reviennent au fournisseur."
    chunk = build_chunk(text, language="fr", title="Vêtements")
    assert embedded(chunk).sparse == document_vector(searchable(chunk), "fr")
    assert embedded(chunk).sparse != document_vector(searchable(chunk), "nl")


def test_vectors_of_sentences_have_unit_length() -> None:
    rows = rows_of(embedded(build_chunk(TEXT), CentredEmbedder()))
    assert np.linalg.norm(rows, axis=1) == pytest.approx([1.0, 1.0], abs=1e-5)


def test_no_chunks_give_no_vectors() -> None:
    assert embed_chunks(WordEmbedder(), []) == []
