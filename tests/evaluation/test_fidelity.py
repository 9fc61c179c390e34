from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.fidelity import Documents, checked, places
from evaluation.questions import Gold
from evaluation.run_file import GoldPlace
from evaluation.system import StoredText
from tests.support.evaluation_runs import DOCUMENT, FACT, citation, question
from tests.support.evaluation_system import PLACE, TEXT, FakeSystem

END = PLACE + len(FACT)


def is_faithful(quote: str = FACT, *, text: str = TEXT, **changes: object) -> bool:
    documents = documents_of(text)
    return checked(citation(quote, **({"start": PLACE} | changes)), documents).faithful


def documents_of(text: str = TEXT, **others: str) -> Documents:
    stored = {DOCUMENT: text, **others}
    return Documents(
        FakeSystem(
            documents={name: StoredText(text=text, language="nl") for name, text in stored.items()}
        )
    )


def test_the_words_between_the_ends_are_a_faithful_quote() -> None:
    assert is_faithful()


@pytest.mark.parametrize("shift", [-1, 1, 100, -PLACE - 1])
def test_a_quote_that_was_moved_is_unfaithful(shift: int) -> None:
    assert not is_faithful(start=PLACE + shift, end=END + shift)


@pytest.mark.parametrize(("start", "end"), [(PLACE, END - 1), (PLACE, END + 1), (PLACE - 1, END)])
def test_ends_that_hold_another_number_of_characters_are_unfaithful(start: int, end: int) -> None:
    assert not is_faithful(start=start, end=end)


def test_one_character_that_differs_is_unfaithful() -> None:
    assert not is_faithful(FACT.replace("2018", "2019"))
    assert not is_faithful(FACT.replace("De", "de"))


def test_a_document_that_is_not_there_makes_it_unfaithful() -> None:
    assert not is_faithful(document_id="weg")


def test_the_same_place_in_another_document_is_unfaithful() -> None:
    documents = documents_of(utrecht="x" * len(TEXT))
    moved = citation(start=PLACE, document_id="utrecht")
    assert not checked(moved, documents).faithful


@pytest.mark.parametrize("quote", ["", " ", "\n\n"])
def test_a_quote_without_a_word_is_unfaithful_wherever_it_stands(quote: str) -> None:
    text = f"a{quote}b"
    assert not is_faithful(quote, text=text, start=1, end=1 + len(quote))


def test_a_place_counted_from_the_end_is_unfaithful() -> None:
    start = PLACE - len(TEXT)
    assert TEXT[start : start + len(FACT)] == FACT
    assert not is_faithful(start=start, end=start + len(FACT))


def test_a_place_past_the_end_is_unfaithful() -> None:
    assert not is_faithful(FACT, text=TEXT[: END - 1])


def test_places_are_counted_in_code_points_not_in_utf_16_or_bytes() -> None:
    text = f"😀 𝔘 é {FACT}"
    start = text.index(FACT)
    in_utf_16 = len(text[:start].encode("utf-16-le")) // 2
    in_bytes = len(text[:start].encode())
    assert len({start, in_utf_16, in_bytes}) == 3
    assert is_faithful(text=text, start=start)
    assert not is_faithful(text=text, start=in_utf_16)
    assert not is_faithful(text=text, start=in_bytes)


def test_a_quote_of_emoji_is_faithful() -> None:
    assert is_faithful("👩‍💻 €", text="Ja 👩‍💻 €!", start=3)


def test_another_normal_form_is_another_quote() -> None:
    composed, decomposed = (unicodedata.normalize(form, "één prijs") for form in ("NFC", "NFD"))
    assert is_faithful(composed, text=composed, start=0)
    assert not is_faithful(decomposed, text=composed, start=0)


@given(st.text(min_size=1), st.text(), st.text())
def test_a_slice_is_faithful_unless_it_is_blank(quote: str, before: str, after: str) -> None:
    found = is_faithful(quote, text=before + quote + after, start=len(before))
    assert found == bool(quote.strip())


def test_nothing_but_the_verdict_is_changed() -> None:
    given_to_it = citation(start=PLACE, faithful=False)
    assert checked(given_to_it, documents_of()) == citation(start=PLACE, faithful=True)


def test_gold_is_placed_where_its_words_stand() -> None:
    (place,) = places(question(), documents_of())
    assert place == GoldPlace(document_id=DOCUMENT, language="nl", start=PLACE, end=END)
    assert TEXT[PLACE:END] == FACT


def test_gold_whose_words_are_not_there_keeps_its_document_without_a_place() -> None:
    asked = question(gold=(Gold(document_id=DOCUMENT, quote="Iets anders."),))
    (place,) = places(asked, documents_of())
    assert place == GoldPlace(document_id=DOCUMENT, language="nl", start=None, end=None)


def test_gold_whose_document_is_not_there_has_neither_language_nor_place() -> None:
    asked = question(gold=(Gold(document_id="weg", quote=FACT),))
    (place,) = places(asked, documents_of())
    assert place == GoldPlace(document_id="weg", language=None, start=None, end=None)


def test_each_gold_quote_gets_its_place_in_order() -> None:
    golds = (Gold(document_id="utrecht", quote="tien"), Gold(document_id=DOCUMENT, quote=FACT))
    found = places(question(gold=golds), documents_of(utrecht="Het zijn er tien."))
    assert [(place.document_id, place.start) for place in found] == [
        ("utrecht", 12),
        (DOCUMENT, PLACE),
    ]


def test_a_question_without_gold_has_no_places() -> None:
    assert places(question("unanswerable"), documents_of()) == ()


def test_a_document_is_fetched_once_also_when_it_is_not_there() -> None:
    system = FakeSystem()
    documents = Documents(system)
    for document_id in (DOCUMENT, "weg", DOCUMENT, "weg"):
        documents.get(document_id)
    assert system.fetched == [DOCUMENT, "weg"]
