from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from ingest.document import Mark, StoredDocument
from ingest.split import MAX_WORDS, MIN_WORDS, split
from tests.support.chunks import build_document

WORDS = st.sampled_from(
    ["inkoop", "meubilair", "Zuid-Holland", "art.", "2.114", "€", "x.", "é", "\u200b", "😀", "a|b"]
)
LINES = st.one_of(
    st.lists(WORDS, max_size=40).map(" ".join),
    st.lists(WORDS, max_size=12).map(lambda words: "- " + " ".join(words)),
    st.sampled_from(["", "", "# Kop", "## Lessen", "| a | b |", "|---|---|", "```", "> citaat."]),
    st.text(max_size=60),
)
DOCUMENTS = st.lists(LINES, max_size=60).map("\n".join)


@given(DOCUMENTS)
def test_every_chunk_and_every_sentence_is_a_slice_of_the_stored_text(text: str) -> None:
    document = build_document(text)
    for chunk in split(document):
        assert chunk.text == document.text[chunk.start : chunk.end]
        for span in chunk.spans:
            assert chunk.start <= span.start < span.end <= chunk.end
            assert chunk.quote(span) == document.text[span.start : span.end]


@given(DOCUMENTS)
def test_chunks_and_sentences_follow_each_other_without_overlap(text: str) -> None:
    chunks = split(build_document(text))
    spans = [span for chunk in chunks for span in chunk.spans]
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert all(a.end <= b.start for a, b in pairwise(chunks))


@given(DOCUMENTS)
def test_the_same_document_gives_the_same_ids(text: str) -> None:
    first, second = split(build_document(text)), split(build_document(text))
    assert [chunk.chunk_id for chunk in first] == [chunk.chunk_id for chunk in second]
    assert len({chunk.chunk_id for chunk in first}) == len(first)


def test_a_short_document_is_one_chunk_whatever_its_headings() -> None:
    (chunk,) = split(build_document("## Wat\n\nEen zin.\n\n## Resultaat\n\nNog een zin."))
    assert chunk.sections == (("Wat",), ("Resultaat",))


def test_headings_without_text_make_no_chunk() -> None:
    assert split(build_document("# Titel\n\n## Leeg\n\n## Ook leeg")) == []


def test_long_sections_break_at_their_heading() -> None:
    section = " ".join(["Dit is een zin van zeven woorden."] * 20)
    chunks = split(build_document(f"## Een\n\n{section}\n\n## Twee\n\n{section}"))
    assert [chunk.sections for chunk in chunks] == [(("Een",),), (("Twee",),)]


def test_short_neighbours_are_joined_until_a_chunk_has_substance() -> None:
    sections = "\n\n".join(
        f"## Deel {n}\n\n" + "Zes woorden staan er hier nu. " * 5 for n in range(20)
    )
    chunks = split(build_document(sections))
    sizes = [len(chunk.text.split()) for chunk in chunks]
    assert min(sizes[:-1]) >= MIN_WORDS
    assert max(sizes) <= MAX_WORDS + 60  # the headings between sentences come on top


def test_a_sentence_without_end_is_cut_at_spaces() -> None:
    document = build_document(" ".join(f"woord{n}" for n in range(1000)))
    spans = [span for chunk in split(document) for span in chunk.spans]
    assert max(len(document.text[s.start : s.end].split()) for s in spans) == MAX_WORDS
    assert sum(len(document.text[s.start : s.end].split()) for s in spans) == 1000


def test_dutch_abbreviations_and_decimals_do_not_end_a_sentence() -> None:
    text = "Het kostte 2,5 mln. euro, o.a. voor art. 2.114 Aw. Daarna volgde gunning d.m.v. EMVI."
    (chunk,) = split(build_document(text))
    assert [chunk.quote(span) for span in chunk.spans] == [
        "Het kostte 2,5 mln. euro, o.a. voor art. 2.114 Aw.",
        "Daarna volgde gunning d.m.v. EMVI.",
    ]


def test_list_items_and_table_rows_are_quoted_whole_and_without_their_marker() -> None:
    text = "- Eerste punt\n- Tweede punt\n\n| jaar | kg |\n|---|---|\n| 2017 | 800 |"
    (chunk,) = split(build_document(text))
    assert [chunk.quote(s) for s in chunk.spans] == ["Eerste punt", "Tweede punt", "| 2017 | 800 |"]


def test_a_sentence_knows_its_pages_and_its_section() -> None:
    text = "# Rapport\n\nOp de eerste bladzijde.\n\n## Gunnen\n\nOp de tweede bladzijde."
    marks = (Mark(offset=0, page=1), Mark(offset=text.index("## Gunnen"), page=2))
    (chunk,) = split(build_document(text, marks=marks))
    assert [(s.page, s.section) for s in chunk.spans] == [
        (1, ("Rapport",)),
        (2, ("Rapport", "Gunnen")),
    ]


def test_a_sentence_of_a_recording_knows_its_time() -> None:
    text = "Welkom bij module drie.\nWe kijken naar gunnen."
    marks = (Mark(offset=0, timecode="00:00:01"), Mark(offset=24, timecode="00:02:10"))
    (chunk,) = split(StoredDocument(meta=build_document().meta, text=text, marks=marks))
    assert [span.timecode for span in chunk.spans] == ["00:00:01", "00:02:10"]


def test_the_header_is_searched_but_not_quoted() -> None:
    (chunk,) = split(build_document("## Lessen\n\nBegin op tijd.", title="Titel van het stuk"))
    assert chunk.header == "Titel van het stuk\nLessen"
    assert chunk.text == "Begin op tijd."
