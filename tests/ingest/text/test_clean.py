from __future__ import annotations

import unicodedata

import pytest

from ingest.text.clean import clean


def test_a_nul_becomes_a_space_so_that_what_follows_is_read() -> None:
    assert clean("voor\0na") == "voor na"


def test_a_lone_surrogate_becomes_a_space() -> None:
    assert clean("half\ud83d teken\udc00") == "half  teken"


@pytest.mark.parametrize("text", ["", " \n\t ", "\0", "\ud800"])
def test_a_text_with_nothing_in_it_is_never_empty(text: str) -> None:
    assert clean(text) == "."


def test_loose_accents_are_put_on_their_letters() -> None:
    assert clean("cafe\u0301 coo\u0308rdinatie") == "café coördinatie"


def test_no_character_is_left_that_stands_for_more_than_the_engine_has_room_for() -> None:
    every = "".join(map(chr, [*range(0xD800), *range(0xE000, 0x110000)]))
    room = {c: 4 * len(c.encode()) for c in set(clean(every))}
    assert [c for c in room if len(unicodedata.normalize("NFKC", c)) > room[c]] == []


def test_ordinary_text_stays_as_it_is() -> None:
    text = "Prijs: € 45,00 per stoel (m², ½) 🎉\n\n| a | b |"
    assert clean(text) == text
