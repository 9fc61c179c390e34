from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis.strategies import characters, text

from assistant.answer import Draft, Hit, Passage, Place
from assistant.verify import adds_only, verify
from ingest.document import Chunk, Span, StoredDocument
from ingest.split import split
from tests.support.chunks import build_document

TEXT = (
    "Het contract loopt tien jaar. De omvang is\n2,5 miljoen euro.\n\n"
    "| jaar | kg |\n|---|---|\n| 2017 | 800 |"
)
STORED = build_document(TEXT)


def draft_of(position: int = 0, *, document: StoredDocument = STORED) -> Draft:
    (chunk,) = split(document)
    span = chunk.spans[position]
    passage = Passage(number=1, hit=hit_of(chunk))
    return Draft(
        text=" ".join(chunk.quote(span).split()),
        places=(Place(passage=passage, span=span, quote=chunk.quote(span)),),
        support=0.9,
    )


def at(draft: Draft, span: Span) -> Draft:
    (place,) = draft.places
    return replace(draft, places=(replace(place, span=span),))


def hit_of(chunk: Chunk) -> Hit:
    return Hit(chunk=chunk, score=1.0, cosine=0.9, bm25=3.0)


def lookup(document_id: str) -> StoredDocument | None:
    return STORED if document_id == STORED.meta.document_id else None


def texts(*drafts: Draft) -> list[str]:
    return [delta.sentence.text for delta in verify(drafts, lookup)]


def test_a_quote_that_stands_at_its_place_is_shown() -> None:
    assert texts(draft_of()) == ["Het contract loopt tien jaar."]


def test_support_and_what_it_rests_on_stay_with_the_sentence() -> None:
    (delta,) = verify([replace(draft_of(), support=0.625, signals={"cosine": 0.5})], lookup)
    assert (delta.sentence.support, delta.sentence.signals) == (0.625, {"cosine": 0.5})


def test_the_citation_holds_the_words_as_they_are_stored() -> None:
    (delta,) = verify([draft_of(1)], lookup)
    (citation,) = delta.citations
    assert delta.sentence.text == "De omvang is 2,5 miljoen euro."
    assert citation.quote == TEXT[citation.span.start : citation.span.end]


def test_a_table_row_is_shown_without_its_bars() -> None:
    row = draft_of(2)
    assert texts(replace(row, text="2017 – 800")) == ["2017 – 800"]


def test_a_number_that_was_changed_is_refused() -> None:
    changed = draft_of(1)
    assert texts(replace(changed, text="De omvang is 3,5 miljoen euro.")) == []


def test_words_that_were_added_are_refused() -> None:
    assert texts(replace(draft_of(), text="Het contract loopt ruim tien jaar.")) == []


def test_a_quote_that_stands_elsewhere_in_the_document_is_refused() -> None:
    first, second = draft_of(0), draft_of(1)
    assert texts(at(first, second.places[0].span)) == []


def test_a_quote_of_a_document_that_was_replaced_since_is_refused() -> None:
    older = build_document(TEXT.replace("tien", "acht"))
    assert texts(draft_of(document=older)) == []


def test_a_quote_of_a_document_that_is_gone_is_refused() -> None:
    assert texts(draft_of(document=build_document(TEXT, document_id="weg"))) == []


def test_a_place_outside_the_document_is_refused() -> None:
    draft = draft_of()
    for start, end in ((-5, 10), (10, 10), (0, 10_000)):
        assert texts(at(draft, replace(draft.places[0].span, start=start, end=end))) == []


def test_refused_sentences_leave_no_gap_in_the_numbers() -> None:
    refused = replace(draft_of(0), text="Iets anders.")
    deltas = list(verify([refused, draft_of(1)], lookup))
    assert [delta.citations[0].number for delta in deltas] == [1]
    assert deltas[0].sentence.citations == (1,)


def with_text(text: str, *, document: StoredDocument, position: int = 0) -> Draft:
    return replace(draft_of(position, document=document), text=text)


LEANING = build_document("Zij kocht [circulair] tapijt. En [Gemeente Hattem] bleef.")
LEANING = replace(LEANING, meta=replace(LEANING.meta, organisation="Gemeente Hattem"))


def test_the_organisation_may_stand_in_brackets_behind_the_first_word() -> None:
    assert adds_only(with_text("Zij [Gemeente Hattem] kocht [circulair] tapijt.", document=LEANING))


@pytest.mark.parametrize(
    "text",
    [
        "Zij [Gemeente Zwolle] kocht [circulair] tapijt.",
        "Zij [hergebruikt] kocht [circulair] tapijt.",
        "Zij [Gemeente Hattem] kocht tapijt.",  # the source's own brackets stay
        "Zij [Gemeente Hattem] kocht [circulair] tapijt niet.",
        "Zij [Gemeente Hattem] kocht [circulair] meubilair.",
        "Zij kocht [Gemeente Hattem] [circulair] tapijt.",  # not behind the pronoun
        "Zij [Gemeente Hattem] [Gemeente Hattem] kocht [circulair] tapijt.",
        "Zij Gemeente Hattem kocht [circulair] tapijt.",
    ],
)
def test_anything_else_that_is_added_or_changed_is_refused(text: str) -> None:
    assert not adds_only(with_text(text, document=LEANING))


def test_a_name_in_brackets_that_the_source_has_is_not_left_out() -> None:
    assert not adds_only(with_text("En bleef.", document=LEANING, position=1))


def test_without_an_organisation_nothing_is_added() -> None:
    nobody = replace(LEANING, meta=replace(LEANING.meta, organisation=None))
    assert not adds_only(with_text("Zij [None] kocht [circulair] tapijt.", document=nobody))
    assert not adds_only(with_text("Zij [] kocht [circulair] tapijt.", document=nobody))


def test_the_heads_of_its_columns_may_stand_in_a_row() -> None:
    assert adds_only(with_text("[jaar] 2017 – [kg] 800", document=STORED, position=2))


@pytest.mark.parametrize(
    "text",
    [
        "[jaar] 2017 – [ton] 800",
        "[kg] 2017 – [jaar] 800",  # heads of the other column
        "[jaar] 2017 – [kg] 900",
        "2017 – [kg] 800",
        "[jaar] 2017",
        "[Provincie Zuid-Holland] 2017 – 800",
    ],
)
def test_other_heads_and_other_cells_in_a_row_are_refused(text: str) -> None:
    assert not adds_only(with_text(text, document=STORED, position=2))


def test_a_sentence_with_its_subject_is_shown_and_is_not_verbatim() -> None:
    draft = with_text("Zij [Gemeente Hattem] kocht [circulair] tapijt.", document=LEANING)
    (delta,) = verify([draft], lambda _: LEANING)
    assert not delta.sentence.verbatim
    assert [citation.quote for citation in delta.citations] == ["Zij kocht [circulair] tapijt."]


def test_a_bracket_in_words_of_two_places_is_refused() -> None:
    draft = with_text("Zij [Gemeente Hattem] kocht [circulair] tapijt.", document=LEANING)
    assert not adds_only(replace(draft, places=draft.places * 2))


@settings(max_examples=60)
@given(words=text(alphabet=characters(exclude_categories=("C", "Z")), min_size=1, max_size=12))
def test_no_other_words_in_brackets_get_through(words: str) -> None:
    draft = with_text(f"Zij [{words}] kocht [circulair] tapijt.", document=LEANING)
    assert not adds_only(draft)
