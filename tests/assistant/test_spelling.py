from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.question import understand
from assistant.readable import Readable, embed_question
from assistant.spelling import FEWEST, MOST, corrected, neighbours
from ingest.store.index import Filters, IndexedDocument, ScoredChunk, SparseVector
from ingest.text.lexical import analyse, document_vector, question_vector
from tests.support.chunks import (
    build_chunk,
    build_document,
    build_embedded,
    build_fingerprint,
    build_metadata,
)
from tests.support.embedders import WordEmbedder
from tests.support.list_index import ListIndex

TEXTS = {
    "nl": (
        "De stad Oosterhout koos voor circulaire aanbesteding van meubilair en bedrijfskleding.",
        "De aanbesteding van meubilair was circulair; Oosterhout kocht linoleum van Göteborg.",
    ),
    "fr": ("Le marché public portait sur du mobilier de récupération.",),
    "en": ("The council purchased refurbished furniture from a supplier.",),
    "de": ("Die Stadt hat nachhaltig beschafft und gebrauchte Möbel wiederverwendet.",),
}


class CountingIndex(ListIndex):
    """Counts the sparse queries it is asked."""

    asked = 0

    def nearest_sparse(
        self, vector: SparseVector, *, top_k: int, filters: Filters | None = None
    ) -> list[ScoredChunk]:
        self.asked += 1
        return super().nearest_sparse(vector, top_k=top_k, filters=filters)


def build_texts(language: str, *texts: str, times: int = FEWEST) -> ListIndex:
    """Return an index of so many documents of one chunk, in turn of the texts."""
    texts = texts or TEXTS[language]
    index = ListIndex(build_fingerprint())
    for number in range(times):
        text = texts[number % len(texts)]
        meta = build_metadata(f"{language}-{len(text)}-{number}", language=language)
        sparse = document_vector(text, language)
        chunk = build_embedded(build_chunk(text, meta=meta), sparse=sparse)
        index.put([IndexedDocument(document=build_document(text, meta=meta), chunks=[chunk])])
    return index


@pytest.fixture(scope="module")
def dutch() -> Sequence[ListIndex]:
    return (build_texts("nl"),)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("aanbestedign", "aanbesteding"),
        ("circulare", "circulaire"),
        ("meubilar", "meubilair"),
        ("bedrijskleding", "bedrijfskleding"),
        ("linolium", "linoleum"),
    ],
)
@pytest.mark.parametrize("around", ["hoe werkt {} hier?", "{}", "d'{}, of niet", "'{}'."])
def test_a_slip_brings_the_word_that_was_meant(
    dutch: Sequence[ListIndex], typed: str, meant: str, around: str
) -> None:
    found = corrected(around.format(typed), "nl", dutch)
    assert list(found) == [typed]
    assert analyse(found[typed], "nl") == analyse(meant, "nl")


def test_the_first_word_of_a_question_may_have_its_capital(dutch: Sequence[ListIndex]) -> None:
    assert corrected("Meubilar in scholen?", "nl", dutch) == {"meubilar": "meubilair"}


@pytest.mark.parametrize(
    ("language", "typed", "meant"),
    [
        ("fr", "mobiler", "mobilier"),
        ("en", "furnitrue", "furniture"),
        ("de", "nachhalitg", "nachhaltig"),
    ],
)
def test_slips_are_mended_in_every_language(language: str, typed: str, meant: str) -> None:
    assert corrected(f"{typed} ?", language, (build_texts(language),)) == {typed: meant}


@pytest.mark.parametrize(
    "question",
    [
        "Welke circulaire aanbestedingen van meubilair waren er in Oosterhout?",
        "Wie kocht kantoormeubilair, tapijttegels en straatlampen?",  # right, and in no document
        "Wat deed Oosterhoud?",
        "goteburg",
        "oosterhoud",  # typed small, but documents write Oosterhout with a capital
        "MEUBILAR",
        "volgens artikel 2.114 en C-2230",
        "hout?",
        "",
        "-" * 5_000,
    ],
)
def test_right_words_names_and_references_are_left_alone(
    dutch: Sequence[ListIndex], question: str
) -> None:
    assert corrected(question, "nl", dutch) == {}


def test_a_language_with_hardly_any_documents_is_left_alone() -> None:
    few = (build_texts("nl", times=FEWEST - 1),)
    assert corrected("wat kost meubilar?", "nl", few) == {}


def test_the_documents_of_all_indexes_count_together() -> None:
    halves = (build_texts("nl", times=FEWEST - 1), build_texts("nl", times=2))
    assert corrected("wat kost meubilar?", "nl", halves) == {"meubilar": "meubilair"}


def test_a_word_that_another_readable_index_holds_is_right(dutch: Sequence[ListIndex]) -> None:
    other = build_texts("nl", "Een meubilar uit Gent.", times=1)
    assert corrected("wat kost een meubilar?", "nl", (*dutch, other)) == {}


def test_words_of_another_language_are_never_meant(dutch: Sequence[ListIndex]) -> None:
    english = build_texts("en")
    assert corrected("what is a coumcil?", "en", (*dutch, english)) == {"coumcil": "council"}
    assert corrected("wat is een coumcil?", "nl", (*dutch, english)) == {}


def test_a_word_is_known_as_soon_as_a_document_holds_it() -> None:
    index = build_texts("nl")
    before = corrected("linolium", "nl", (index,))
    index.put(list(build_texts("nl", "Over linolium.", times=1).entries.values()))
    assert (before, corrected("linolium", "nl", (index,))) == ({"linolium": "linoleum"}, {})


def test_few_unknown_words_of_a_long_question_are_looked_up(dutch: Sequence[ListIndex]) -> None:
    typed = ["aanbestedign", "circulare", "meubilar", "linolium", "bedrijskleding"]
    assert list(corrected(" ".join(typed), "nl", dutch)) == typed[:MOST]


def test_a_word_that_is_held_is_looked_up_once() -> None:
    index = CountingIndex()
    index.put(list(build_texts("nl", "De zwervelaar koos hout.").entries.values()))
    assert corrected("welke zwervelaar?", "nl", (index,)) == {}
    assert index.asked == 1
    assert corrected("een zwervelaar, waar?", "nl", (index,)) == {}
    assert index.asked == 1


def test_what_is_too_long_for_a_word_is_not_looked_up() -> None:
    index = CountingIndex()
    assert corrected("x" * 31, "nl", (index,)) == {}
    assert index.asked == 0


def test_a_question_searches_for_the_word_that_was_meant_too(dutch: Sequence[ListIndex]) -> None:
    question = understand("wat kost meubilar?", limit=100, language="nl")
    sparse = embed_question(question, Readable(dutch), WordEmbedder()).sparse
    weights = dict(zip(sparse.indices, sparse.values, strict=True))
    (typed,) = question_vector("meubilar", "nl").indices
    (meant,) = question_vector("meubilair", "nl").indices
    assert 0 < weights[meant] < weights[typed] == 1.0


@given(st.text("abcdefgh", min_size=6, max_size=9), st.data())
def test_neighbours_are_all_one_slip_away_and_no_other(word: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(1, len(word) - 2))
    letter = data.draw(st.sampled_from("abcdefgh"))
    slips = {
        word[:at] + word[at + 1 :],
        word[:at] + letter + word[at:],
        word[:at] + letter + word[at + 1 :],
        word[:at] + word[at + 1] + word[at] + word[at + 2 :],
    }
    near = neighbours(word)
    assert slips - {word} <= near
    assert word not in near
    assert all(each[0] == word[0] and abs(len(each) - len(word)) <= 1 for each in near)
