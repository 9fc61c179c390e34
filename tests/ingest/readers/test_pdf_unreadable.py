from __future__ import annotations

import pytest

from ingest.readers.pdf_unreadable import is_garbled, is_unmapped


def test_words_in_wrong_letters_are_no_words() -> None:
    assert is_garbled(["nrfkw", "vwdgkxlv", "ghzlmnnd", "hkpxw"] * 6)


@pytest.mark.parametrize(
    "text",
    [
        "De gemeente kocht hergebruikt meubilair voor het stadhuis en de wijkkantoren. " * 3,
        "Le marché public prévoit le réemploi des chaises et des bureaux dans les écoles. " * 3,
        "BTW KVK ISBN RWS VNG NEN CPV 30 40 50",
        "שלום לכולם זה מבחן " * 10,
        "12 345 67 89 " * 40,
    ],
)
def test_text_is_text_in_every_language(text: str) -> None:
    assert not is_garbled(text.split())


@pytest.mark.parametrize(("unmapped", "expected"), [(0, False), (10, False), (40, True)])
def test_some_signs_without_a_character_make_no_page_unreadable(
    unmapped: int, *, expected: bool
) -> None:
    chars = [{"text": "(cid:3)"}] * unmapped + [{"text": "a"}] * 60
    assert is_unmapped(chars) is expected
