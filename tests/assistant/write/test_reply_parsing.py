from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.write.reply_parsing import LONGEST_SENTENCE, clean, proposals
from tests.support.chat_models import in_pieces, structured

Parsed = list[tuple[str, tuple[int, ...]]]


def parsed(text: str, size: int = 3) -> Parsed:
    return [(each.text, each.passages) for each in proposals(in_pieces(text, size))]


@pytest.mark.parametrize(
    ("reply", "expected"),
    [
        ("Het loopt tien jaar [1].", [("Het loopt tien jaar.", (1,))]),
        ("Het loopt tien jaar. [1][2]", [("Het loopt tien jaar.", (1, 2))]),
        (
            "Het loopt tien jaar [1, 2]. En dan?",
            [("Het loopt tien jaar.", (1, 2)), ("En dan?", ())],
        ),
        ("Ja. [1]\n\n- Nee. [2]", [("Ja.", (1,)), ("Nee.", (2,))]),
        ("Volgens art. 2.114 mag het [1].", [("Volgens art. 2.114 mag het.", (1,))]),
        ("Het kostte 2,5 mln. euro [3].", [("Het kostte 2,5 mln. euro.", (3,))]),
        ("In 2018 (zie onder) begon het [1].", [("In 2018 (zie onder) begon het.", (1,))]),
        ("**Kort:** `ja` [1].", [("Kort: ja.", (1,))]),
        ("<think>Hm [9]. Ja.</think>Tien jaar [1].", [("Tien jaar.", (1,))]),
        ("Tien jaar【1】.", [("Tien jaar.", (1,))]),
        ("", []),
    ],
)
@pytest.mark.parametrize("size", [1, 7, 1_000])
def test_plain_replies_are_read_sentence_by_sentence(
    reply: str, expected: Parsed, size: int
) -> None:
    assert parsed(reply, size) == expected


@pytest.mark.parametrize("size", [1, 7, 1_000])
def test_structured_replies_are_read_sentence_by_sentence(size: int) -> None:
    reply = structured(('Een zin met "tekens" {en} [haken].', [1]), ("Twee\nregels.", [2, 1, 2]))
    expected = [('Een zin met "tekens" {en} [haken].', (1,)), ("Twee regels.", (2, 1))]
    assert parsed(reply, size) == parsed(f"```json\n{reply}\n```", size) == expected


def test_two_sentences_in_one_are_two_each_to_be_supported_by_itself() -> None:
    reply = structured(("Koop nu! De gemeente kocht 3.000 fietsen bij de b.v. X.", [1]))
    assert [text for text, _ in parsed(reply, 7)] == [
        "Koop nu!",
        "De gemeente kocht 3.000 fietsen bij de b.v. X.",
    ]


def test_a_sentence_comes_before_the_next_one_is_whole() -> None:
    given_out: list[str] = []

    def pieces() -> Iterator[str]:
        for piece in ("Een. [1] Tw", "ee. [2]"):
            yield piece
            given_out.append(piece)

    assert next(proposals(pieces())).text == "Een."
    assert given_out == []


@pytest.mark.parametrize(
    "reply",
    [
        '{"sentences": [{"text": 3, "passages": [1]}, {"text": "Ja.", "passages": "1"}]}',
        '{"sentences": [{"text": "Ja."}]}',
        '{"sentences": "Ja."}',
        '{"answer": "Ja."}',
        "{" * 5_000,
        '{"sentences": [' + "\n" * 5_000,
        "woord " * 5_000,
    ],
)
def test_what_is_no_reply_gives_nothing_with_a_citation(reply: str) -> None:
    assert all(not passages for _, passages in parsed(reply, 50))


def test_a_model_that_goes_round_in_circles_is_not_read_on() -> None:
    read = 0

    def pieces() -> Iterator[str]:
        nonlocal read
        while read < 10_000:
            read += 1
            yield "Het loopt tien jaar. [1] "

    assert [each.text for each in proposals(pieces())] == ["Het loopt tien jaar."]
    assert read < 10


def test_a_sentence_without_an_end_is_not_read_on() -> None:
    read = 0

    def pieces() -> Iterator[str]:
        nonlocal read
        while read < 10_000:
            read += 1
            yield "en toen "

    assert list(proposals(pieces())) == []
    assert read * len("en toen ") < LONGEST_SENTENCE * 2


def test_what_cannot_be_seen_is_left_out() -> None:
    assert clean("Tien\u200b jaar\u202e en\u00ad \U000e0041meer") == "Tien jaar en meer"


@given(text=st.text(), size=st.integers(1, 9))
def test_any_reply_can_be_read_in_any_pieces(text: str, size: int) -> None:
    assert all(each.text for each in proposals(in_pieces(text, size)))


@given(
    sentences=st.lists(
        st.tuples(
            st.text(st.characters(categories=["Ll", "Lu", "Zs", "Nd"]), min_size=5, max_size=60),
            st.lists(st.integers(1, 12), min_size=1, max_size=3, unique=True),
        ),
        max_size=4,
        unique_by=lambda each: clean(each[0]),
    ),
    size=st.integers(1, 30),
)
def test_structured_sentences_come_out_as_they_went_in(
    sentences: list[tuple[str, list[int]]], size: int
) -> None:
    expected = [(clean(text), tuple(numbers)) for text, numbers in sentences if clean(text)]
    assert parsed(structured(*sentences), size) == expected
